"""The obvious Strawberry server over the product's graph: DataLoaders, one driver, no tuning.

Run by uvicorn with this folder as its `--app-dir`; reads NEO4J_URI, NEO4J_USER and NEO4J_PASSWORD.
"""

import os
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, datetime
from typing import Any, LiteralString
from zoneinfo import ZoneInfo

import strawberry
from neo4j import AsyncGraphDatabase, Record
from neo4j.graph import Node
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.dataloader import DataLoader
from strawberry.types import Info

driver = AsyncGraphDatabase.driver(
    os.environ["NEO4J_URI"], auth=(os.environ["NEO4J_USER"], os.environ["NEO4J_PASSWORD"])
)

SUBTREE = """
MATCH (:Organisation {code: $code})<-[parts:PART_OF*0..32]-(o:Organisation)
WHERE all(part IN parts WHERE coalesce(part.since <= $today, true) AND coalesce(part.until > $today, true))
"""


async def run(cypher: LiteralString, **parameters: Any) -> list[Record]:
    parameters["today"] = datetime.now(ZoneInfo("Asia/Shanghai")).date()
    return (await driver.execute_query(cypher, parameters, routing_="r", database_="neo4j")).records


@strawberry.type
class Organisation:
    code: str
    name: str
    kind: str

    @strawberry.field
    async def parent(self, info: Info) -> "Organisation | None":
        parent: Organisation | None = await info.context["parent"].load(self.code)
        return parent

    @strawberry.field
    async def children(self, info: Info) -> list["Organisation"]:
        children: list[Organisation] = await info.context["children"].load(self.code)
        return children


@strawberry.type
class Affiliation:
    kind: str
    since: date | None
    organisation: Organisation


@strawberry.type
class Member:
    code: str
    name: str
    stage: str
    joined_on: date | None
    floating_since: date | None

    @strawberry.field
    async def affiliations(self, info: Info) -> list[Affiliation]:
        affiliations: list[Affiliation] = await info.context["affiliations"].load(self.code)
        return affiliations

    @strawberry.field
    async def home(self, info: Info) -> Organisation | None:
        affiliations: list[Affiliation] = await info.context["affiliations"].load(self.code)
        return next((own.organisation for own in affiliations if own.kind == "HOME"), None)


@strawberry.type
class Gaps:
    total: int
    items: list[Organisation]


@strawberry.type
class Coverage:
    groups: Gaps
    branches: Gaps


@strawberry.type
class MemberEdge:
    cursor: str
    node: Member


@strawberry.type
class PageInfo:
    has_next_page: bool
    end_cursor: str | None


@strawberry.type
class MemberConnection:
    total_count: int
    edges: list[MemberEdge]
    page_info: PageInfo


def day(value: Any) -> date | None:
    return value.to_native() if value is not None else None


def organisation_of(node: Node) -> Organisation:
    return Organisation(code=node["code"], name=node["name"], kind=node["kind"])


def member_of(node: Node) -> Member:
    return Member(
        code=node["code"],
        name=node["name"],
        stage=node["stage"],
        joined_on=day(node.get("joinedOn")),
        floating_since=day(node.get("floatingSince")),
    )


async def load_parents(codes: list[str]) -> list[Organisation | None]:
    records = await run(
        "MATCH (o:Organisation)-[r:PART_OF]->(p) WHERE o.code IN $codes AND coalesce(r.since <= $today, true) "
        "AND coalesce(r.until > $today, true) RETURN o.code AS code, p",
        codes=codes,
    )
    found = {record["code"]: organisation_of(record["p"]) for record in records}
    return [found.get(code) for code in codes]


async def load_children(codes: list[str]) -> list[list[Organisation]]:
    found = defaultdict(list)
    for record in await run(
        "MATCH (o:Organisation)<-[r:PART_OF]-(c) WHERE o.code IN $codes AND coalesce(r.since <= $today, true) "
        "AND coalesce(r.until > $today, true) RETURN o.code AS code, c",
        codes=codes,
    ):
        found[record["code"]].append(organisation_of(record["c"]))
    return [found[code] for code in codes]


