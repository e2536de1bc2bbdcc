"""Prints the schema into schema/schema.graphql: `python -m schema.print`."""

from pathlib import Path

from schema.root import schema

FILE = Path(__file__).with_name("schema.graphql")


def printed_schema() -> str:
    return schema.as_str() + "\n"


if __name__ == "__main__":
    FILE.write_text(printed_schema(), encoding="utf-8")
