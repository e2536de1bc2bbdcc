"""What is asked in one batch may be of several days, as kept audits are: each is answered for its own, none alone."""

from datetime import date

from graph_loaders.claims import claims_by_subject
from graph_loaders.nodes import load_dated_nodes
from model.ids import kind_and_key
from model.moment import Moment
from resolvers.claims import claim_source, claim_subject
from tests.support.api import RoundTrips
from tests.support.day import TODAY
from tests.support.viewpoint import STREET, ViewpointOf

DAYS = (Moment(date(2024, 1, 1), explicit=True), Moment(TODAY, explicit=True))


async def test_source_and_subject_of_a_claim_are_of_its_day(viewpoint: ViewpointOf) -> None:
    context = viewpoint(None).context()
    claims = [(await context.load(claims_by_subject, [STREET], day))[0][0] for day in DAYS]
    for answered in (await claim_source(claims, context), await claim_subject(claims, context)):
        assert [record and record.moment for record in answered] == list(DAYS)


async def test_things_of_several_days_are_aligned_with_what_was_asked(viewpoint: ViewpointOf) -> None:
    street, nobody = kind_and_key(STREET), kind_and_key("organisation:of-nothing")
    asked = [(day, thing) for thing in (street, nobody, street) for day in DAYS]
    records = await load_dated_nodes(viewpoint(None).context(), asked)
    assert [record and (record.moment, record.id) for record in records] == [
        (day, STREET) if thing == street else None for day, thing in asked
    ]


async def test_places_of_one_day_are_asked_together(round_trips: RoundTrips) -> None:
    assert await round_trips("{ waivers(first: 100) { nodes { within { id } } } }") == 2
