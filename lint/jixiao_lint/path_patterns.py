"""Patterns for paths in the language of `.gitignore`, for git's own files and for `exclude`."""

import re
import warnings
from collections.abc import Iterable, Iterator

from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record

# `**` in the middle of a pattern; with each more of them the time for a deep path is multiplied.
_MOST_LEAPS = 2
# As pathspec writes it: a star, what stands between it and the next star of the same name, and that star.
_TWO_STARS = pattern(r"\[\^/\]\*((?:\[\^/\](?!\*)|(?!\[\^/\])[^/])*)(?=\[\^/\]\*)")
# As pathspec writes `*/` and `**/`, and where it notes that what was met is a folder.
_EVERY_FOLDER, _FOLDER = "(?P<ps_d>/)", "ps_d"


class WrongPatternError(ValueError):
    """A pattern that means nothing; `args[0]` is the pattern."""


class PathPatterns(Record):
    """What the lines of a file say, the last line first; each says that what it fits is left out, or (`!`) taken back in."""

    said: tuple[tuple[re.Pattern[str], bool], ...]

    @classmethod
    def of(cls, lines: Iterable[str]) -> "PathPatterns":
        """Compile the lines. Raises WrongPatternError for one that means nothing."""
        said = [_compiled(line) for line in lines]
        return cls(tuple(pair for pair in reversed(said) if pair))

    @classmethod
    def of_git(cls, lines: Iterable[str]) -> "PathPatterns":
        """Compile the lines of a file that git reads; what means nothing is passed over, as git does."""
        return cls.of(line for line in lines if _means_something(line))

    def decide(self, path: str) -> bool | None:
        """True: left out; False: taken back in; None: not spoken of. `path` has forward slashes, a folder's ends with one.

        The folders above it are another question.
        """
        return next((leaves_out for regex, leaves_out in self.said if _fits(regex, path)), None)

    def leave_out(self, path: str) -> bool:
        """True when the file at `path`, or a folder above it, is left out."""
        return any(self.decide(step) for step in steps(path))


def steps(path: str) -> Iterator[str]:
    """The folders on the way to a path, each ending with a slash, from the top; then the path itself."""
    inner = path.rstrip("/")
    at = inner.find("/")
    while at >= 0:
        yield inner[: at + 1]
        at = inner.find("/", at + 1)
    yield path


def _fits(regex: re.Pattern[str], path: str) -> bool:
    """True where the pattern fits the path itself, not only a folder above it."""
    match = regex.search(path)
    if match is None:
        return False
    if _FOLDER in regex.groupindex and match.end(_FOLDER) >= 0:
        return match.end(_FOLDER) == len(path)
    return not (path.endswith("/") and match.end() == len(path) and regex.pattern.endswith("/"))  # a/** does not fit a/


def _means_something(line: str) -> bool:
    try:
        return _compiled(line) is not None
    except WrongPatternError:
        return False


def _compiled(line: str) -> tuple[re.Pattern[str], bool] | None:
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

    try:
        regex, leaves_out = GitIgnoreSpecPattern.pattern_to_regex(line)
        if regex is None or leaves_out is None:  # a comment, or an empty line
            return None
        if line.count("/**/") > _MOST_LEAPS:
            raise WrongPatternError(line)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)  # `re` may read [[a] otherwise one day
            return re.compile("/$" if regex == _EVERY_FOLDER else _tame(regex)), leaves_out
    except (ValueError, re.error) as error:
        raise WrongPatternError(line) from error


def _tame(regex: str) -> str:
    """Let each star but the last of a name take as little as it can, once and for all: `*a*a*a*b` would take hours else."""
    return _TWO_STARS.sub(r"(?>[^/]*?\1)", regex)
