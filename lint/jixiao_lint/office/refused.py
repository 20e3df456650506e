"""What is raised where a file is left as it is."""


class RefusedError(Exception):
    """`args[0]` is the sentence for the user: why nothing was written, and what to do."""
