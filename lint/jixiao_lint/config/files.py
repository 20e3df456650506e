"""Where the configuration of a file is found, and which part of it holds for that file."""

import os
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from jixiao_grammar.record import Record
from jixiao_lint.config.failure import ConfigError
from jixiao_lint.config.lookup import Lookup, user_configuration
from jixiao_lint.config.opening import as_path
from jixiao_lint.config.trust import DEFAULT_PACKS, Trust
from jixiao_lint.file_path import FilePath, one_of_its_folder, real_folder
from jixiao_lint.work_tree import work_tree

if TYPE_CHECKING:
    from jixiao_lint.config.profiles import Source
    from jixiao_lint.config.settings import Part
    from jixiao_lint.path_patterns import PathPatterns


class Layer(Record):
    """What one source says about which rules run. `select` None: it says nothing about that."""

    origin: str
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


class Choice(Record):
    """What holds for one file: the settings that choose and tune its rules, and where they come from.

    `layers` go from the weakest to the strongest. `origins` maps each other key that is set, down to the option
    (`rules.no-comparator.bare-100-percent`), to the file or profile that set it. `is_found`: the configuration was found beside
    the tables, and nobody named it.
    """

    packs: tuple[str, ...] = DEFAULT_PACKS
    layers: tuple[Layer, ...] = ()
    severity: Mapping[str, str] = {}
    options: Mapping[str, Any] = {}
    rules: Mapping[str, Mapping[str, Any]] = {}
    exclude: tuple[str, ...] = ()
    waivers: str | None = None
    year: int | None = None
    scope: str | None = None
    file_seconds: float | None = None
    convert_seconds: float | None = None
    file_memory: int | None = None
    opinion: Mapping[str, Any] = {}
    origins: Mapping[str, str] = {}
    folder: str = ""
    is_found: bool = False


class Given(Record):
    """What the command line says about configurations.

    The file to use, whether to use none, profiles to put on top, and packs that are used beside those of the configuration.
    """

    config: str | None = None
    isolated: bool = False
    profiles: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()


def choice_for(path: str, given: Given) -> Choice:
    """The settings for the file at `path`. Raises ConfigError when a configuration is broken, or names what it may not."""
    return Configurations(given).choice(path)


class Configurations:
    """The configurations met in one run; each is looked for and read once."""

    def __init__(self, given: Given) -> None:
        """`given` holds for every file."""
        self._given = given
        self._lookup = Lookup()
        self._sources: dict[str, tuple[Source, ...]] = {}
        self._choices: dict[tuple[str, ...], Choice] = {}
        self._of_folder: dict[str, Choice] = {}
        self._homes: dict[str, tuple[str, str | None]] = {}
        self._origins: dict[str, str | None] = {}
        self._excluded: dict[tuple[str, ...], PathPatterns] = {}

    def path(self, given: str | bytes) -> FilePath:
        """The path of a file, named from its work tree, else from the folder of its configuration."""
        like = one_of_its_folder(os.fsdecode(given))
        if like not in self._homes:
            real = real_folder(like)
            origin = self._origin(real)
            home = work_tree(real) or (os.path.dirname(os.path.abspath(origin)) if origin else None)
            self._homes[like] = real, None if home is None else os.path.realpath(home)
        return FilePath.in_folder(given, *self._homes[like])

    def choice(self, path: str | FilePath) -> Choice:
        """The settings for the file at `path`.

        Raises ConfigError when a configuration is broken, or names what it may not; UnknownNameError for an absent pack.
        """
        like = one_of_its_folder(os.fspath(path))
        if like in self._of_folder:  # asked several times for each of thousands of files
            return self._of_folder[like]
        origin = self._origin(os.path.dirname(os.path.abspath(path)))
        key = origin or ""
        if key not in self._sources:
            self._sources[key] = tuple(self._read(origin))
        folder = os.path.dirname(os.path.abspath(origin)) if origin else os.getcwd()
        # Without patterns no file has settings of its own.
        patterned = any(source.settings.per_file for source in self._sources[key])
        parts = tuple(_parts(self._sources[key], _relative(path, folder) if patterned else ""))
        same = (key, *(name for name, _ in parts))
        if same not in self._choices:
            is_found = origin is not None and origin not in (self._given.config, user_configuration())
            self._choices[same] = _choice(self._sources[key], parts, folder, self._packs())._replace(is_found=is_found)
        if not patterned:
            self._of_folder[like] = self._choices[same]
        return self._choices[same]

    def _packs(self) -> tuple[str, ...]:
        return tuple(as_path(name, ".") for name in self._given.packs)

    def _read(self, origin: str | None) -> "Iterator[Source]":
        """The configuration with all that it extends, then the profiles of the command line."""
        packs: Sequence[str] = DEFAULT_PACKS
        if origin is not None:
            from jixiao_lint.config.profiles import Source, with_extended

            own = Source(origin, self._lookup.settings(origin))
            yield from (all_of_it := with_extended(own, os.path.abspath(origin), self._packs(), self._trust(origin)))
            packs = all_of_it[-1].settings.packs or DEFAULT_PACKS
        if self._given.profiles:
            from jixiao_lint.config.profiles import named

            yield from named(self._given.profiles, (*packs, *self._packs()))

    def _trust(self, origin: str) -> Trust:
        """What the user named may name anything; what was found may run the packages that the user named."""
        own = user_configuration()
        if origin in (self._given.config, own):
            return Trust(None)
        packs = (self._lookup.settings(own).packs or []) if own is not None else []
        return Trust(origin, frozenset((*DEFAULT_PACKS, *packs, *self._packs())))

    def excludes(self, path: str | FilePath) -> bool:
        """True when `exclude` leaves this file out. Raises ConfigError for a pattern that means nothing."""
        choice = self.choice(path)
        if not choice.exclude:
            return False
        if choice.exclude not in self._excluded:
            from jixiao_lint.path_patterns import PathPatterns, WrongPatternError

            try:
                self._excluded[choice.exclude] = PathPatterns.of(choice.exclude)
            except WrongPatternError as error:
                origin = choice.origins["exclude"]
                raise ConfigError(f"{origin}：exclude 里的“{error.args[0]}”不是可用的路径模式") from error
        return self._excluded[choice.exclude].leave_out(_relative(path, choice.folder))

    def _origin(self, folder: str) -> str | None:
        if self._given.isolated or self._given.config is not None:
            return None if self._given.isolated else self._given.config
        if folder not in self._origins:
            self._origins[folder] = self._lookup.closest(folder) or user_configuration()
        return self._origins[folder]


