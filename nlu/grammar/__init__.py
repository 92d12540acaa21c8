"""What can be read by rule: people, quantities, phones, places, times …; no beliefs, no models, nothing learnt."""
