"""The engine as a specification: the same flags however the call arrives, and the manners of showing them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio.block import Speaker
from audio.lane import Settled, Track
from audio.span import Span
from feedback.condition import Condition
from feedback.engine import RuleEngine, Sources
from feedback.flag import Change, Closed, Flag, ItemChanged, ItemState, ItemStatus, Opened, Severity, Shown, Withdrawn
from feedback.metric import Metric, Reading
from feedback.nudges import Budget, Nudger
from feedback.playbook import a_rule
from feedback.reference import CallReferences
from feedback.rule import Rule
from feedback.timeline import Timeline
from feedback.view import View
from feedback.voice_conditions import voice_conditions
from feedback.voice_metrics import voice_metrics
from tests.feedback.voices import AGENT, CUSTOMER, USUAL, Says, Spoken, frames, part, steps, utterance, word_steps

DURATION_S = 40.0
BOTH = frozenset(Track)
AGENT_TALK = [
    Says(1, 7, cpm=240),
    Says(9, 16, cpm=380),
    Says(21, 25.4, level_db=-11),
    Says(27, 31),
    Says(34, 38, level_db=-34),
]
CUSTOMER_TALK = [Says(7.5, 8.8), Says(16.4, 20), Says(26, 29.5), Says(31.4, 33.5)]
WORDS = {
    AGENT: [
        utterance(AGENT, 1, 7, "您" * 24),
        utterance(AGENT, 9, 16, "您" * 45, 17.5),
        utterance(AGENT, 21, 25.4, "您" * 20),
        utterance(AGENT, 27, 31, "您" * 16, 33.2),
        utterance(AGENT, 34, 38, "您" * 16),
    ],
    CUSTOMER: [utterance(CUSTOMER, s.start_s, s.end_s, "你" * 5) for s in CUSTOMER_TALK],
}


def words_known(view: View, rule: Rule) -> list[Reading]:
    """Each utterance that became known: stands for every finder of words."""
    return [Reading(1.0, u.span, u.text) for u in view.utterances(rule.speaker) if view.is_new(u.settled_at_s)]


def asked_for_it(view: View, rule: Rule) -> bool:
    """Holds between the customer's first and second utterance."""
    return len(view.utterances(rule.speaker.other)) == 1


METRICS = {m.name: m for m in (*voice_metrics(), Metric("words", "", "", frozenset({Track.WORDS}), find=words_known))}
CONDITIONS = {c.name: c for c in (*voice_conditions(), Condition("asked", "", BOTH, asked_for_it))}
RULES = [
    a_rule(id="fast", metric="rate_cpm", above=290, window_s=8, needs_speech_s=3, hold_s=1, confirm="rate_words_cpm"),
    a_rule(id="slow", metric="rate_cpm", below=200, window_s=8, needs_speech_s=3, hold_s=1, confirm="rate_words_cpm"),
    a_rule(id="loud", metric="level_re_baseline_db", above=6, alert_above=9, window_s=3, needs_speech_s=2, unless=["asked"]),
    a_rule(id="excused", metric="rate_cpm", above=290, window_s=8, needs_speech_s=3, hold_s=1, unless=["asked"]),
    a_rule(id="soft", metric="level_re_baseline_db", below=-6, window_s=3, needs_speech_s=2, unless=["noisy_line"]),
    a_rule(id="cuts_in", metric="interruption_s", above=0.8),
    a_rule(id="said", metric="words", severity="note", stays_s=2),
]  # fmt: skip


@dataclass(slots=True)
class NoChecks:
    """A checklist that counts the utterances it saw."""

    states: tuple[ItemState, ...] = ()

    def tick(self, view: View) -> Sequence[ItemState]:
        """One item, said with the first words."""
        if self.states or not view.utterances(AGENT):
            return []
        self.states = (ItemState("opening", ItemStatus.SAID, view.now_s),)
        return self.states


def engine(
    heard: Timeline,
    rules: Sequence[Rule] = RULES,
    patient: bool = True,
    saved: bool = True,
    tracks: frozenset[Track] = BOTH,
    **budget: float,
) -> RuleEngine:
    references = CallReferences(heard, {AGENT: USUAL} if saved else {}, 1.0)
    sources = Sources(heard, Spoken(), references)
    nudger = Nudger(Budget(**budget), saved_baseline=saved)
    return RuleEngine(rules, METRICS, CONDITIONS, NoChecks(), nudger, sources, tracks, patient)


def lanes() -> list[list[list[Any]]]:
    """What each of the four lanes says, step by step."""
    talk = {AGENT: AGENT_TALK, CUSTOMER: CUSTOMER_TALK}
    voices: list[list[list[Any]]] = [list(steps(frames(who, said, DURATION_S))) for who, said in talk.items()]
    return voices + [list(word_steps(who, said, DURATION_S)) for who, said in WORDS.items()]


