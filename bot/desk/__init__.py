"""The coordinators' pages as one feature: routes, templates, style, and the one rule of who may see what; no chat."""
