from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from coach_app.library.query import Query
from coach_app.people.profile import Profile
from coach_app.ui.language import Language
from coach_app.ui.library.archive import Choices
from coach_app.ui.library.filter_panel import FilterPanel

LI = Profile(id="p-0123456789ab", name="李静", staff_number="8021")


@pytest.fixture
def filters(qtbot: QtBot, language: Language) -> FilterPanel:
    made = FilterPanel()
    qtbot.addWidget(made)
    made.offer(Choices(("投诉", "新人"), (LI,), (("opening", "Opening"),)))
    return made


def test_at_first_nothing_is_left_out(filters: FilterPanel) -> None:
    assert not filters.narrows
    assert filters.narrowed(Query(words="退款")) == Query(words="退款")


def test_every_field_narrows(filters: FilterPanel) -> None:
    filters.kind.setCurrentIndex(filters.kind.findData("rate_fast"))
    filters.item.setCurrentIndex(filters.item.findData("opening"))
    filters.tag.setCurrentIndex(filters.tag.findData("投诉"))
    filters.person.setCurrentIndex(filters.person.findData(LI.id))
    filters.score_from.setValue(40)
    filters.score_to.setValue(80)
    filters.unruled.setChecked(True)
    filters.objections.setChecked(True)
    asked = filters.narrowed(Query())
    assert (asked.kinds, asked.items, asked.tags, asked.person) == (("rate_fast",), ("opening",), ("投诉",), LI.id)
    assert (asked.score_from, asked.score_to, asked.unruled, asked.objections) == (40.0, 80.0, True, True)


def test_both_days_are_included(filters: FilterPanel) -> None:
    filters.since.setDate(QDate(2026, 11, 21))
    filters.until.setDate(QDate(2026, 11, 22))
    asked = filters.narrowed(Query())
    assert asked.since == datetime(2026, 11, 21).astimezone()
    assert asked.until == datetime(2026, 11, 23).astimezone()


def test_what_was_chosen_stays_when_others_can_be_chosen(filters: FilterPanel) -> None:
    filters.tag.setCurrentIndex(filters.tag.findData("新人"))
    filters.offer(Choices(("复盘", "新人"), (LI,)))
    assert filters.narrowed(Query()).tags == ("新人",)


def test_everything_is_shown_again_with_one_button_and_asked_for_once(qtbot: QtBot, filters: FilterPanel) -> None:
    filters.kind.setCurrentIndex(2)
    filters.unruled.setChecked(True)
    told: list[bool] = []
    filters.changed.connect(lambda: told.append(True))
    filters.clear.click()
    assert (filters.narrows, len(told)) == (False, 1)


def test_one_kind_is_asked_for_and_nothing_else(filters: FilterPanel) -> None:
    filters.unruled.setChecked(True)
    filters.use_kind("dead_air")
    assert filters.narrowed(Query()) == Query(kinds=("dead_air",))


def test_every_field_is_named(filters: FilterPanel, language: Language) -> None:
    for words in ("en", "zh"):
        language.use(words)
        filters.retranslate()
        for field in (filters.kind, filters.item, filters.tag, filters.person, filters.since, filters.score_to):
            assert field.accessibleName()
