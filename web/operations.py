"""Which operation of a document is meant, known before anything is run: the method must fit its type."""

from functools import lru_cache

from graphql import GraphQLError, OperationDefinitionNode, OperationType, parse

from errors import Code
from web.refusals import Refusal

# Documents repeat, but a caller can make up any number of them: what is remembered is bounded, 16 MiB of text.
REMEMBERED = 1024
REMEMBERED_LENGTH = 16 * 1024

Operation = tuple[str | None, OperationType]


def choose_operation(document: str, name: str | None) -> Operation | None:
    """Name and type of the operation; None when the document does not parse, which its execution will say.

    Raises Refusal when `name` does not settle which operation is meant.
    """
    operations = (_remembered if len(document) <= REMEMBERED_LENGTH else _operations)(document)
    if operations is None:
        return None
    meant = [operation for operation in operations if name in (None, operation[0])]
    if len(meant) == 1:
        return meant[0]
    if not operations:
        raise _unclear("The document holds no operation.", "Add a query to it.")
    names = ", ".join(own or "one without a name" for own, _ in operations[:10])
    if name is None:
        raise _unclear("The document holds several operations.", f"Name one in `operationName`: {names}.")
    raise _unclear("`operationName` names no operation of the document.", f"The document holds: {names}.")


def _operations(document: str) -> tuple[Operation, ...] | None:
    try:
        definitions = parse(document, no_location=True).definitions
    except GraphQLError:
        return None
    return tuple(
        (definition.name.value if definition.name else None, definition.operation)
        for definition in definitions
        if isinstance(definition, OperationDefinitionNode)
    )


_remembered = lru_cache(maxsize=REMEMBERED)(_operations)


def _unclear(message: str, hint: str) -> Refusal:
    return Refusal(400, message, hint, code=Code.GRAPHQL_VALIDATION_FAILED)
