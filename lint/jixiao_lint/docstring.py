"""Docstrings as text: what a rule says about itself is its page in the manual."""


def without_indentation(doc: str) -> str:
    """A docstring without its indentation, which Python keeps up to 3.12, and drops since."""
    # What inspect.cleandoc does; importing inspect costs a start more than all rules together.
    first, *rest = doc.split("\n")
    margin = min((len(line) - len(line.lstrip()) for line in rest if line.strip()), default=0)
    return "\n".join((first.lstrip(), *(line[margin:] if line.strip() else "" for line in rest))).strip("\n")
