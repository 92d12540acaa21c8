"""What is personal is sealed at rest: keys, column types, changing keys; no rule of who may see what."""