def _relative(path: str | FilePath, folder: str) -> str:
    """The path from `folder`, with forward slashes; that of another drive stays whole."""
    whole = os.path.abspath(path)
    try:
        return os.path.relpath(whole, folder).replace(os.sep, "/")
    except ValueError:
        return whole.replace(os.sep, "/")


def _choice(
    sources: "Sequence[Source]", parts: "Sequence[tuple[str, Part]]", folder: str, packs: Sequence[str]
) -> Choice:
    held: dict[tuple[str, ...], tuple[Any, str]] = {}
    for origin, said in (*((origin, _said(part)) for origin, part in parts), *map(_said_of_all, sources)):
        for key, value in said:
            # Set last, read last: a rule may be named by its code here and by its name there.
            held.pop(key, None)
            held[key] = value, origin
    rules: dict[str, dict[str, Any]] = {}
    for key, (value, _) in held.items():
        if key[0] == "rules":
            rules.setdefault(key[1], {})[key[2]] = value
    return Choice(
        packs=tuple(dict.fromkeys((*held.get(("packs",), (DEFAULT_PACKS,))[0], *packs))),
        layers=tuple(_layer(origin, part) for origin, part in parts),
        severity={key[1]: value for key, (value, _) in held.items() if key[0] == "severity"},
        options={key[1]: value for key, (value, _) in held.items() if key[0] == "options"},
        rules=rules,
        exclude=tuple(held.get(("exclude",), ((),))[0]),
        waivers=held.get(("waivers",), (None,))[0],
        year=held.get(("year",), (None,))[0],
        scope=held.get(("scope",), (None,))[0],
        file_seconds=held.get(("file-seconds",), (None,))[0],
        convert_seconds=held.get(("convert-seconds",), (None,))[0],
        file_memory=held.get(("file-memory",), (None,))[0],
        opinion=held.get(("opinion",), ({},))[0],
        origins={".".join(key): origin for key, (_, origin) in (held | _named_packs(held, packs)).items()},
        folder=folder,
    )


def _named_packs(
    held: Mapping[tuple[str, ...], tuple[Any, str]], packs: Sequence[str]
) -> dict[tuple[str, ...], tuple[Any, str]]:
    """Packs of the command line stand beside those of a configuration, and so does where they come from."""
    own = held.get(("packs",), (None, "默认"))[1]
    return {("packs",): (packs, f"{own}、命令行")} if packs else {}


def _layer(origin: str, part: "Part") -> Layer:
    select = None if part.select is None else tuple(part.select)
    return Layer(origin, select, tuple(part.extend_select), tuple(part.ignore))


def _said(part: "Part") -> list[tuple[tuple[str, ...], Any]]:
    """What a part sets beside the choice of rules: where it stands in the file, and the value."""
    return [
        *((("severity", name), level) for name, level in part.severity.items()),
        *((("options", name), value) for name, value in part.options.items()),
        *((("rules", name, key), value) for name, options in part.rules.items() for key, value in options.items()),
    ]


def _said_of_all(source: "Source") -> tuple[str, list[tuple[tuple[str, ...], Any]]]:
    """What a file sets that cannot be set for some files only."""
    keys = ("packs", "exclude", "waivers", "year", "scope", "file-seconds", "convert-seconds", "file-memory", "opinion")
    values = ((key, getattr(source.settings, key.replace("-", "_"))) for key in keys)
    return source.origin, [((key,), value) for key, value in values if value not in (None, [], {})]


def _parts(sources: "Sequence[Source]", relative: str) -> "Iterator[tuple[str, Part]]":
    for origin, settings in sources:
        yield origin, settings
        for pattern, part in settings.per_file.items():
            if fnmatchcase(relative, pattern):
                yield f"{origin} per-file {pattern}", part
