"""The options of what others start: verify, server, serve."""

from argparse import ArgumentParser

from jixiao_lint.cli.options.groups import configuration, limits, which_rules
from jixiao_lint.cli.options.values import port


def verify(verify: ArgumentParser) -> None:
    """What `jixiao verify` takes."""
    verify.add_argument("report", metavar="报告", help="jixiao check --json 写的报告")
    configuration(verify)
    limits(verify)


def server(server: ArgumentParser) -> None:
    """What `jixiao server` takes."""
    server.add_argument("--stdio", action="store_true", help="用标准输入输出和编辑器通信（一向如此，写不写都可以）")
    which_rules(server)


def serve(serve: ArgumentParser) -> None:
    """What `jixiao serve` takes."""
    where = serve.add_argument_group("在哪里服务")
    where.add_argument("--port", type=port, default=0, metavar="端口", help="用这个端口（默认：随便一个空着的）")
    where.add_argument(
        "--host", default="127.0.0.1", metavar="地址", help="用本机的这个地址；默认 127.0.0.1，只有本机能打开"
    )
    where.add_argument("--open", action="store_true", help="同时打开浏览器")
    which_rules(serve)
    limits(serve.add_argument_group("文件"), jobs=4)
    serve.set_defaults(no_cache=True)  # nothing of what others send stays behind
