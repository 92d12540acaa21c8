"""Why needs stay unserved and what small change would do, as codes and numbers; no sentences."""
