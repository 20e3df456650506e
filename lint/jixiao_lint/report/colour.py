"""Whether to write colours."""

from collections.abc import Mapping


def colour_wanted(flag: str, env: Mapping[str, str], is_tty: bool) -> bool:
    """Decide by the option, then `NO_COLOR`, then `FORCE_COLOR` or `CLICOLOR_FORCE`, then the terminal.

    `flag` is auto, always or never. A variable that is set but empty says nothing.
    """
    if flag != "auto":
        return flag == "always"
    if env.get("NO_COLOR"):
        return False
    if env.get("FORCE_COLOR") or env.get("CLICOLOR_FORCE"):
        return True
    return is_tty and env.get("TERM") != "dumb"
