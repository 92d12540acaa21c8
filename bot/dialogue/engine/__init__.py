"""What every step is made of: state, scene, what was heard, turn and actions; no flow of its own."""
