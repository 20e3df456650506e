"""What is raised when a configuration cannot be used."""


class ConfigError(Exception):
    """`args[0]` is the sentence for the user, with the file and the key."""
