"""The options of the commands, a module for each kind of command: only the asked command's is loaded."""
