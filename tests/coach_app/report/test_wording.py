from __future__ import annotations

import pytest

from coach_app.report.wording import Wording, clock, number
from feedback.flag import ItemStatus, Kind, Severity
from tests.coach_app.samples import a_flag


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_name_has_its_word(language: str) -> None:
    words = Wording(language)
    said = [words.kind(kind) for kind in Kind]
    said += [words.severity(severity) for severity in Severity] + [words.status(status) for status in ItemStatus]
    assert all(said)
    assert len({words.kind(kind) for kind in Kind}) == len(Kind)


def test_every_severity_and_state_has_a_shape_of_its_own() -> None:
    words = Wording("zh")
    assert len({words.shape(severity) for severity in Severity}) == len(Severity)
    assert len({words.tick(status) for status in ItemStatus}) == len(ItemStatus)


@pytest.mark.parametrize(
    ("language", "fields", "said"),
    [
        ("zh", {}, "378 字/分（上限 290）"),
        ("en", {}, "378 syll/min (limit 290)"),
        ("zh", {"measured": 140.0, "limit": 150.0}, "140 字/分（下限 150）"),
        ("zh", {"measured": -6.4, "limit": -6.0, "unit": "dB"}, "−6.4 分贝（下限 −6.0）"),
        ("en", {"measured": 3.0, "limit": None, "unit": "count"}, "3 times"),
        ("zh", {"measured": None, "limit": None, "unit": ""}, ""),
    ],
)
def test_a_measure_is_told_with_its_limit(language: str, fields: dict[str, object], said: str) -> None:
    assert Wording(language).measured(a_flag(**fields)) == said


def test_a_packs_own_items_units_and_figures_keep_their_names() -> None:
    words = Wording("zh")
    assert (words.item("house_song"), words.unit("bel"), words.figure("smiles")) == ("house_song", "bel", "smiles")
    assert words.held_back("") == ""


def test_the_pack_names_the_items() -> None:
    assert Wording("zh").item("apology") == "道歉"
    assert Wording("en", "long-gone").item("apology") == "Apology"


def test_every_reason_for_holding_back_is_told() -> None:
    words = Wording("zh")
    for why in (
        "note",
        "silenced",
        "settling",
        "disputed",
        "one_at_a_time",
        "cooldown",
        "spacing",
        "window_full",
        "ended",
    ):
        assert words.held_back(why) != why


def test_instants_and_numbers_read_as_people_write_them() -> None:
    assert [clock(at_s) for at_s in (0, 59.9, 61, 3600)] == ["0:00", "0:59", "1:01", "1:00:00"]
    assert (number(-0.04, "dB"), number(12.5, "cpm")) == ("−0.0", "12")
