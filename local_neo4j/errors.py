"""What keeps the embedded Neo4j from starting, in one plain sentence that says how to mend it."""


class CannotStart(Exception):
    pass
