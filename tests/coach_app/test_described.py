from __future__ import annotations

from typing import Annotated

from annotated_types import Ge, Le
from pydantic import BaseModel

from coach_app.described import GROUP_TITLES, About, Control, Entry, Group, Words, entries_of


class Model(BaseModel):
    """Two fields, one of which is asked for."""

    remembered: str = ""
    wait_s: Annotated[
        float,
        Ge(1),
        Le(9.5),
        About(Group.CALLS, Control.NUMBER, Words("等待", "Wait"), Words("多久。", "How long."), Words("秒", "s"), 0.5),
    ] = 3.0


def test_only_described_fields_are_asked_for_with_their_range() -> None:
    (entry,) = entries_of(Model)
    assert entry == Entry("wait_s", entry.about, 1.0, 9.5, 3.0)
    assert (entry.about.unit.en, entry.about.step) == ("s", 0.5)


def test_words_are_told_in_the_language_asked_for() -> None:
    assert [Words("等待", "Wait").in_language(code) for code in ("zh", "en", "")] == ["等待", "Wait", "等待"]
    assert set(GROUP_TITLES) == set(Group)
