from __future__ import annotations

from datetime import date, timedelta

from coach_app.practice.path.curriculum import TipEntry
from coach_app.practice.path.state import PathState
from coach_app.practice.path.tips import tip_of
from feedback.rule import Text

TODAY = date(2026, 3, 18)
ANY_DAY = {"any"}


def a_tip(number: int, *when: str) -> TipEntry:
    return TipEntry(id=f"CRS-{number:02d}", topic=Text(zh="-", en="-"), text=Text(zh="-", en="-"), when=when)


def shown(tips: list[TipEntry], now: set[str], state: PathState | None = None, words: tuple[str, ...] = ()) -> str:
    found = tip_of(tips, state or PathState(), TODAY, now.__contains__, words)
    return found.id if found is not None else ""


def after(**days_ago: int) -> PathState:
    return PathState(tips={f"CRS-{name[1:]}": TODAY - timedelta(days=ago) for name, ago in days_ago.items()})


TIPS = [a_tip(1, "any"), a_tip(2, "monday"), a_tip(3, "weak_calm"), a_tip(4, "abused"), a_tip(5, "long_day")]


def test_the_most_pressing_moment_gives_the_tip() -> None:
    every = {"any", "monday", "weak_calm", "long_day", "abused"}
    assert shown(TIPS, every, words=("abused",)) == "CRS-04"
    assert shown(TIPS, every - {"abused"}, words=("abused",)) == "CRS-05"
    assert shown(TIPS, {"any", "monday", "weak_calm"}) == "CRS-03"
    assert shown(TIPS, {"any", "monday"}) == "CRS-02"


def test_a_day_without_a_moment_has_no_tip() -> None:
    assert shown(TIPS[1:], ANY_DAY) == ""


def test_the_tip_of_the_day_stays_whatever_happens_later() -> None:
    assert shown(TIPS, {"abused"}, after(_02=0), words=("abused",)) == "CRS-02"


def test_once_it_is_put_away_there_is_no_other_today() -> None:
    state = after(_02=0).model_copy(update={"tips_away": ("CRS-02",)})
    assert shown(TIPS, {"monday", "abused"}, state, words=("abused",)) == ""


def test_a_tip_that_was_put_away_never_comes_back() -> None:
    state = after(_02=200).model_copy(update={"tips_away": ("CRS-02",)})
    assert shown(TIPS, {"monday"}, state) == ""


def test_the_same_tip_rests_for_a_month() -> None:
    assert shown(TIPS, {"monday"}, after(_02=20)) == ""
    assert shown(TIPS, {"monday"}, after(_02=30)) == "CRS-02"


def test_of_two_the_one_that_was_shown_longest_ago() -> None:
    tips = [a_tip(2, "monday"), a_tip(3, "monday")]
    assert shown(tips, {"monday"}, after(_02=40, _03=50)) == "CRS-03"
    assert shown(tips, {"monday"}, after(_02=40)) == "CRS-03"


def test_tips_for_no_special_moment_leave_days_without_any() -> None:
    assert shown(TIPS, ANY_DAY, after(_02=1)) == ""
    assert shown(TIPS, ANY_DAY, after(_02=3)) == "CRS-01"


def test_without_tips_there_is_none() -> None:
    assert shown([], ANY_DAY) == ""
