"""The texts of a row or of a head, by field."""


class Texts(dict[str, str]):
    """Texts by field, blank for a field that the form does not have."""

    def __missing__(self, field: str) -> str:
        # Asked for in every row and table, by rules about columns that few forms have: found at once the next time.
        self[field] = ""
        return ""
