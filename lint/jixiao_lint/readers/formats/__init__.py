"""One module a format. Each names in FORMATS what it accepts; nothing else has to know of it."""
