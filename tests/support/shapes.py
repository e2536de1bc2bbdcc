"""Records in the shape in which the plain-Python reference answers."""

from typing import Any

from graph_loaders.posts import PostRow
from model.pages import Listed
from model.records import HIDDEN_CHAIN, ChainLinkRecord, ChainRecord, PostHoldingRecord, RosterRecord
from tests.reference.chains import Answer


def node_id(record: Any) -> str | None:
    return record.id if record else None


def node_ids(records: list[Any]) -> list[str]:
    return [record.id for record in records]


def page_ids(page: Listed[Any]) -> tuple[int, list[str]]:
    return page.total or 0, node_ids(page.records)


def link_shape(link: ChainLinkRecord) -> Answer:
    return {
        "depth": link.depth,
        "kind": link.kind,
        "organisation": {"id": link.organisation.id} if link.organisation else None,
        "via": link.via,
        "since": link.since,
        "until": link.until,
        "restricted": link.restricted,
    }


def chain_shape(chain: ChainRecord | None) -> Answer | None:
    if chain is None:
        return None
    links = [link_shape(link) for link in chain.links]
    return {"links": links, "complete": chain.complete, "brokenReason": chain.broken_reason}


def affiliation_shape(value: tuple[Any, list[Any]]) -> list[Answer]:
    return [
        {
            "organisation": {"id": record.organisation.id} if record.organisation else None,
            "kind": record.kind,
            "since": record.since,
            "until": record.until,
            "restricted": record.restricted,
        }
        for record in value[1]
    ]


def chained_affiliation_shape(value: tuple[Any, list[Any]]) -> list[Answer]:
    chains = [chain_shape(record.chain_known or HIDDEN_CHAIN) for record in value[1]]
    return [{**shape, "chain": chain} for shape, chain in zip(affiliation_shape(value), chains, strict=True)]


def roster_shape(roster: RosterRecord | None) -> list[tuple[str, str | None]]:
    """Members in order, each with the home that came along."""
    return [(member.id, node_id(member.home_known)) for member in (roster.members if roster else [])]


def posts_of_member_shape(records: list[PostHoldingRecord]) -> list[Answer]:
    return [
        {
            "kind": record.kind,
            "title": record.title,
            "organisation": record.organisation.id,
            "since": record.since,
            "until": record.until,
        }
        for record in records
    ]


def posts_of_organisation_shape(rows: list[PostRow]) -> list[Answer]:
    return [
        {"kind": kind, "title": title, "member": node_id(member), "since": since, "until": until}
        for kind, title, since, until, member in rows
    ]


def counts_shape(counts: Any) -> Answer | None:
    return counts and {
        "communities": counts.communities,
        "gridBranches": counts.grid_branches,
        "buildingGroups": counts.building_groups,
        "members": counts.members,
        "residentMembers": counts.resident_members,
        "households": counts.households,
    }
