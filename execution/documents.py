"""Documents parsed, measured and validated once, and kept by their text."""

from collections import OrderedDict
from typing import Any

from graphql import (
    ArgumentNode,
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    Node,
    ObjectFieldNode,
    OperationDefinitionNode,
    Source,
    Visitor,
    parse,
    specified_rules,
    validate,
    visit,
)
from graphql.execution.collect_fields import FragmentDetails

from errors import BadUserInput, Code, LimitExceeded
from execution.limits import Limits, Measured
from execution.variables import OperationVariables

DOCUMENTS_MAXIMUM = 500
ERRORS_MAXIMUM = 20


class Refused(Exception):
    """A document that is not executed: its errors, and the code of those that have none of their own."""

    def __init__(self, errors: list[GraphQLError], code: Code) -> None:
        super().__init__(errors)
        self.errors = errors
        self.code = code


class PreparedOperation:
    """An operation of a valid document, and what executing it takes besides."""

    __slots__ = ("fragments", "name", "node", "variables")

    def __init__(
        self, schema: GraphQLSchema, node: OperationDefinitionNode, fragments: dict[str, FragmentDetails]
    ) -> None:
        self.node = node
        self.name = node.name.value if node.name else None
        self.fragments = fragments
        self.variables = OperationVariables(schema, node)


class Prepared:
    """A valid document within the limits."""

    __slots__ = ("_operations", "document", "measured")

    def __init__(self, schema: GraphQLSchema, document: DocumentNode, measured: Measured) -> None:
        self.document = document
        self.measured = measured
        fragments = {
            node.name.value: FragmentDetails(node, None)
            for node in document.definitions
            if isinstance(node, FragmentDefinitionNode)
        }
        self._operations = [
            PreparedOperation(schema, node, fragments)
            for node in document.definitions
            if isinstance(node, OperationDefinitionNode)
        ]

    def operation(self, name: str | None) -> PreparedOperation | None:
        """The operation of that name; without a name the only one; None where that names not one."""
        if name is None:
            return self._operations[0] if len(self._operations) == 1 else None
        return next((operation for operation in self._operations if operation.name == name), None)


class Documents:
    """The documents of one schema, the least recently used going first."""

    def __init__(self, schema: GraphQLSchema, limits: Limits) -> None:
        self._schema = schema
        self._limits = limits
        self._prepared: OrderedDict[str, Prepared] = OrderedDict()

    def prepare(self, text: str) -> Prepared:
        """Raise Refused where it does not parse, passes a limit or is not valid."""
        prepared = self._prepared.get(text)
        if prepared is not None:
            self._prepared.move_to_end(text)
            return prepared
        document = self._parse(text)
        try:
            measured = Measured(self._schema, document, self._limits)
        except GraphQLError as error:
            raise Refused([error], Code.COST_LIMIT) from None
        errors = validate(self._schema, document, specified_rules, max_errors=ERRORS_MAXIMUM)
        if errors:
            errors = [_with_argument(document, error) for error in errors[:ERRORS_MAXIMUM]]
            raise Refused(errors, Code.GRAPHQL_VALIDATION_FAILED)
        prepared = self._prepared[text] = Prepared(self._schema, document, measured)
        if len(self._prepared) > DOCUMENTS_MAXIMUM:
            self._prepared.popitem(last=False)
        return prepared

    def _parse(self, text: str) -> DocumentNode:
        try:
            return parse(Source(text), max_tokens=self._limits.tokens)
        except GraphQLSyntaxError as error:
            if "Parsing aborted" in error.message:
                message = f"The document has more than {self._limits.tokens:,} tokens."
                limit = LimitExceeded(Code.COST_LIMIT, message, hint="Ask in several requests.")
                raise Refused([GraphQLError(message, original_error=limit)], Code.COST_LIMIT) from None
            raise Refused([error], Code.GRAPHQL_PARSE_FAILED) from None
        except RecursionError:
            nested = GraphQLSyntaxError(Source(text[:100]), 0, "The document is nested too deeply.")
            raise Refused([nested], Code.GRAPHQL_PARSE_FAILED) from None


def _with_argument(document: DocumentNode, error: GraphQLError) -> GraphQLError:
    """A literal that its scalar does not take, such as 2019-02-30, is wrong input, with its argument's path."""
    if error.original_error is None or isinstance(error.original_error, GraphQLError) or not error.nodes:
        return error
    wrong = error.nodes[0]
    names: list[str] = []

    class Finder(Visitor):
        def enter(self, node: Node, _key: object, parent: Any, _path: object, ancestors: list[Any]) -> None:
            if node is wrong:
                around = [*ancestors, parent]
                names.extend(a.name.value for a in around if isinstance(a, ArgumentNode | ObjectFieldNode))

    visit(document, Finder())
    cause = BadUserInput(error.message, argument=".".join(names), hint=str(error.original_error))
    return GraphQLError(error.message, error.nodes, original_error=cause)
