from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from coach_app.call import Setup, Wanted
from coach_app.events import NoticeGiven, VerdictGiven
from coach_app.shift.heeding import Heeding
from coach_app.shift.orders import Judge

WRONG = VerdictGiven(12.0, 3, "pace.too_fast", "wrong")


@dataclass
class Rules:
    wanted: Wanted = field(default_factory=lambda: Wanted(wrong=(("pace.too_fast", 2),)))


def test_what_is_called_wrong_counts_once_for_the_calls_that_follow() -> None:
    rules, heeding = Rules(), Heeding("p-1")
    for session, event in (
        ("a", WRONG),
        ("a", WRONG),
        ("b", WRONG),
        ("b", VerdictGiven(5.0, 1, "volume.soft", "wrong")),
    ):
        heeding.take(rules, session, event)
    assert rules.wanted.wrong == (("pace.too_fast", 4), ("volume.soft", 1))


@dataclass
class Call:
    id: str
    verdicts: list[tuple[int, str]] = field(default_factory=list)

    def verdict(self, number: int, verdict: str) -> None:
        self.verdicts.append((number, verdict))


def test_a_verdict_reaches_the_call_that_it_is_about_and_no_other_of_the_same_number() -> None:
    rules, heeding, calls = Rules(), Heeding("p-1"), [Call("ends"), Call("runs")]
    heeding.judge(Judge(3, "wrong", "ends", "pace.too_fast"), calls, rules)
    assert [call.verdicts for call in calls] == [[(3, "wrong")], []]
    assert rules == Rules()  # the call says so in its turn


def test_a_verdict_on_a_call_that_is_put_away_widens_the_next() -> None:
    rules, heeding, runs = Rules(), Heeding("p-1"), Call("runs")
    for _ in range(2):
        heeding.judge(Judge(3, "wrong", "over", "pace.too_fast"), [runs], rules)
    heeding.judge(Judge(4, "right", "over", "volume.soft"), [runs], rules)
    assert rules.wanted.wrong == (("pace.too_fast", 3),)
    assert runs.verdicts == []


@pytest.mark.parametrize("verdict", ["right", "unsure"])
def test_other_verdicts_and_events_change_nothing(verdict: str) -> None:
    rules, heeding = Rules(), Heeding("p-1")
    heeding.take(rules, "a", VerdictGiven(1.0, 1, "pace.too_fast", verdict))
    heeding.take(rules, "a", NoticeGiven(1.0, "mono"))
    heeding.take(None, "a", WRONG)
    assert rules == Rules()


def test_of_nobody_nothing_is_kept_and_nothing_widens() -> None:
    rules = Rules()
    Heeding("").take(rules, "a", WRONG)
    assert rules == Rules()


def test_the_manifest_of_the_next_call_says_so() -> None:
    setup = Setup(Wanted(engine="none"))
    assert setup.about["wrong"] == {}
    Heeding("p-1").take(setup, "a", WRONG)
    assert setup.about["wrong"] == {"pace.too_fast": 1}
