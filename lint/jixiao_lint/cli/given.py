"""What the options say, for those who do the work."""

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jixiao_lint.config.files import Given
    from jixiao_lint.options import Options


def given_configuration(arguments: Namespace) -> "Given":
    """What the options about the configuration say."""
    from jixiao_lint.cli.failure import Failure
    from jixiao_lint.config.files import Given

    if arguments.isolated and arguments.config is not None:
        raise Failure("--config（用这份配置）和 --isolated（不读任何配置）不能同时用")
    return Given(arguments.config, arguments.isolated, split_names(arguments.profile), split_names(arguments.pack))


def given_options(arguments: Namespace) -> "Options":
    """What the options of `jixiao check` say about how files are checked."""
    from jixiao_lint.options import Options

    return Options(
        given=given_configuration(arguments),
        select=split_names(arguments.select),
        extend_select=split_names(arguments.extend_select),
        ignore=split_names(arguments.ignore),
        year=arguments.year,
        as_of=arguments.as_of,
        jobs=arguments.jobs,
        file_seconds=arguments.file_seconds,
        convert_seconds=arguments.convert_seconds,
        file_memory=arguments.file_memory,
        cache=not arguments.no_cache,
        waivers=getattr(arguments, "waivers", None),
    )


def split_names(values: Sequence[str]) -> tuple[str, ...]:
    """The names of a repeatable option whose values may hold several, separated by commas."""
    return tuple(name.strip() for value in values for name in value.replace("，", ",").split(",") if name.strip())
