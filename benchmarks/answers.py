"""One canonical answer for each question, read from what each server answers: how equal answers are told."""

from collections.abc import Callable
from typing import Any

Answer = list[Any]
Data = Any
Reader = Callable[[Data], Answer]


def _code(node: Data) -> str:
    """The product's ids have the kind in front of the code."""
    own: str = node["code"] if "code" in node else node["id"].partition(":")[2]
    return own


def _organisation(node: Data) -> Answer:
    return [_code(node), node["name"], node["kind"]]


def _named(node: Data) -> Answer:
    return [_code(node), node["name"]]


def _member(node: Data) -> Answer:
    return [_code(node), node["name"], node["stage"]]


def _person(node: Data) -> Answer:
    return [*_member(node), node["joinedOn"], node["floatingSince"]]


def _nodes(connection: Data) -> list[Data]:
    return [edge["node"] for edge in connection["edges"]]


def _page(total: int, members: list[Answer]) -> Answer:
    return [total, members[:100], total > 100]


def _connection_page(page: Data) -> Answer:
    return [page["totalCount"], [_member(node) for node in _nodes(page)], page["pageInfo"]["hasNextPage"]]


# The hand-written statements: the values of their one record.


def _rows_by_member(rows: list[Data]) -> Answer:
    """Rows of one affiliation each, with its chain in threes; a member without any has one row without a kind."""
    found: dict[str, Answer] = {}
    for code, name, stage, kind, since, *links in rows:
        chain = [links[start : start + 3] for start in range(0, len(links), 3) if links[start] is not None]
        own = found.setdefault(code, [code, name, stage, []])
        if kind is not None:
            own[3].append([kind, since, *chain[0][:2], chain])
    return _members_in_order(list(found.values()))


def _folded_by_superior(rows: list[Data]) -> Answer:
    """Rows of superiors, which hold rows of what is under them, down to the organisations with their members."""
    return _rows_by_member(
        [
            [*member, *organisation, *branch, *community, *above]
            for *above, communities in rows
            for *community, branches in communities
            for *branch, organisations in branches
            for *organisation, members in organisations
            for member in members
        ]
    )


def _members_in_order(members: list[Answer]) -> Answer:
    return sorted([*own[:3], sorted(own[3], key=str)] for own in members)


def _tree_in_order(tree: Answer) -> Answer:
    """What an organisation has of its own, and last what hangs under it."""
    return [*tree[:-1], sorted(_tree_in_order(child) for child in tree[-1])]


HANDWRITTEN: dict[str, Callable[..., Answer]] = {
    "q1": lambda links: links,
    "q2": _rows_by_member,
    "q3": _rows_by_member,
    "q4": _tree_in_order,
    "q5": lambda rosters: sorted(
        [*member, code, name] for code, name, members in rosters for member in members
    ),
    "q6a": lambda groups, branches: [len(groups), groups, len(branches), branches],
    "q6b": lambda *columns: list(columns),
    "q7": lambda organisations: organisations,
    "q8": _page,
    "q9": _tree_in_order,
    "q10": lambda paths: paths,
    "q11": lambda *columns: list(columns),
    "q12": _folded_by_superior,
}


# The product.


def _product_affiliations(data: Data) -> Answer:
    return _members_in_order(
        [
            [
                *_member(own["member"]),
                [
                    [a["kind"], a["since"], *_named(a["organisation"]), _links(a["chain"])]
                    for a in own["affiliations"]
                ],
            ]
            for own in data["affiliations"]
            # Who had not applied yet on that day has no member.
            if own["member"]
        ]
    )


def _links(chain: Data) -> Answer:
    return [_organisation(link["organisation"]) for link in chain["links"]]


def _product_tree(node: Data) -> Answer:
    below = node["children"]["nodes"] if "children" in node else []
    return [*_organisation(node), [_product_tree(child) for child in below]]


def _product_gaps(data: Data) -> Answer:
    answer: Answer = []
    for rule in ("groups", "branches"):
        found = data["coverage"][rule]
        answer += [found["totalCount"], [_named(node["subject"]) for node in found["nodes"]]]
    return answer


def _product_counted_tree(node: Data) -> Answer:
    below = node["children"]["nodes"] if "children" in node else []
    return [*_named(node), *node["counts"].values(), [_product_counted_tree(child) for child in below]]


def _product_paths(data: Data) -> Answer:
    return [
        [
            [place["node"]["id"] for place in path["nodes"]],
            [[step["kind"], step["forward"]] for step in path["steps"]],
        ]
        for path in data["paths"]["paths"]
    ]


def _product_audit(data: Data) -> Answer:
    report = data["coverage"]
    return [
        [[result["rule"]["id"], result["checked"], result["gaps"]] for result in report["rules"]],
        report["findings"]["totalCount"],
        [[f["rule"]["id"], f["message"], f["subject"]["id"]] for f in report["findings"]["nodes"]],
    ]


