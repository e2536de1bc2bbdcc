"""Affiliations of members at the day, or all that had begun by it; an organisation out of scope is null.

Arguments: history, and chained, which brings each affiliation's chain along.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.chain_steps import Steps
from model.moment import Moment
from model.records import AffiliationRecord, OrganisationRecord


def fold(moment: Moment, rows: list[Any], steps: list[Any]) -> Mapping[str, list[AffiliationRecord]]:
    climb = Steps(moment, steps).climb if steps else None
    values: dict[str, list[AffiliationRecord]] = defaultdict(list)
    for key, kind, since, until, organisation in rows:
        values[key].append(
            AffiliationRecord(
                organisation=OrganisationRecord(moment, *organisation) if organisation else None,
                kind=kind,
                since=since,
                until=until,
                restricted=organisation is None,
                moment=moment,
                chain_known=climb(organisation[0], "BELONGS_TO", since, until)
                if climb and organisation
                else None,
            )
        )
    return values


affiliations_by_member: Loader[list[AffiliationRecord]] = Loader(
    statement("read/affiliations_by_member"), fold, absent=[]
)
