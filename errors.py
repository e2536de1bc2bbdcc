"""Every error that the API can answer.

GrassrootsError
├── CallerError                 the caller can mend it: passes through with its code and what to do
│   ├── BadUserInput            BAD_USER_INPUT
│   │   └── CursorInvalid       CURSOR_INVALID
│   ├── NotFound                NOT_FOUND
│   ├── Conflict                CONFLICT
│   └── LimitExceeded           COST_LIMIT, DEPTH_LIMIT
└── ServiceError                ours or the database's: the text is safe to show, and names no address
    ├── Overloaded              OVERLOADED
    ├── Timeout                 TIMEOUT
    └── DatabaseUnavailable     DB_UNAVAILABLE

A request that never becomes an operation is refused in web/refusals.py, with PAYLOAD_TOO_LARGE among others.
The codes of what is not there yet (access control, stored documents) are fixed already, so that callers can be written
for them.

Anything that is not a GrassrootsError is masked as INTERNAL; a document that does not parse or validate is
GRAPHQL_PARSE_FAILED or GRAPHQL_VALIDATION_FAILED.
"""

from enum import StrEnum


class Code(StrEnum):
    """`extensions.code` of an answered error."""

    GRAPHQL_PARSE_FAILED = "GRAPHQL_PARSE_FAILED"
    GRAPHQL_VALIDATION_FAILED = "GRAPHQL_VALIDATION_FAILED"
    INTERNAL = "INTERNAL"
    OVERLOADED = "OVERLOADED"
    PAYLOAD_TOO_LARGE = "PAYLOAD_TOO_LARGE"
    UNAUTHENTICATED = "UNAUTHENTICATED"
    FORBIDDEN = "FORBIDDEN"
    NOT_FOUND = "NOT_FOUND"
    BAD_USER_INPUT = "BAD_USER_INPUT"
    CONFLICT = "CONFLICT"
    COST_LIMIT = "COST_LIMIT"
    DEPTH_LIMIT = "DEPTH_LIMIT"
    RATE_LIMITED = "RATE_LIMITED"
    TIMEOUT = "TIMEOUT"
    DB_UNAVAILABLE = "DB_UNAVAILABLE"
    CURSOR_INVALID = "CURSOR_INVALID"
    TOKEN_EXPIRED = "TOKEN_EXPIRED"
    DOCUMENT_UNKNOWN = "DOCUMENT_UNKNOWN"
    RULE_VIOLATION = "RULE_VIOLATION"


class GrassrootsError(Exception):
    """An error whose text may be shown.

    `extensions` are added to the answered error's own, beside `code`; `hint` says how to mend it.
    """

    code: Code

    def __init__(self, message: str, *, hint: str | None = None, **extensions: object) -> None:
        super().__init__(message)
        self.message = message
        self.extensions: dict[str, object] = {**extensions, **({"hint": hint} if hint else {})}


class CallerError(GrassrootsError):
    pass


class BadUserInput(CallerError):
    """`argument` is the path of the argument that was wrong, such as `filter.within`."""

    code = Code.BAD_USER_INPUT

    def __init__(self, message: str, *, argument: str, hint: str | None = None) -> None:
        super().__init__(message, hint=hint, argument=argument)


class CursorInvalid(BadUserInput):
    code = Code.CURSOR_INVALID


class NotFound(CallerError):
    code = Code.NOT_FOUND


class Conflict(CallerError):
    code = Code.CONFLICT


class LimitExceeded(CallerError):
    """`code` is the limit's own: COST_LIMIT or DEPTH_LIMIT."""

    def __init__(self, code: Code, message: str, *, hint: str, **extensions: object) -> None:
        super().__init__(message, hint=hint, **extensions)
        self.code = code


class ServiceError(GrassrootsError):
    pass


class Overloaded(ServiceError):
    code = Code.OVERLOADED


class Timeout(ServiceError):
    code = Code.TIMEOUT


class DatabaseUnavailable(ServiceError):
    code = Code.DB_UNAVAILABLE
