"""The whole report as JSON, in both languages, and back: `--compare` reads it."""

import re
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import orjson
from pydantic import TypeAdapter, ValidationError

from errors import BadUserInput
from model.audit_report import AuditReport

FORMAT = "grassroots-audit-report"
VERSION = 2

_ADAPTER = TypeAdapter(AuditReport)


def json_report(report: AuditReport) -> bytes:
    """Field names in camel case, as the API has them."""
    head = {"format": FORMAT, "formatVersion": VERSION, "synthetic": report.synthetic}
    body = _renamed(asdict(report), lambda name: re.sub(r"_([a-z])", lambda m: m[1].upper(), name))
    return orjson.dumps({**head, **body}, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def read_json_report(text: bytes, name: str) -> AuditReport:
    """The report that `json_report` wrote into the file `name`. Raises BadUserInput."""
    hint = "Give a file that `grassroots audit --format json` wrote."
    try:
        body = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise BadUserInput(f"{name} is not JSON: {error}.", argument="compare", hint=hint) from error
    if not isinstance(body, dict) or body.get("format") != FORMAT:
        raise BadUserInput(f"{name} is no audit report.", argument="compare", hint=hint)
    if body.get("formatVersion") != VERSION:
        raise BadUserInput(
            f"{name} is of the form {body.get('formatVersion')}; this Grassroots reads {VERSION}.",
            argument="compare",
            hint="Write it anew with this Grassroots, for its day: --as-of.",
        )
    try:
        return _ADAPTER.validate_python(
            _renamed(body, lambda key: re.sub(r"(?<=[a-z])([A-Z])", lambda m: f"_{m[1].lower()}", key))
        )
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise BadUserInput(f"{name}: {where}: {first['msg']}.", argument="compare", hint=hint) from error


def _renamed(value: Any, rename: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        return {rename(key): _renamed(each, rename) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_renamed(each, rename) for each in value]
    return value
