"""What goes over everything stored: erasure, expiry, export."""