PRODUCT: dict[str, Reader] = {
    "q1": lambda data: _links(data["chain"]),
    "q2": _product_affiliations,
    "q3": _product_affiliations,
    "q4": lambda data: _tree_in_order(_product_tree(data["organisation"])),
    "q5": lambda data: [[*_person(m), *_named(m["home"])] for m in data["organisation"]["roster"]["members"]],
    "q6a": _product_gaps,
    "q6b": _product_gaps,
    "q7": lambda data: [_organisation(node) for node in data["organisations"]["nodes"]],
    "q8": lambda data: _connection_page(data["organisation"]["members"]),
    "q9": lambda data: _tree_in_order(_product_counted_tree(data["organisation"])),
    "q10": _product_paths,
    "q11": _product_audit,
    "q12": _product_affiliations,
}


# The peer.


def _peer_chain(node: Data | None) -> Answer:
    chain = []
    while node:
        chain.append(_organisation(node))
        node = next(iter(_nodes(node["parentConnection"])), None) if "parentConnection" in node else None
    return chain


def _peer_affiliations(data: Data) -> Answer:
    return _members_in_order(
        [
            [
                *_member(member),
                [
                    [
                        edge["properties"]["kind"],
                        edge["properties"]["since"],
                        *_named(edge["node"]),
                        _peer_chain(edge["node"]),
                    ]
                    for edge in member["organisationsConnection"]["edges"]
                ],
            ]
            for member in data["members"]
        ]
    )


def _peer_tree(node: Data) -> Answer:
    below = _nodes(node["childrenConnection"]) if "childrenConnection" in node else []
    return [*_organisation(node), [_peer_tree(child) for child in below]]


def _peer_roster(node: Data) -> Answer:
    own = [[*_person(member), *_named(node)] for member in _nodes(node["membersConnection"])]
    below = _nodes(node["childrenConnection"]) if "childrenConnection" in node else []
    return own + [row for child in below for row in _peer_roster(child)]


def _peer_gaps(data: Data) -> Answer:
    answer: Answer = []
    for rule in ("groups", "branches"):
        answer += [data[rule]["totalCount"], [_named(node) for node in _nodes(data[rule])]]
    return answer


def _peer_cypher_page(data: Data) -> Answer:
    [organisation] = data["organisations"]
    return _page(organisation["allMembersCount"], [_member(m) for m in organisation["allMembers"]])


PEER: dict[str, Reader] = {
    "q1": lambda data: _peer_chain(_nodes(data["members"][0]["organisationsConnection"])[0]),
    "q2": _peer_affiliations,
    "q3": _peer_affiliations,
    "q4": lambda data: _tree_in_order(_peer_tree(data["organisations"][0])),
    "q5": lambda data: sorted(_peer_roster(data["organisations"][0])),
    "q6a": _peer_gaps,
    "q6b": _peer_gaps,
    "q7": lambda data: [_organisation(node) for node in data["organisations"]],
    "q8": lambda data: _connection_page(data["membersConnection"]),
    "q8x": _peer_cypher_page,
}


# The obvious Strawberry server.


def _naive_chain(node: Data | None) -> Answer:
    chain = []
    while node:
        chain.append(_organisation(node))
        node = node.get("parent")
    return chain


def _naive_affiliations(data: Data) -> Answer:
    return _members_in_order(
        [
            [
                *_member(member),
                [
                    [
                        own["kind"],
                        own["since"],
                        *_named(own["organisation"]),
                        _naive_chain(own["organisation"]),
                    ]
                    for own in member["affiliations"]
                ],
            ]
            for member in data["members"]
        ]
    )


def _naive_tree(node: Data) -> Answer:
    return [*_organisation(node), [_naive_tree(child) for child in node.get("children", [])]]


def _naive_gaps(data: Data) -> Answer:
    answer: Answer = []
    for rule in ("groups", "branches"):
        found = data["coverage"][rule]
        answer += [found["total"], [_named(node) for node in found["items"]]]
    return answer


NAIVE: dict[str, Reader] = {
    "q1": lambda data: _naive_chain(data["members"][0]["home"]),
    "q2": _naive_affiliations,
    "q3": _naive_affiliations,
    "q4": lambda data: _tree_in_order(_naive_tree(data["organisation"])),
    "q5": lambda data: sorted([*_person(m), *_named(m["home"])] for m in data["roster"]),
    "q6a": _naive_gaps,
    "q6b": _naive_gaps,
    "q7": lambda data: [_organisation(node) for node in data["search"]],
    "q8": lambda data: _connection_page(data["membersBelow"]),
}
