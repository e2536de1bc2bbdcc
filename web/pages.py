"""The pages for people: where things are, and GraphiQL, all from our own files."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

ROOT = Path(__file__).parent.parent
HOME_FILE = ROOT / "explorer" / "home.html"
BUILT_FOLDER = ROOT / "explorer" / "dist"

NOT_BUILT = (
    "The query page is not built: run `make explorer`, which needs npm's registry once. "
    "The API answers here all the same, by POST.\n"
    "查询页面尚未构建：请运行 `make explorer`（需要访问一次 npm 仓库）。接口本身仍可通过 POST 使用。\n"
)

# Monaco, GraphiQL's editor, writes style elements, and GraphiQL's style sheet holds its fonts;
# scripts and workers come from our own files alone.
HEADERS = {
    "content-security-policy": "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "worker-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        )
    ),
    "cache-control": "no-cache",
    "cross-origin-opener-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "vary": "accept",
    "x-content-type-options": "nosniff",
}


class Assets(StaticFiles):
    """The built scripts and styles. A name carries a hash of the content, so a browser may keep it."""

    def __init__(self) -> None:
        super().__init__(directory=BUILT_FOLDER / "assets", check_dir=False)

    def file_response(self, *arguments: object, **named: object) -> Response:
        response = super().file_response(*arguments, **named)  # type: ignore[arg-type]
        response.headers["cache-control"] = "public, max-age=31536000, immutable"
        response.headers["x-content-type-options"] = "nosniff"
        return response


async def home(_: Request) -> Response:
    return FileResponse(HOME_FILE, headers=HEADERS)


async def graphiql(scope: Scope, receive: Receive, send: Send) -> None:
    """GraphiQL, or a plain sentence when it is not built."""
    built = BUILT_FOLDER / "index.html"
    response = FileResponse(built, headers=HEADERS) if built.is_file() else PlainTextResponse(NOT_BUILT, 404)
    await response(scope, receive, send)
