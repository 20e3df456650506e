"""What a command raises when the job cannot be done."""


class Failure(Exception):
    """`args[0]` is the sentence for the user; the exit code is 2."""
