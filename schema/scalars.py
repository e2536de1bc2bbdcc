"""How Python types stand in the schema where Strawberry's own choice does not fit our records."""

from datetime import date, datetime

import strawberry
from strawberry.schema.config import StrawberryConfig
from strawberry.schema.types.scalar import DEFAULT_SCALAR_REGISTRY

from model.ids import Id


def _parse_date(value: object) -> date:
    # date.fromisoformat also takes 20190228 and 2019-W09-4; and full-width digits are no missing day.
    if (
        not isinstance(value, str)
        or not value.isascii()
        or [len(part) for part in value.split("-")] != [4, 2, 2]
    ):
        raise ValueError("A date is written YYYY-MM-DD, such as 2019-12-31.")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"There is no day {value}.") from None


# Records carry dates as ISO text already, so nothing is serialised.
DATE = strawberry.scalar(name="Date", description="A day, such as 2019-12-31.", parse_value=_parse_date)

DATE_TIME = strawberry.scalar(
    name="DateTime",
    description="A moment in ISO 8601 with its zone, such as 2026-11-24T18:45:00Z.",
    parse_value=datetime.fromisoformat,
)

CONFIG = StrawberryConfig(
    scalar_map={Id: DEFAULT_SCALAR_REGISTRY[strawberry.ID], date: DATE, datetime: DATE_TIME}
)
