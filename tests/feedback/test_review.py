from __future__ import annotations

from dataclasses import replace

from audio.lane import Settled, Track
from audio.span import Span
from feedback.condition import Condition
from feedback.flag import Closed, Withdrawn
from feedback.metric import Metric, Reading
from feedback.playbook import a_rule
from feedback.review import Review
from feedback.rule import Rule
from feedback.timeline import Timeline
from tests.feedback.test_nudges import NUDGE
from tests.feedback.voices import AGENT, timeline, view

VOICE, WORDS = frozenset({Track.PROSODY}), frozenset(Track)
FLAG = replace(NUDGE, span=Span(0, 8), opened_at_s=5.0)


def review(counted: float | None = None, excused_at_s: tuple[float, ...] = ()) -> Review:
    """A review in which the words count `counted`, and an exception holds at some instants."""
    metrics = {
        "rate_cpm": Metric("rate_cpm", "cpm", "", VOICE, gauge=lambda _v, _r: Reading(300.0, Span(0, 8))),
        "words": Metric("words", "cpm", "", WORDS, confirm=lambda _v, _r, _s: counted),
    }
    asked = Condition("asked_louder", "", WORDS, lambda seen, _rule: seen.now_s in excused_at_s)
    noisy = Condition("noisy", "", VOICE, lambda _v, _r: True)
    return Review(metrics, {"asked_louder": asked, "noisy": noisy})


def words_settled(until_s: float, heard_s: float = 99.0) -> Timeline:
    heard = timeline([], None, 1.0)
    heard.add(Settled(Track.WORDS, AGENT, until_s, heard_s))
    return heard


CONFIRMED = a_rule(above=290, confirm="words")


def seen(rule: Rule, counted: float | None, until_s: float = 9.0, now_s: float = 99.0) -> list[Closed | Withdrawn]:
    """What one look at the words makes of a flag that closed at 10 s."""
    second = review(counted)
    second.watch(FLAG, rule)
    second.closed(FLAG, 10.0)
    return second.tick(view(words_settled(until_s, now_s), now_s))


def test_counted_words_correct_the_measure() -> None:
    assert seen(CONFIRMED, 320.0) == [Closed(99.0, replace(FLAG, measured=320.0))]


def test_a_flag_that_the_words_do_not_bear_out_is_withdrawn() -> None:
    assert seen(CONFIRMED, 280.0) == [Withdrawn(99.0, FLAG, "words")]


def test_words_that_cannot_say_change_nothing() -> None:
    assert seen(CONFIRMED, None) == []


def test_nothing_is_confirmed_before_its_words_are_settled() -> None:
    assert seen(CONFIRMED, 280.0, until_s=7.9) == []


def test_nor_while_it_is_open_nor_before_it_closed() -> None:
    second = review(280.0)
    second.watch(FLAG, CONFIRMED)
    assert second.tick(view(words_settled(99.0), 99.0)) == []
    second.closed(FLAG, 10.0)
    assert second.tick(view(words_settled(99.0, 9.0), 9.8)) == []
    assert second.tick(view(words_settled(99.0, 9.0), 10.0)) == [Withdrawn(10.0, FLAG, "words")]


def test_at_the_end_of_the_call_what_is_known_must_do() -> None:
    second = review(280.0)
    second.watch(FLAG, CONFIRMED)
    second.closed(FLAG, 10.0)
    assert second.tick(view(words_settled(0.0), 99.0, ended=True)) == [Withdrawn(99.0, FLAG, "words")]


def test_each_flag_is_looked_at_once() -> None:
    second = review(280.0)
    second.watch(FLAG, CONFIRMED)
    second.closed(FLAG, 10.0)
    assert len(second.tick(view(words_settled(99.0), 99.0))) == 1
    assert second.tick(view(words_settled(99.0), 99.2)) == []


EXCUSED = a_rule(above=290, unless=["asked_louder", "noisy"])


def test_an_exception_that_the_words_show_is_asked_as_of_the_opening() -> None:
    second = review(excused_at_s=(5.0,))
    second.watch(FLAG, EXCUSED)
    assert second.tick(view(words_settled(99.0), 4.8)) == []
    assert second.tick(view(words_settled(99.0), 6.0)) == [Withdrawn(6.0, FLAG, "asked_louder")]


def test_an_exception_that_came_later_excuses_nothing() -> None:
    second = review(excused_at_s=(6.0,))
    second.watch(FLAG, EXCUSED)
    assert second.tick(view(words_settled(99.0), 5.0)) == []
    assert second.tick(view(words_settled(99.0), 6.0)) == []


def test_exceptions_of_the_voice_were_asked_before() -> None:
    second = review()
    second.watch(FLAG, a_rule(above=290, unless=["noisy"]))
    assert second.tick(view(words_settled(99.0), 6.0)) == []
