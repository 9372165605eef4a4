"""One call through the whole of the judging."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from audio.lane import Track
from feedback.flag import Change, Closed, ItemChanged, ItemStatus, Kind, Opened, Severity, Shown
from feedback.judging import CallJudge, as_note, naming_items
from feedback.pack import DEFAULT, Pack, load_pack
from feedback.playbook import a_rule
from feedback.timeline import Observation
from tests.feedback.voices import AGENT, CUSTOMER, USUAL, Says, frames, part, steps, utterance, word_steps

BOTH = frozenset(Track)
END_S = 30.0
AGENT_SAYS = [
    utterance(AGENT, 1.0, 7.0, "您好，中国银行，工号八零二一为您服务，请问有什么可以帮您？"),
    utterance(
        AGENT,
        10.0,
        20.0,
        "这个是这样的您的套餐里面包含二十个吉的通用流量超出以后就会自动扣通用流量所以您感觉用得比较快您可以查询",
    ),
]
CUSTOMER_SAYS = [utterance(CUSTOMER, 7.5, 9.5, "我想问一下流量怎么用得这么快")]


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(DEFAULT)


def observations() -> Iterator[Observation]:
    """A call in which the second turn of the agent is far too fast."""
    agent = frames(AGENT, [Says(1, 7, cpm=250), Says(10, 20, cpm=380)], END_S)
    customer = frames(CUSTOMER, [Says(7.5, 9.5)], END_S)
    lanes = [
        steps(agent),
        steps(customer),
        word_steps(AGENT, AGENT_SAYS, END_S),
        word_steps(CUSTOMER, CUSTOMER_SAYS, END_S),
    ]
    for now in zip(*lanes, strict=True):
        for said in now:
            yield from said


def judged(judge: CallJudge) -> list[Change]:
    changes: list[Change] = []
    for observation in observations():
        judge.add(observation)
        changes += judge.advance()
    return changes + judge.finish(END_S)


def test_a_fast_turn_opens_and_closes_a_flag_that_is_shown(pack: Pack) -> None:
    changes = judged(CallJudge(pack, [AGENT, CUSTOMER], BOTH, baseline=USUAL))
    opened = [c for c in changes if isinstance(c, Opened) and c.flag.kind is Kind.RATE_FAST]
    assert len(opened) == 1
    assert opened[0].shown
    assert 11.0 <= opened[0].at_s <= 16.0
    closed = [c for c in changes if isinstance(c, Closed) and c.flag.number == opened[0].flag.number]
    assert closed[-1].flag.measured is not None
    assert closed[-1].flag.measured > 290


def test_the_opening_is_ticked_and_the_missing_goodbye_told_at_the_end(pack: Pack) -> None:
    judge = CallJudge(pack, [AGENT, CUSTOMER], BOTH, baseline=USUAL)
    changes = judged(judge)
    ticked = {c.state.item for c in changes if isinstance(c, ItemChanged) and c.state.status is ItemStatus.SAID}
    assert ticked >= {"opening", "offer_help"}
    assert {i.item for i in judge.items if i.status is ItemStatus.MISSING} >= {"closing_thanks", "goodbye"}
    says = [c.flag.say for c in changes if isinstance(c, Opened) and c.flag.kind is Kind.PHRASE_MISSING]
    assert "别忘了：道别" in says


def test_sentences_come_in_the_language_asked_for(pack: Pack) -> None:
    changes = judged(CallJudge(pack, [AGENT, CUSTOMER], BOTH, baseline=USUAL, language="en"))
    says = {c.flag.say for c in changes if isinstance(c, Opened)}
    assert says >= {"Slow down", "Don't forget: Goodbye"}


def test_without_words_the_voice_is_judged_and_phrases_are_not(pack: Pack) -> None:
    judge = CallJudge(pack, [AGENT, CUSTOMER], frozenset({Track.PROSODY}), baseline=USUAL)
    kinds = {c.flag.kind for c in judged(judge) if isinstance(c, Opened)}
    assert Kind.RATE_FAST in kinds
    assert Kind.PHRASE_MISSING not in kinds
    assert {item.status for item in judge.items} == {ItemStatus.NOT_ASSESSED}
    assert "phrase.forbidden" in judge.not_assessed


def test_a_mix_of_two_people_accuses_nobody(pack: Pack) -> None:
    changes = judged(CallJudge(pack, [AGENT, CUSTOMER], BOTH, baseline=USUAL, mono_mix=True))
    assert all(c.flag.severity in (Severity.NOTE, Severity.PRAISE) for c in changes if isinstance(c, Opened))
    assert not any(isinstance(c, ItemChanged) and c.state.status is ItemStatus.MISSING for c in changes)


def test_gauges_are_given_once_for_every_tick(pack: Pack) -> None:
    judge = CallJudge(pack, [AGENT, CUSTOMER], BOTH, baseline=USUAL)
    rows = []
    for observation in observations():
        judge.add(observation)
        rows += judge.gauges()
    assert [row.at_s for row in rows if row.speaker is AGENT] == [round(0.2 * n, 3) for n in range(1, 151)]


def test_gauges_wait_for_the_side_that_is_behind(pack: Pack) -> None:
    judge = CallJudge(pack, [AGENT, CUSTOMER], BOTH, baseline=USUAL)
    agent, customer = (frames(speaker, [], END_S) for speaker in (AGENT, CUSTOMER))
    judge.add(agent)
    judge.add(part(customer, 0, 100))
    assert {row.at_s for row in judge.gauges()} == {0.2, 0.4, 0.6, 0.8, 1.0}


def test_without_a_reading_of_the_voice_the_first_nudge_waits(pack: Pack) -> None:
    opened = [c for c in judged(CallJudge(pack, [AGENT, CUSTOMER], BOTH)) if isinstance(c, Opened)]
    assert [(c.shown, c.held_back) for c in opened if c.flag.kind is Kind.RATE_FAST] == [(False, "settling")]


def test_an_utterance_is_read_with_its_rate_and_phrases(pack: Pack) -> None:
    judge = CallJudge(pack, [AGENT, CUSTOMER], BOTH, baseline=USUAL)
    judged(judge)
    read = judge.read(AGENT_SAYS[0])
    assert read.syllables == 25
    assert read.rate_cpm == pytest.approx(60 * 25 / 6, rel=0.1)
    assert any("opening" in judge.ticks(p.phrase) for p in read.phrases)


def test_only_rules_about_items_are_told_their_names() -> None:
    missed = naming_items(a_rule(kind="phrase_missing"), {"goodbye": "道别"})
    assert missed.params == {"goodbye": "道别"}
    assert naming_items(a_rule(), {"goodbye": "道别"}).params == {}


def test_as_a_note_a_rule_can_never_alert() -> None:
    note = as_note(a_rule(above=290, alert_above=340))
    assert note.severity is Severity.NOTE
    assert note.alert_above is None


def test_words_that_settle_with_the_last_sample_belong_to_the_call(pack: Pack) -> None:
    judge = CallJudge(pack, [AGENT, CUSTOMER], BOTH, baseline=USUAL)
    end_s = END_S + 0.00025
    for observation in observations():
        judge.add(observation)
    judge.add(utterance(AGENT, 28.0, 29.0, "感谢您的来电，再见。", settled_at_s=end_s))
    judge.finish(end_s)
    assert {i.item: i.status for i in judge.items}["goodbye"] is ItemStatus.SAID


def test_a_kind_that_was_silenced_is_flagged_and_never_shown(pack: Pack) -> None:
    changes = judged(CallJudge(pack, [AGENT, CUSTOMER], BOTH, baseline=USUAL, silenced={"rate_fast"}))
    opened = [c for c in changes if isinstance(c, Opened) and c.flag.kind is Kind.RATE_FAST]
    assert [(c.shown, c.held_back) for c in opened] == [(False, "silenced")]
    assert not [c for c in changes if isinstance(c, Shown)]


def test_ones_own_names_make_the_opening_exact(pack: Pack) -> None:
    def opening(**names: str) -> ItemStatus:
        judge = CallJudge(pack, [AGENT, CUSTOMER], BOTH, baseline=USUAL, placeholders=names)
        judged(judge)
        return next(item.status for item in judge.items if item.item == "opening")

    assert opening(公司="中国银行", 工号="8021") is ItemStatus.SAID
    assert opening(公司="供电公司", 工号="6602") is ItemStatus.POSSIBLY_MISSING


def test_a_rule_called_wrong_gives_way(pack: Pack) -> None:
    def limit(times: int) -> float | None:
        changes = judged(CallJudge(pack, [AGENT, CUSTOMER], BOTH, baseline=USUAL, wrong={"pace.too_fast": times}))
        return next(c.flag.limit for c in changes if isinstance(c, Opened) and c.flag.kind is Kind.RATE_FAST)

    usual = limit(0)
    assert usual is not None
    assert limit(2) == pytest.approx(usual * 1.06)
    assert limit(40) == pytest.approx(usual * 1.09)


def test_a_nudge_called_wrong_leaves_the_screen_and_the_flag_stands_to_its_end(pack: Pack) -> None:
    judge = CallJudge(pack, [AGENT, CUSTOMER], BOTH, baseline=USUAL)
    told = list(judged(judge))
    (fast,) = [c for c in told if isinstance(c, Opened) and c.flag.kind is Kind.RATE_FAST]
    judge.dispute(fast.flag.number)
    assert [c for c in told if isinstance(c, Closed) and c.flag.number == fast.flag.number]
