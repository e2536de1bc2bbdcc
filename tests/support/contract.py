"""The contract as it is printed."""

from functools import cache

from graphql import GraphQLSchema, build_schema

from settings import CHECKOUT


@cache
def contract() -> GraphQLSchema:
    """The schema of schema/schema.graphql, without resolvers."""
    return build_schema((CHECKOUT / "schema/schema.graphql").read_text(encoding="utf-8"))
