"""What people, teams and donors offer: providers with their hours and skills, and resources."""
