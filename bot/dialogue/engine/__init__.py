"""What every step is made of: stack, frames, buttons, scene, what was heard, turn and actions; no flow of its own."""
