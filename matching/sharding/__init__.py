"""Past one machine: a problem cut by place, pieces planned side by side, seams planned again; no search of its own."""
