"""What is not woken has nothing to say: not asking it changes nothing."""

from __future__ import annotations

import itertools

import pytest

from audio.block import Speaker
from feedback.flag import Change, ItemState, ItemStatus
from feedback.judging import CallJudge
from feedback.metrics import METRICS
from feedback.pack import DEFAULT, Pack, load_pack
from feedback.view import View
from feedback.wakes import VOICE_S, Wakes
from tests.feedback.test_judging import BOTH, END_S, observations
from tests.feedback.voices import AGENT, CUSTOMER, USUAL, Says, sentence, timeline, view

CALL = timeline([Says(1, 3), Says(6, 6.4)], [Says(4, 5)], 10.0)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(DEFAULT)


def test_a_voice_wakes_until_a_moment_after_it() -> None:
    awake = [Wakes.VOICE.awake(view(CALL, at_s), AGENT) for at_s in (0.8, 2.0, 3.0 + VOICE_S - 0.2, 4.2, 6.2)]
    assert awake == [False, True, True, False, True]
    assert Wakes.VOICE.awake(view(CALL, 4.4), CUSTOMER)


def test_a_sentence_of_either_side_wakes_once() -> None:
    said = [sentence("您好", 1, 3, known_at_s=3.5)]
    ticks = [view(CALL, at_s, since_s=at_s - 0.2, said=said) for at_s in (3.4, 3.6, 3.8)]
    assert [[Wakes.NEWS.awake(tick, side) for tick in ticks] for side in Speaker] == [[False, True, False]] * 2


def test_an_item_that_changed_and_the_end_of_the_call_wake_their_own() -> None:
    quiet = view(CALL, 9.0)
    changed = View(CALL, quiet.words, quiet.references, 9.0, 8.8, items_changed=(ItemState("a", ItemStatus.SAID),))
    ended = View(CALL, quiet.words, quiet.references, 9.0, 8.8, ended=True)
    assert [Wakes.ITEMS.awake(v, AGENT) for v in (quiet, changed, ended)] == [False, True, False]
    assert [Wakes.END.awake(v, AGENT) for v in (quiet, changed, ended)] == [False, False, True]
    assert Wakes.TICK.awake(quiet, AGENT)


def changes(pack: Pack) -> list[Change]:
    judge = CallJudge(pack, [AGENT, CUSTOMER], BOTH, baseline=USUAL)
    told: list[Change] = []
    for observation in observations():
        judge.add(observation)
        told += judge.advance()
    return told + judge.finish(END_S)


def test_a_call_is_judged_as_if_every_rule_had_been_asked_at_every_tick(
    pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = changes(pack)
    monkeypatch.setattr(Wakes, "awake", lambda *_: True)
    assert told
    assert changes(pack) == told


def test_gauges_that_a_voice_wakes_read_nothing_without_it(pack: Pack) -> None:
    rules = [rule for rule in pack.rules if METRICS[rule.metric].wakes is Wakes.VOICE]
    asleep = [
        (rule, seen)
        for rule, tick in itertools.product(rules, range(1, 50))
        if not Wakes.VOICE.awake(seen := view(CALL, round(tick * 0.2, 3), since_s=(tick - 1) * 0.2), rule.speaker)
    ]
    assert len(asleep) > len(rules)
    for rule, seen in asleep:
        metric = METRICS[rule.metric]
        assert not (metric.gauge(seen, rule) if metric.gauge else metric.find and metric.find(seen, rule)), rule.id
