"""What `liandong check` looks at, a function a matter, each saying what it found; prints nothing and mends nothing."""