def told(heard: Timeline, judged: RuleEngine, order: Sequence[int] | None = None) -> list[Change]:
    """All changes when the lanes' steps arrive in an order (lane numbers; what is left comes last)."""
    waiting = [list(lane) for lane in lanes()]
    changes: list[Change] = []
    for lane in [*(order or []), *(n for n in range(4) for _ in range(400))]:
        if waiting[lane]:
            for observation in waiting[lane].pop(0):
                heard.add(observation)
            if order:
                changes += judged.advance()
    return changes + judged.finish(DURATION_S)


def call(order: Sequence[int] | None = None, **options: Any) -> list[Change]:
    heard = Timeline([AGENT, CUSTOMER])
    return told(heard, engine(heard, **options), order)


def flags(changes: Sequence[Change]) -> list[Flag]:
    """Flags that stand at the end, without their numbers."""
    kept: dict[int, Flag] = {}
    for change in changes:
        if isinstance(change, Opened | Closed):
            kept[change.flag.number] = change.flag
        elif isinstance(change, Withdrawn):
            kept.pop(change.flag.number, None)
    return sorted((replace(f, number=0) for f in kept.values()), key=lambda f: (f.opened_at_s, f.rule, f.span))


ALL_AT_ONCE = call()


def shown(changes: Sequence[Change]) -> list[tuple[float, str]]:
    on = [c for c in changes if isinstance(c, Shown) or (isinstance(c, Opened) and c.shown)]
    return [(c.at_s, c.flag.rule) for c in on]


def test_the_call_holds_what_was_put_into_it() -> None:
    rules = [(f.rule, round(f.span.start_s), round(f.span.end_s)) for f in flags(ALL_AT_ONCE) if f.rule != "said"]
    assert rules == [("fast", 9, 16), ("loud", 21, 25), ("cuts_in", 27, 30), ("soft", 34, 38)]


#: Orders in which lanes get ahead of each other by a few seconds: runs of steps of one lane.
RUNS = st.lists(st.tuples(st.integers(0, 3), st.integers(1, 30)), min_size=20, max_size=60)
ORDERS = RUNS.map(lambda runs: [lane for lane, length in runs for _ in range(length)])


@settings(max_examples=15, deadline=None)
@given(order=ORDERS)
def test_flags_are_the_same_however_the_lanes_arrive(order: list[int]) -> None:
    assert flags(call(order)) == flags(ALL_AT_ONCE)


@settings(max_examples=15, deadline=None)
@given(order=ORDERS)
def test_patience_makes_what_is_shown_the_same_too(order: list[int]) -> None:
    assert call(order) == ALL_AT_ONCE


def in_step(lag: int) -> list[int]:
    """Voices as they come, words some steps behind."""
    order: list[int] = []
    for n in range(400):
        order += [0, 1] + ([2, 3] if n >= lag else [])
    return order


@pytest.mark.parametrize("lag", [0, 7, 40, 95])
def test_without_patience_the_flags_are_the_same_and_do_not_wait_for_words(lag: int) -> None:
    changes = call(in_step(lag), patient=False)
    assert flags(changes) == flags(ALL_AT_ONCE)
    first = next(c for c in changes if isinstance(c, Opened) and c.flag.rule == "fast")
    assert first.at_s == first.flag.opened_at_s < 16


def test_a_flag_that_the_words_excuse_is_withdrawn_and_stays_withdrawn() -> None:
    heard = Timeline([AGENT, CUSTOMER])
    judged = engine(heard, rules=[rule for rule in RULES if rule.id == "excused"], patient=False)
    changes: list[Change] = []
    for who, talk in ((AGENT, AGENT_TALK), (CUSTOMER, CUSTOMER_TALK)):
        for step in steps(frames(who, talk, DURATION_S)):
            for observation in step:
                heard.add(observation)
    changes += judged.advance()
    assert [type(c) for c in changes] == [Opened, Closed]
    for speaker, said in WORDS.items():
        for words in word_steps(speaker, said, DURATION_S):
            for spoken in words:
                heard.add(spoken)
    changes += judged.finish(DURATION_S)
    assert [type(c) for c in changes if not isinstance(c, ItemChanged)] == [Opened, Closed, Withdrawn]
    assert flags(changes) == []


def test_what_is_excused_before_anybody_heard_of_it_makes_no_noise() -> None:
    heard = Timeline([AGENT, CUSTOMER])
    excused = a_rule(id="fast", metric="rate_cpm", above=290, window_s=8, needs_speech_s=3, hold_s=1, unless=["always"])
    always = Condition("always", "", BOTH, lambda _view, _rule: True)
    judged = RuleEngine(
        [excused], METRICS, {"always": always}, NoChecks(), Nudger(Budget(), saved_baseline=True),
        Sources(heard, Spoken(), CallReferences(heard, {AGENT: USUAL}, 1.0)), BOTH,
    )  # fmt: skip
    assert [c for c in told(heard, judged) if not isinstance(c, ItemChanged)] == []


