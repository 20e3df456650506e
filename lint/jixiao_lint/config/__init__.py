"""Which rules run on a file, and how loudly: files of settings → rules with options."""
