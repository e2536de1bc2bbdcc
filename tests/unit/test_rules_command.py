"""`grassroots rules list` on a narrow terminal."""

import pytest

from auditing.rules.catalogue import coverage_rules
from commands.rules import list_rules
from model.kinds import Language


@pytest.mark.parametrize("language", Language)
def test_the_list_cuts_no_id(
    language: Language, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    list_rules(language)
    told = capsys.readouterr().out
    assert [rule for rule in coverage_rules() if rule not in told] == []
    assert "…" not in told