async def load_affiliations(codes: list[str]) -> list[list[Affiliation]]:
    found = defaultdict(list)
    for record in await run(
        "MATCH (m:Member)-[r:BELONGS_TO]->(o) WHERE m.code IN $codes AND coalesce(r.since <= $today, true) "
        "AND coalesce(r.until > $today, true) RETURN m.code AS code, r, o",
        codes=codes,
    ):
        belongs = record["r"]
        found[record["code"]].append(
            Affiliation(
                kind=belongs["kind"],
                since=day(belongs.get("since")),
                organisation=organisation_of(record["o"]),
            )
        )
    return [found[code] for code in codes]


async def gaps(cypher: LiteralString, code: str, first: int | None) -> Gaps:
    nodes = [record["o"] for record in await run(cypher + " RETURN o ORDER BY o.code", code=code)]
    return Gaps(total=len(nodes), items=[organisation_of(node) for node in nodes[:first]])


@strawberry.type
class Query:
    @strawberry.field
    async def members(self, codes: list[str]) -> list[Member]:
        records = await run("MATCH (m:Member) WHERE m.code IN $codes RETURN m", codes=codes)
        return [member_of(record["m"]) for record in records]

    @strawberry.field
    async def organisation(self, code: str) -> Organisation | None:
        records = await run("MATCH (o:Organisation {code: $code}) RETURN o", code=code)
        return organisation_of(records[0]["o"]) if records else None

    @strawberry.field
    async def roster(self, code: str) -> list[Member]:
        records = await run(
            SUBTREE + "MATCH (o)<-[home:BELONGS_TO {kind: 'HOME'}]-(m:Member) "
            "WHERE coalesce(home.since <= $today, true) AND coalesce(home.until > $today, true) RETURN m",
            code=code,
        )
        return [member_of(record["m"]) for record in records]

    @strawberry.field
    async def coverage(self, code: str, first: int | None = None) -> Coverage:
        without_members: LiteralString = (
            "AND o.form = 'GROUP' AND NOT EXISTS { (o)<-[home:BELONGS_TO {kind: 'HOME'}]-() "
            "WHERE coalesce(home.since <= $today, true) AND coalesce(home.until > $today, true) }"
        )
        without_secretary: LiteralString = (
            "AND o.form <> 'GROUP' AND NOT EXISTS { (o)<-[held:HOLDS {post: 'SECRETARY'}]-() "
            "WHERE coalesce(held.since <= $today, true) AND coalesce(held.until > $today, true) }"
        )
        return Coverage(
            groups=await gaps(SUBTREE + without_members, code, first),
            branches=await gaps(SUBTREE + without_secretary, code, first),
        )

    @strawberry.field
    async def search(self, text: str, first: int = 20) -> list[Organisation]:
        records = await run(
            "MATCH (o:Organisation) WHERE o.name CONTAINS $text AND coalesce(o.dissolvedOn > $today, true) "
            "RETURN o ORDER BY o.code LIMIT $first",
            text=text,
            first=first,
        )
        return [organisation_of(record["o"]) for record in records]

    @strawberry.field
    async def members_below(self, code: str, first: int = 100, after: str = "") -> MemberConnection:
        records = await run(
            SUBTREE + "MATCH (o)<-[home:BELONGS_TO {kind: 'HOME'}]-(m:Member) "
            "WHERE coalesce(home.since <= $today, true) AND coalesce(home.until > $today, true) "
            "RETURN DISTINCT m ORDER BY m.code",
            code=code,
        )
        rest = [record["m"] for record in records if record["m"]["code"] > after]
        page = rest[:first]
        return MemberConnection(
            total_count=len(records),
            edges=[MemberEdge(cursor=node["code"], node=member_of(node)) for node in page],
            page_info=PageInfo(
                has_next_page=len(rest) > first, end_cursor=page[-1]["code"] if page else None
            ),
        )


class NaiveView(GraphQL[dict[str, Any], None]):
    async def get_context(
        self, request: Request | WebSocket, response: Response | WebSocket
    ) -> dict[str, Any]:
        return {
            "parent": DataLoader(load_fn=load_parents),
            "children": DataLoader(load_fn=load_children),
            "affiliations": DataLoader(load_fn=load_affiliations),
        }


@asynccontextmanager
async def lifespan(_: Starlette) -> AsyncIterator[None]:
    async with driver:
        yield


app = Starlette(routes=[Route("/graphql", NaiveView(strawberry.Schema(Query)))], lifespan=lifespan)
