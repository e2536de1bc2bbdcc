"""What is audited by: the request, and the coverage rules as they are set here."""

from msgspec import field

from auditing.rules.catalogue import RuleCatalogue
from graph_loaders.engine.context import Context


class AuditContext(Context):
    rules: RuleCatalogue = field(default_factory=RuleCatalogue.shipped)
