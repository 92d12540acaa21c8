"""What is learnt of danger from lines by many hands: lines, features and the model. No rules, no verdict."""
