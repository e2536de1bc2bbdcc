"""What a caller is told of an error: a code, what was wrong, where, and how to mend it. The rest is logged."""

import logging
import traceback
from collections.abc import Sequence
from uuid import uuid4

from graphql import GraphQLError, VariableDefinitionNode

from errors import Code, GrassrootsError

MESSAGE_MAXIMUM = 400

HINTS = {
    Code.GRAPHQL_PARSE_FAILED: "Mend the document's syntax at the place told.",
    Code.GRAPHQL_VALIDATION_FAILED: "Compare the document with the schema.",
    Code.BAD_USER_INPUT: "Compare the value with the type that the schema tells.",
    Code.INTERNAL: "Quote the reference when you report this.",
}

logger = logging.getLogger(__name__)


def present(errors: Sequence[GraphQLError], stage: Code) -> list[GraphQLError]:
    """The errors as a caller may see them, each with `extensions.code`.

    `stage` is the code of graphql-core's own errors at that stage. An error that is none of ours is masked as
    INTERNAL with a reference, under which its traceback is logged once, however many fields it failed.
    """
    references: dict[int, str] = {}
    return [_present(error, stage, references) for error in errors]


def _present(error: GraphQLError, stage: Code, references: dict[int, str]) -> GraphQLError:
    cause = _cause(error)
    extensions: dict[str, object]
    if isinstance(cause, GrassrootsError):
        message = cause.message
        extensions = {"code": cause.code, **cause.extensions}
    else:
        code = _code(error, cause, stage)
        message = error.message
        extensions = {"code": code, "hint": HINTS[code]}
        if code is Code.INTERNAL:
            message = "Something failed on our side."
            reference = references.get(id(cause)) or _log(cause)
            extensions["reference"] = references[id(cause)] = reference
        if error.nodes and isinstance(error.nodes[0], VariableDefinitionNode):
            extensions["argument"] = f"${error.nodes[0].variable.name.value}"
    if error.extensions and "omitted" in error.extensions:
        extensions["omitted"] = error.extensions["omitted"]
    if len(message) > MESSAGE_MAXIMUM:
        message = message[:MESSAGE_MAXIMUM] + "…"
    return GraphQLError(
        message, error.nodes, error.source, error.positions, error.path, error.original_error, extensions
    )


def _cause(error: GraphQLError) -> Exception:
    cause: Exception = error
    while isinstance(cause, GraphQLError) and cause.original_error is not None:
        cause = cause.original_error
    return cause


def _code(error: GraphQLError, cause: Exception, stage: Code) -> Code:
    if stage is Code.INTERNAL:
        # graphql-core's own error with nodes of its own points at an argument of the caller's document.
        return Code.BAD_USER_INPUT if isinstance(cause, GraphQLError) and _has_own_nodes(error) else stage
    return stage


def _has_own_nodes(error: GraphQLError) -> bool:
    original = error.original_error
    return isinstance(original, GraphQLError) and bool(original.nodes)


def _log(cause: Exception) -> str:
    reference = uuid4().hex[:12]
    logger.error("reference=%s %s", reference, "".join(traceback.format_exception(cause)))
    return reference
