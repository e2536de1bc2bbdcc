"""Does a Neo4j answer at this address?"""

import logging

import neo4j
from neo4j.exceptions import DriverError, Neo4jError


def answers(uri: str, user: str, password: str) -> bool:
    """Whether the server takes our login and a query; False while it is starting."""
    logging.getLogger("neo4j").setLevel(logging.ERROR)
    try:
        # Whoever waits asks again at once; the driver itself would wait for seconds between its tries.
        with neo4j.GraphDatabase.driver(
            uri, auth=(user, password), connection_timeout=2, max_transaction_retry_time=0
        ) as driver:
            driver.execute_query("RETURN 1", database_="neo4j")
    except (DriverError, Neo4jError):
        return False
    return True
