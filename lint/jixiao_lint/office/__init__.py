"""Writing into Word and Excel files: single stretches of single parts change, and every other byte stays as it is."""
