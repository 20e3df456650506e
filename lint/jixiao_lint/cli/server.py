"""`jixiao server`: the language server, for editors that start it."""

from argparse import Namespace
from importlib.util import find_spec

from jixiao_lint.cli.failure import Failure
from jixiao_lint.cli.given import given_configuration, split_names


def run(arguments: Namespace) -> int:
    """Serve one editor on the standard streams until it goes."""
    if find_spec("pygls") is None:
        raise Failure("没有安装编辑器服务要用的 pygls，请运行 pip install 'jixiao-lint[lsp]'")
    from jixiao_lint.lsp.server import serve
    from jixiao_lint.lsp.settings import Settings
    from jixiao_lint.options import Options

    options = Options(
        given=given_configuration(arguments),
        select=split_names(arguments.select),
        extend_select=split_names(arguments.extend_select),
        ignore=split_names(arguments.ignore),
        year=arguments.year,
        as_of=arguments.as_of,
        cache=True,
    )
    return serve(Settings(options))
