"""The residents' chat in the browser: routes, page, script; no forms and no rules of the dialogue."""
