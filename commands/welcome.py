"""What `grassroots serve` prints when it is ready: what to open, and what to try."""

import json
import shlex

from graphql.utilities import strip_ignored_characters

from web.query_library import ReadyQuery, read_library


def welcome(address: str, database: str) -> str:
    """The text for a service at `address` whose data is in `database`: one query to try for each user."""
    library = read_library()
    groups = dict.fromkeys(query.group for query in library)
    tries = [next(query for query in library if query.group == group) for group in groups]
    return "\n".join(
        [
            "",
            f"  GraphiQL   {address}/graphql",
            f"  Home       {address}/",
            f"  Health     {address}/readyz",
            f"  Neo4j      {database}",
            "",
            "To try (Ctrl-C stops the service):",
            *(f"\n# {query.title_en} · {query.title_zh}\n{_curl(address, query)}" for query in tries),
            "",
        ]
    )


def _curl(address: str, query: ReadyQuery) -> str:
    body = {"query": strip_ignored_characters(query.document), "variables": query.variables}
    data = shlex.quote(json.dumps(body, ensure_ascii=False))
    return f"curl -s {address}/graphql -H 'content-type: application/json' -d {data}"
