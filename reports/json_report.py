"""The whole report as JSON, in both languages, and back: `--compare` reads it."""

import re
from collections.abc import Callable
from typing import Any

import msgspec

from errors import BadUserInput
from model.audit_report import AuditReport

FORMAT = "grassroots-audit-report"
VERSION = 2


def json_report(report: AuditReport) -> bytes:
    """Field names in camel case, as the API has them."""
    head = {"format": FORMAT, "formatVersion": VERSION, "synthetic": report.synthetic}
    body = _renamed(
        msgspec.to_builtins(report), lambda name: re.sub(r"_([a-z])", lambda m: m[1].upper(), name)
    )
    return msgspec.json.format(msgspec.json.encode({**head, **body}), indent=2) + b"\n"


def read_json_report(text: bytes, name: str) -> AuditReport:
    """The report that `json_report` wrote into the file `name`. Raises BadUserInput."""
    hint = "Give a file that `grassroots audit --format json` wrote."
    try:
        body = msgspec.json.decode(text)
    except (ValueError, RecursionError) as error:
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
        return msgspec.convert(
            _renamed(body, lambda key: re.sub(r"(?<=[a-z])([A-Z])", lambda m: f"_{m[1].lower()}", key)),
            AuditReport,
        )
    except msgspec.ValidationError as error:
        raise BadUserInput(f"{name}: {error}.", argument="compare", hint=hint) from error


def _renamed(value: Any, rename: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        return {rename(key): _renamed(each, rename) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_renamed(each, rename) for each in value]
    return value