def test_counted_words_correct_what_was_measured() -> None:
    closed = [c.flag for c in ALL_AT_ONCE if isinstance(c, Closed) and c.flag.rule == "fast"]
    assert len(closed) == 2
    assert closed[1].measured == pytest.approx(60 * 45 / 7, rel=0.05)


def test_at_most_one_nudge_is_on_screen_and_they_keep_their_distance() -> None:
    on: set[int] = set()
    nudged: list[float] = []
    for change in ALL_AT_ONCE:
        if isinstance(change, Shown) or (isinstance(change, Opened) and change.shown):
            if change.flag.severity is Severity.NUDGE:
                assert not on
                assert not nudged or change.at_s - nudged[-1] >= 20
                nudged.append(change.at_s)
            on.add(change.flag.number)
        elif isinstance(change, Closed | Withdrawn):
            on.discard(change.flag.number)


def test_an_alert_is_shown_at_once_whatever_the_budget() -> None:
    ((at_s, rule),) = shown(call(per_window=0))
    assert rule == "loud"
    assert at_s == pytest.approx(23.0, abs=0.5)


def test_what_is_held_back_says_why() -> None:
    why = {c.flag.rule: c.held_back for c in ALL_AT_ONCE if isinstance(c, Opened)}
    assert why == {"fast": "", "loud": "spacing", "cuts_in": "spacing", "soft": "", "said": "note"}
    assert [rule for _, rule in shown(ALL_AT_ONCE)] == ["fast", "loud", "soft"]


def test_without_a_reading_nothing_is_shown_until_twenty_seconds_of_talk() -> None:
    changes = call(saved=False)
    assert all(at_s >= 25 for at_s, _ in shown(changes))
    assert {c.held_back for c in changes if isinstance(c, Opened) and c.flag.rule == "fast"} == {"settling"}


def test_a_nudge_leaves_the_screen_within_a_second_of_its_condition() -> None:
    closed = [c for c in ALL_AT_ONCE if isinstance(c, Closed) and c.flag.rule == "loud"]
    assert closed[0].at_s <= 25.4 + 1.0 + 1.0 + 0.2  # fresh talk, clear_hold_s, a tick


def test_a_lane_that_never_was_leaves_its_rules_not_assessed() -> None:
    heard = Timeline([AGENT])
    alone = engine(heard, tracks=frozenset({Track.PROSODY}))
    assert alone.not_assessed == ("cuts_in", "said")


def test_a_failed_lane_closes_what_it_had_open_and_the_rest_goes_on() -> None:
    heard = Timeline([AGENT, CUSTOMER])
    judged = engine(heard)
    for lane in lanes():
        for step in lane[:235]:
            for observation in step:
                heard.add(observation)
    before = judged.advance()
    assert "loud" in {c.flag.rule for c in before if isinstance(c, Opened)}
    judged.drop(Track.PROSODY)
    for lane in lanes()[2:]:
        for step in lane[235:]:
            for observation in step:
                heard.add(observation)
    after = judged.advance()
    assert "loud" in [c.flag.rule for c in after if isinstance(c, Closed)]
    assert [c.flag.rule for c in after if isinstance(c, Opened)] == ["said"] * 3
    assert set(judged.not_assessed) == {rule.id for rule in RULES} - {"said"}


def test_without_any_lane_nothing_is_judged_and_nothing_hangs() -> None:
    heard = Timeline([AGENT])
    silent = engine(heard, tracks=frozenset())
    assert silent.advance() == []
    assert silent.finish(5.0) == []


def test_it_says_what_nobody_will_ask_for_again() -> None:
    heard = Timeline([AGENT, CUSTOMER])
    judged = engine(heard, patient=False)
    voices = [frames(s, talk, DURATION_S) for s, talk in ((AGENT, AGENT_TALK), (CUSTOMER, CUSTOMER_TALK))]
    for voice in voices:
        heard.add(part(voice, 0, 1_000))
        for track, until_s in ((Track.PROSODY, 10.0), (Track.WORDS, 4.0)):
            heard.add(Settled(track, voice.speaker, until_s, until_s))
    judged.advance()
    assert judged.judged_s == 4.0


def test_flags_are_numbered_in_the_order_of_opening() -> None:
    numbers = [c.flag.number for c in ALL_AT_ONCE if isinstance(c, Opened)]
    assert numbers == sorted(set(numbers))


def test_checklist_items_change_once() -> None:
    assert [c.state.item for c in ALL_AT_ONCE if isinstance(c, ItemChanged)] == ["opening"]


def test_a_rule_about_the_customer_reads_the_customer() -> None:
    heard = Timeline([AGENT, CUSTOMER])
    (about,) = [a_rule(id="theirs", metric="words", speaker=Speaker.CUSTOMER, severity="note")]
    changes = told(heard, engine(heard, rules=[about]))
    assert {f.speaker for f in flags(changes)} == {CUSTOMER}
    assert [f.span for f in flags(changes)] == [Span(s.start_s, s.end_s) for s in CUSTOMER_TALK]
