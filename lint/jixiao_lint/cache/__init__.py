"""Results of an earlier run, kept for files that have not changed since. What cannot be kept safely is not kept."""
