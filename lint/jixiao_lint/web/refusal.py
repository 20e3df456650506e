"""What is told to who gets no answer: a sentence for people, in the form of RFC 9457 for programs."""

from starlette.responses import JSONResponse


def refusal(status: int, sentence: str, headers: dict[str, str] | None = None) -> JSONResponse:
    """The answer."""
    body = {"status": status, "title": sentence}
    return JSONResponse(body, status, headers, media_type="application/problem+json")
