"""Waivers: granted, seen on findings and in reports, run out, revoked; and only by who sees what is waived."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from graph_loaders.engine.database import Database
from tests.support.api import Api
from tests.support.kept_runs import STREET, WAIVED_FINDING, WAIVERS
from tests.support.viewpoint import ViewpointOf

OTHER_STREET = "organisation:410105002"
GIVEN = "id ruleId findingId within { id } reason grantedBy grantedOn until revokedBy revokedOn state"
GRANT = f"""mutation ($finding: ID, $rule: ID, $within: ID, $reason: String! = "拆迁", $by: String! = "区委组织部",
    $until: Date! = "2099-01-01") {{
  grantWaiver(finding: $finding, rule: $rule, within: $within, reason: $reason, grantedBy: $by, until: $until) {{
    {GIVEN} finding {{ id waived }} rule {{ id }} }} }}"""
REVOKE = f"""mutation ($id: ID!, $by: String! = "区纪委") {{ revokeWaiver(id: $id, revokedBy: $by) {{ {GIVEN} }} }}"""
REPORT = f"""query ($within: ID, $asOf: Date, $waived: Boolean, $rules: [ID!]) {{
  coverage(within: $within, asOf: $asOf, rules: $rules) {{
  rules {{ rule {{ id }} gaps waived }} expiredWaivers {{ {GIVEN} }}
  findings(first: 100, waived: $waived) {{ totalCount nodes {{ id waived waiver {{ id state until }} }} }} }} }}"""
LIST = """query ($within: ID, $rule: ID, $state: WaiverState) {
  waivers(within: $within, rule: $rule, state: $state, first: 100) { totalCount nodes { id } } }"""
VACANT, SWITCHED_OFF = "secretary-vacant", "group-below-minimum"


@pytest.fixture(autouse=True)
async def only_kept_waivers_stay(api: Api, sample_database: Database) -> AsyncIterator[None]:
    yield
    async with api.database.driver.session() as session:
        await (
            await session.run("MATCH (w:Waiver) WHERE NOT w.id STARTS WITH 'waiver:2020-' DETACH DELETE w")
        ).consume()


async def reported(api: Api, **variables: Any) -> Any:
    return (await api.ask(REPORT, **{"within": STREET, **variables}))["coverage"]


async def vacant(api: Api) -> Any:
    """The one finding of a vacant secretary in the street."""
    [finding] = (await reported(api, rules=[VACANT]))["findings"]["nodes"]
    return finding


async def error(api: Api, document: str, **variables: Any) -> tuple[str, str]:
    """Code and argument of the one error."""
    [told] = (await api.post(document, variables)).json()["errors"]
    return told["extensions"]["code"], told["extensions"]["argument"]


async def test_a_waived_finding_stays_and_is_told_as_waived(api: Api) -> None:
    before = await reported(api)
    finding = await vacant(api)
    assert (finding["waived"], finding["waiver"]) == (False, None)
    granted = (await api.ask(GRANT, finding=finding["id"], reason=" 拆迁 "))["grantWaiver"]
    assert (granted["state"], granted["reason"], granted["findingId"]) == ("ACTIVE", "拆迁", finding["id"])
    assert granted["finding"] == {"id": finding["id"], "waived": True}
    assert (granted["within"], granted["rule"]) == (None, {"id": VACANT})
    after = await reported(api)
    assert [f["id"] for f in after["findings"]["nodes"]] == [f["id"] for f in before["findings"]["nodes"]]
    waived = {f["id"]: f["waiver"]["id"] for f in after["findings"]["nodes"] if f["waived"]}
    assert waived == {finding["id"]: granted["id"], f"finding:{WAIVED_FINDING}": WAIVERS[0]}
    counts = {rule["rule"]["id"]: rule["waived"] for rule in after["rules"] if rule["waived"]}
    assert counts == {VACANT: 1, "group-without-members": 1}
    left = await reported(api, waived=False)
    shown = await reported(api, waived=True)
    assert {f["id"] for f in shown["findings"]["nodes"]} == waived.keys()
    assert left["findings"]["totalCount"] == before["findings"]["totalCount"] - 2


async def test_a_rule_is_waived_in_one_subtree_alone(api: Api) -> None:
    finding = await vacant(api)
    for within, waives in ((OTHER_STREET, False), (STREET, True)):
        granted = (await api.ask(GRANT, rule=VACANT, within=within))["grantWaiver"]
        assert (granted["within"], granted["findingId"], granted["finding"]) == ({"id": within}, None, None)
        assert (await vacant(api))["waived"] is waives
    district = await reported(api, within="organisation:410105", rules=[VACANT], waived=True)
    assert finding["id"] in [each["id"] for each in district["findings"]["nodes"]]


async def test_what_ran_out_is_open_again_and_reported(api: Api) -> None:
    report = await reported(api)
    assert [(waiver["id"], waiver["state"]) for waiver in report["expiredWaivers"]] == [
        (WAIVERS[1], "EXPIRED")
    ]
    branches = [f for f in report["findings"]["nodes"] if ":branch-without-members:" in f["id"]]
    assert [(f["waived"], f["waiver"]["id"]) for f in branches] == [(False, WAIVERS[1])] * len(branches)
    assert branches
    # On the last day before its end it holds, and before it was granted nobody knows of it.
    last_day = await reported(api, asOf="2026-07-31", waived=True)
    assert branches[0]["id"] in [f["id"] for f in last_day["findings"]["nodes"]]
    assert last_day["expiredWaivers"] == []
    before = await reported(api, asOf="2023-12-31")
    assert {(f["waived"], f["waiver"] and f["waiver"]["id"]) for f in before["findings"]["nodes"]} == {
        (False, None)
    }


async def test_of_several_the_one_that_holds_longest_is_told(api: Api) -> None:
    finding = await vacant(api)
    await api.ask(GRANT, finding=finding["id"], until="2098-01-01")
    for within, until in ((STREET, "2099-06-01"), ("organisation:410105", "2097-01-01")):
        await api.ask(GRANT, rule=VACANT, within=within, until=until)
    assert (await vacant(api))["waiver"]["until"] == "2099-06-01"


async def test_the_same_is_not_waived_twice(api: Api, viewpoint: ViewpointOf) -> None:
    finding = (await vacant(api))["id"]
    for argument, what in (("finding", {"finding": finding}), ("within", {"rule": VACANT, "within": STREET})):
        holds = (await api.ask(GRANT, **what, until="2098-01-01"))["grantWaiver"]["id"]
        before = await api.ask(LIST)
        for until in ("2097-01-01", "2099-01-01"):
            [told] = (await api.post(GRANT, {**what, "until": until})).json()["errors"]
            assert (told["extensions"]["code"], told["extensions"]["argument"]) == ("CONFLICT", argument)
            assert told["message"] == f"{holds} waives the same until 2098-01-01."
            assert told["extensions"]["hint"]
        with pytest.raises(AssertionError, match=holds):
            await viewpoint((STREET,)).ask(GRANT, **what)
        assert await api.ask(LIST) == before
        await api.ask(REVOKE, id=holds)
        again = (await api.ask(GRANT, **what, until="2097-01-01"))["grantWaiver"]
        assert (again["state"], again["until"]) == ("ACTIVE", "2097-01-01")
    # One that ran out is no hindrance.
    ran_out = {"rule": "branch-without-members", "within": STREET}
    assert (await api.ask(GRANT, **ran_out))["grantWaiver"]["state"] == "ACTIVE"


async def test_a_revoked_waiver_is_no_longer_told_of_its_finding(api: Api) -> None:
    finding = await vacant(api)
    granted = (await api.ask(GRANT, finding=finding["id"]))["grantWaiver"]
    revoked = (await api.ask(REVOKE, id=granted["id"]))["revokeWaiver"]
    assert (revoked["state"], revoked["revokedBy"]) == ("REVOKED", "区纪委")
    assert revoked["revokedOn"] == revoked["grantedOn"]
    assert await vacant(api) == finding
    for gone in (granted["id"], WAIVERS[1]):
        [told] = (await api.post(REVOKE, {"id": gone})).json()["errors"]
        assert told["extensions"]["code"] == "CONFLICT"


async def test_waivers_are_listed_by_their_end(api: Api) -> None:
    async def listed(**variables: Any) -> list[str]:
        return [node["id"] for node in (await api.ask(LIST, **variables))["waivers"]["nodes"]]

    assert await listed() == [WAIVERS[1], WAIVERS[3], WAIVERS[0], WAIVERS[2]]
    assert await listed(within=STREET) == [WAIVERS[1], WAIVERS[0]]
    assert await listed(rule="group-without-members") == [WAIVERS[0], WAIVERS[2]]
    assert await listed(state="EXPIRED") == [WAIVERS[1]]
    assert await listed(state="REVOKED") == [WAIVERS[3]]
    assert await error(api, LIST, rule="no-such-rule") == ("BAD_USER_INPUT", "rule")
    page = "query ($after: String) { waivers(first: 1, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }"
    first = (await api.ask(page))["waivers"]
    second = (await api.ask(page, after=first["pageInfo"]["endCursor"]))["waivers"]
    assert (first["nodes"], second["nodes"]) == ([{"id": WAIVERS[1]}], [{"id": WAIVERS[3]}])


@pytest.mark.parametrize(
    ("given", "argument"),
    [
        ({}, "finding"),
        ({"finding": "finding:x", "rule": VACANT, "within": STREET}, "finding"),
        ({"rule": VACANT}, "finding"),
        ({"finding": f"finding:{VACANT}:{STREET}"}, "finding"),
        ({"finding": STREET}, "finding"),
        ({"rule": "no-such-rule", "within": STREET}, "rule"),
        ({"rule": VACANT, "within": "organisation:999"}, "within"),
        ({"rule": VACANT, "within": "area:410105001"}, "within"),
        ({"rule": VACANT, "within": STREET, "reason": "  "}, "reason"),
        ({"rule": VACANT, "within": STREET, "reason": "x" * 501}, "reason"),
        ({"rule": VACANT, "within": STREET, "by": ""}, "grantedBy"),
        ({"rule": VACANT, "within": STREET, "reason": "拆迁\x1b[31m"}, "reason"),
        ({"rule": VACANT, "within": STREET, "by": "\u200b"}, "grantedBy"),
        ({"rule": VACANT, "within": STREET, "until": "2020-01-01"}, "until"),
    ],
)
async def test_what_is_wrong_in_a_grant_is_told_and_nothing_is_waived(
    api: Api, given: dict[str, Any], argument: str
) -> None:
    before = await api.ask(LIST)
    assert await error(api, GRANT, **given) == ("BAD_USER_INPUT", argument)
    assert await api.ask(LIST) == before


async def test_a_finding_of_a_rule_that_is_off_unless_named_is_waived_like_any_other(api: Api) -> None:
    [finding, *_] = (await reported(api, rules=[SWITCHED_OFF]))["findings"]["nodes"]
    granted = (await api.ask(GRANT, finding=finding["id"]))["grantWaiver"]
    again = (await reported(api, rules=[SWITCHED_OFF]))["findings"]["nodes"]
    assert [node["waiver"]["id"] for node in again if node["waived"]] == [granted["id"]]


async def test_who_may_not_see_what_is_waived_sees_and_changes_nothing_of_it(
    api: Api, viewpoint: ViewpointOf
) -> None:
    finding = await vacant(api)
    granted = (await api.ask(GRANT, finding=finding["id"]))["grantWaiver"]
    ours, others = viewpoint((STREET,)), viewpoint((OTHER_STREET,))
    seen = (await ours.ask(LIST))["waivers"]["nodes"]
    assert {node["id"] for node in seen} == {WAIVERS[0], WAIVERS[1], granted["id"]}
    assert [node["id"] for node in (await others.ask(LIST))["waivers"]["nodes"]] == [WAIVERS[3], WAIVERS[2]]
    for document, variables in (
        (GRANT, {"finding": finding["id"]}),
        (GRANT, {"rule": VACANT, "within": STREET}),
        (REVOKE, {"id": granted["id"]}),
    ):
        with pytest.raises(AssertionError, match="or you may not see"):
            await others.ask(document, **variables)
    assert (await ours.ask(REVOKE, id=granted["id"]))["revokeWaiver"]["state"] == "REVOKED"


async def test_waivers_cost_a_report_nothing_where_nobody_asks_for_them(api: Api) -> None:
    plain = "query ($w: ID) { coverage(within: $w) { rules { gaps } findings { totalCount nodes { id } } } }"
    asked = plain.replace("nodes { id }", "nodes { id waived waiver { id } }")
    trips = []
    for document in (plain, asked):
        await api.ask(document, w=STREET)
        before = api.database.round_trips
        await api.ask(document, w=STREET)
        trips.append(api.database.round_trips - before)
    assert trips[1] == trips[0] + 1
