"""What the server can be asked, for programs: OpenAPI 3.1."""

from typing import Any

from msgspec.json import schema_components

from jixiao_lint import __version__
from jixiao_lint.page.answer import WISHES
from jixiao_lint.page.shape import Answer

_REFUSALS = {
    "400": "没有写文件名",
    "401": "没有令牌，或者不对",
    "403": "请求来自别的网站",
    "408": "文件没有传完",
    "413": "文件太大",
    "421": "不是这个服务的网址",
    "503": "排队的太多，请过一会儿再试",
    "504": "用的时间太长，没有查完",
    "507": "临时文件夹写不下",
}


def description(largest: int) -> dict[str, Any]:
    """The description. `largest` is how many bytes a file may have."""
    (answer,), components = schema_components([Answer], ref_template="#/components/schemas/{name}")
    problem = {
        "type": "object",
        "properties": {"status": {"type": "integer"}, "title": {"type": "string"}},
        "required": ["status", "title"],
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "jixiao serve",
            "version": __version__,
            "description": "检查项目支出绩效目标表。文件放在请求的正文里，不保存；令牌是启动时显示的网址里 # 后面的部分。",
        },
        "security": [{"token": []}],
        "paths": {
            **{f"/api/{wish}": {"post": _ask(wish, largest, answer)} for wish in WISHES},
            "/api/about": {"get": _told("服务的上限和能转换的格式")},
            "/api/openapi.json": {"get": _told("这份说明")},
            "/api/end": {"post": _end()},
        },
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": {**components, "Problem": problem},
        },
    }


def _ask(wish: str, largest: int, answer: dict[str, Any]) -> dict[str, Any]:
    media = WISHES[wish].media
    schema: dict[str, Any] = {"type": "object"} if media == "application/json" else {}
    content = {media: {"schema": answer if wish == "answer" else schema}}
    return {
        "summary": WISHES[wish].title,
        "operationId": wish,
        "parameters": [
            {
                "name": "name",
                "in": "query",
                "required": True,
                "description": "文件名，格式要靠它的扩展名认",
                "schema": {"type": "string", "minLength": 1, "maxLength": 1000},
            },
            {
                "name": "X-Jixiao-Visitor",
                "in": "header",
                "description": "是谁：同一个值的请求排在一起，别人不会因此多等",
                "schema": {"type": "string"},
            },
        ],
        "requestBody": {
            "required": True,
            "description": f"文件的内容，不超过 {largest} 字节",
            "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
        },
        "responses": {
            "200": {"description": WISHES[wish].title, "content": content},
            "204": {"description": "没有可以给的：例如没有能自动改正的"},
            **{status: _refused(sentence) for status, sentence in _REFUSALS.items()},
        },
    }


def _told(summary: str) -> dict[str, Any]:
    content = {"application/json": {"schema": {"type": "object"}}}
    refused = {status: _refused(_REFUSALS[status]) for status in ("401", "403", "421")}
    return {"summary": summary, "responses": {"200": {"description": summary, "content": content}, **refused}}


def _end() -> dict[str, Any]:
    refused = {status: _refused(_REFUSALS[status]) for status in ("401", "403", "421")}
    summary = "结束服务；只有本机能打开的服务才有"
    return {"summary": summary, "responses": {"204": {"description": "就要结束了"}, **refused}}


def _refused(sentence: str) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": sentence, "content": {"application/problem+json": {"schema": schema}}}
