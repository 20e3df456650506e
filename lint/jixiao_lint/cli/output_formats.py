"""Which outputs are wanted: by options, by the environment, or by the service that runs us."""

import os
from argparse import Namespace

# What build services set, to what, and the format whose lines they show beside the files.
_SERVICES = (
    ("GITHUB_ACTIONS", ("true",), "github"),
    ("GITLAB_CI", ("true",), "gitlab"),
    ("TF_BUILD", ("true",), "azure"),
)


def asked(arguments: Namespace) -> list[str]:
    """The outputs that the user asked for, by options or by the environment."""
    given: list[str] = arguments.output_format or []
    in_environment = os.environ.get("JIXIAO_OUTPUT_FORMAT")
    return given or ([in_environment] if in_environment else [])


def output_formats(arguments: Namespace) -> list[str]:
    """The wanted outputs as written, `FORMAT` or `FORMAT=FILE`; where none is, the format of the service that runs us."""
    wanted = asked(arguments)
    if wanted or arguments.output_file or arguments.statistics:
        return wanted or ["text"]
    return [next((form for name, value, form in _SERVICES if os.environ.get(name, "").lower() in value), "text")]
