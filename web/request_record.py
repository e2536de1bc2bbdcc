"""What is known of the request under way: for its line of log, and for the errors of its answer."""

from dataclasses import dataclass, field

from starlette.types import Scope


@dataclass(slots=True)
class RequestRecord:
    """Never a document's text, the values of variables, or credentials."""

    request_id: str
    status: int = 0
    operation: str | None = None
    operation_type: str | None = None
    statements: int | None = None
    codes: list[str] = field(default_factory=list)

    @property
    def line(self) -> dict[str, object]:
        """The entries of the log line, without those that say nothing."""
        entries = {
            "status": self.status,
            "operation": self.operation,
            "operation_type": self.operation_type,
            "statements": self.statements,
            "codes": self.codes or None,
        }
        return {name: value for name, value in entries.items() if value is not None}


def record_of(scope: Scope) -> RequestRecord:
    record = scope["state"]["record"]
    assert isinstance(record, RequestRecord)
    return record
