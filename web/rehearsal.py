"""Runs the ready queries once behind the scenes: Neo4j plans a statement when it first meets it, which takes long."""

import logging
from collections.abc import Callable

from execution.columnar_schema import ColumnarSchema
from web.query_library import read_library

logger = logging.getLogger(__name__)


async def rehearse(schema: ColumnarSchema, context: Callable[[], object]) -> None:
    """One query after the other, so that whoever asks meanwhile waits for one at most. Answers are thrown away.

    The first of every group comes first: those are the ones that the welcome shows.
    """
    failed = 0
    for query in sorted(read_library(), key=lambda query: query.name.partition("/")[2]):
        result = await schema.execute(query.document, query.variables, context_value=context())
        failed += bool(result.errors)
    logger.info("the ready queries were rehearsed; %d had errors", failed)
