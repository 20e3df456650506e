"""Rules that are written as YAML: a file says what to look for, in one of a few kinds, and becomes a rule like any other."""
