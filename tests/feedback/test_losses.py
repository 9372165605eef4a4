"""What is said about a call in which a side's sound was missing for a while: nothing about that while."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from audio.block import Speaker
from audio.lane import Settled, Track
from audio.prosody import ProsodyFrames
from audio.span import Span
from feedback.flag import Change, ItemStatus, Kind, Opened, Withdrawn
from feedback.judge import Began, Judge, Undone
from feedback.judging import CallJudge
from feedback.losses import Losses, sides_of
from feedback.metrics import METRICS
from feedback.missing import Cause
from feedback.reference import CallReferences
from feedback.stretch_measures import noise_db
from feedback.timeline import Timeline
from tests.feedback.conversations import AGENT, CUSTOMER, Conversation, Said, activity, pack, rule
from tests.feedback.voices import Says, timeline, view

#: A side, from when, until when, and when it is known.
Loss = tuple[Speaker, float, float | None, float]

HELLO: Said = (AGENT, 0.5, 4.0, "您好，电信客服为您服务，请问有什么可以帮您？")
ASKS: Said = (CUSTOMER, 4.5, 7.0, "我这个月的话费是多少？")
WAIT: Said = (AGENT, 7.5, 10.0, "请您稍等，我马上为您查询。")
BYE: Said = (AGENT, 30.0, 33.0, "感谢您的来电，再见。")


def judged(name: str, said: Sequence[Said], losses: Sequence[Loss], duration_s: float = 60.0) -> list[float]:
    """Ticks at which a rule opened flags that it did not take back."""
    call, wanted = Conversation(said, duration_s), rule(name)
    judge, opened = Judge(wanted, METRICS[wanted.metric]), dict[int, float]()
    for now in call.views():
        for side, from_s, until_s, known_s in losses:
            if now.since_s < known_s <= now.now_s or (until_s is not None and now.since_s < until_s <= now.now_s):
                call.timeline.lose(side, from_s, until_s if until_s is not None and until_s <= now.now_s else None)
        for verdict in judge.tick(now):
            match verdict:
                case Began(flag):
                    opened[flag.number] = now.now_s
                case Undone(flag):
                    del opened[flag.number]
                case _:
                    pass
    return list(opened.values())


def lost(side: Speaker, from_s: float, until_s: float | None = None) -> Loss:
    """A loss that is known after half a second."""
    return side, from_s, until_s, from_s + 0.5


CASES = {
    "dead_air.long": [HELLO, ASKS, (AGENT, 30.0, 33.0, "您的话费是五十元。")],
    "hold.no_update": [HELLO, ASKS, WAIT, (AGENT, 55.0, 58.0, "谢谢您的耐心等待，您的话费是五十元。")],
    "answer.late": [HELLO, ASKS, (AGENT, 14.0, 16.0, "您的话费是五十元。")],
    "number.not_repeated": [
        HELLO,
        (CUSTOMER, 4.5, 9.0, "我的号码是一三八零零二六五七九四。"),
        (AGENT, 9.5, 12.0, "这个月一共五十元。"),
    ],
}


@pytest.mark.parametrize("name", CASES)
def test_each_of_these_calls_is_flagged_when_all_of_it_is_heard(name: str) -> None:
    assert judged(name, CASES[name], [], 64.0)


@pytest.mark.parametrize(
    ("name", "loss"),
    [
        ("dead_air.long", lost(AGENT, 9.0, 20.0)),
        ("dead_air.long", lost(CUSTOMER, 9.0, 20.0)),
        ("dead_air.long", lost(AGENT, 9.0)),
        ("hold.no_update", lost(AGENT, 15.0, 20.0)),
        ("hold.no_update", lost(AGENT, 38.0)),
        ("answer.late", lost(AGENT, 7.5, 9.0)),
        ("answer.late", lost(CUSTOMER, 6.5, 13.0)),
        ("number.not_repeated", lost(AGENT, 14.0, 20.0)),
    ],
)
def test_nothing_is_flagged_that_may_have_been_said_unheard(name: str, loss: Loss) -> None:
    assert judged(name, CASES[name], [loss], 40.0 if name == "dead_air.long" else 64.0) == []


@pytest.mark.parametrize("name", ["dead_air.long", "hold.no_update", "answer.late", "number.not_repeated"])
def test_what_is_heard_after_a_loss_is_judged_as_ever(name: str) -> None:
    later = [(who, start + 20, end + 20, text) for who, start, end, text in CASES[name]]
    assert judged(name, later, [lost(AGENT, 2.0, 15.0), lost(CUSTOMER, 2.0, 15.0)], 84.0)


def test_the_customers_loss_does_not_matter_to_a_hold() -> None:
    assert judged("hold.no_update", CASES["hold.no_update"], [lost(CUSTOMER, 15.0, 20.0)], 64.0)


def test_a_microphone_that_is_still_gone_after_a_pause_is_no_agent_who_is_silent() -> None:
    said = [HELLO, ASKS, (CUSTOMER, 14.0, 16.0, "喂，您还听得到我说话吗？"), (AGENT, 30.0, 33.0, "您的话费是五十元。")]
    call, wanted = Conversation(said, 29.0), rule("dead_air.long")
    judge = Judge(wanted, METRICS[wanted.metric])
    call.timeline.lose(AGENT, 9.0, None)
    for side in (AGENT, CUSTOMER):
        call.timeline.lose(side, 11.0, None, Cause.PAUSE)
        call.timeline.lose(side, 11.0, 13.0, Cause.PAUSE)
    assert not [verdict for now in call.views() for verdict in judge.tick(now) if isinstance(verdict, Began)]


def test_a_gap_that_hides_no_word_does_not_matter() -> None:
    assert judged("dead_air.long", CASES["dead_air.long"], [lost(AGENT, 9.0, 9.05)], 40.0)


def test_who_comes_back_in_the_middle_of_a_word_interrupts_nobody() -> None:
    wanted = rule("talk.interrupts")

    def opens(missing: bool) -> bool:
        sound = timeline([Says(4, 8)], [Says(0, 10)], 20.0)
        if missing:
            sound.lose(AGENT, 1.0, 4.0)
        judge = Judge(wanted, METRICS[wanted.metric])
        ticks = [judge.tick(view(sound, 0.2 * n)) for n in range(1, 60)]
        return any(isinstance(verdict, Began) for verdicts in ticks for verdict in verdicts)

    assert opens(missing=False)
    assert not opens(missing=True)


def test_pace_and_level_have_no_opinion_across_a_loss() -> None:
    def began_at(name: str, missing: bool) -> list[float]:
        wanted = rule(name)
        sound = timeline([Says(0, 12, cpm=420, level_db=-40)], [], 20.0)
        judge = Judge(wanted, METRICS[wanted.metric])
        if missing:
            sound.lose(AGENT, 2.0, 3.0)
        early = [v for n in range(1, 41) for v in judge.tick(view(sound, round(0.2 * n, 1)))]
        return [v.flag.span.start_s for v in early if isinstance(v, Began)]

    for name in ("pace.too_fast", "volume.too_soft"):
        assert min(began_at(name, missing=False)) < 3.0, name
        assert all(start_s >= 3.0 for start_s in began_at(name, missing=True)), name


def test_the_lines_noise_is_not_the_silence_of_a_loss() -> None:
    sound = timeline([Says(0, 2)], [], 10.0)
    track = sound.voices[AGENT]
    whole = noise_db(track, Span(0, 10))
    silent, none = np.full(500, -120, np.float32), np.zeros(500, np.bool_)
    unvoiced, flat = np.full(500, np.nan, np.float32), np.zeros(500, np.float32)
    sound.add(ProsodyFrames(AGENT, 1000, unvoiced, flat, silent, none, none, none, none))
    sound.lose(AGENT, 10.0, 15.0)
    assert noise_db(track, Span(0, 15)) == whole
    assert noise_db(track, Span(10, 15)) is None


def status(said: Sequence[Said], losses: Sequence[Loss], duration_s: float = 36.0) -> dict[str, ItemStatus]:
    call = Conversation(said, duration_s)
    for side, from_s, until_s, _ in losses:
        call.timeline.lose(side, from_s, until_s)
    return {item: state.status for item, state in call.checklist().items()}


BARE: list[Said] = [
    (AGENT, 5.0, 6.0, "说吧。"),
    (CUSTOMER, 7.0, 9.0, "帮我查一下话费。"),
    (AGENT, 10.0, 12.0, "五十元。"),
    (CUSTOMER, 13.0, 14.0, "知道了。"),
]


def test_an_opening_that_may_have_been_said_unheard_is_not_missing() -> None:
    assert status(BARE, [])["opening"] is ItemStatus.MISSING
    assert status(BARE, [lost(AGENT, 0.0, 4.0)])["opening"] is ItemStatus.NOT_ASSESSED
    assert status(BARE, [lost(CUSTOMER, 20.0, 24.0)])["opening"] is ItemStatus.MISSING


def test_words_that_close_the_call_are_not_missing_when_its_end_is() -> None:
    heard, unheard = status(BARE, []), status(BARE, [lost(AGENT, 16.0)])
    for item in ("further_help", "closing_thanks", "goodbye"):
        assert heard[item] is ItemStatus.MISSING
        assert unheard[item] is ItemStatus.NOT_ASSESSED


def test_what_was_said_is_said_whatever_is_missing() -> None:
    assert status([HELLO, ASKS, BYE], [lost(AGENT, 12.0, 16.0)])["goodbye"] is ItemStatus.SAID


def test_whether_a_customer_complained_unheard_is_not_known() -> None:
    calm = status([HELLO, ASKS, BYE], [])
    unheard = status([HELLO, ASKS, BYE], [lost(CUSTOMER, 8.0, 20.0)])
    for item in ("apology", "empathy"):
        assert calm[item] is ItemStatus.NOT_REQUIRED
        assert unheard[item] is ItemStatus.NOT_ASSESSED


def test_a_wait_in_which_somebody_may_have_spoken_owes_nothing() -> None:
    said = [HELLO, ASKS, (AGENT, 7.5, 9.0, "好的。"), (AGENT, 30.0, 33.0, "您的话费是五十元。")]
    assert status(said, [])["hold_request"] is not ItemStatus.NOT_ASSESSED
    assert status(said, [lost(AGENT, 12.0, 18.0)])["hold_request"] is ItemStatus.NOT_ASSESSED


def test_a_customer_who_was_never_heard_makes_no_silent_call() -> None:
    alone = [HELLO]
    assert status(alone, [], 20.0)["no_sound"] is ItemStatus.MISSING
    assert status(alone, [lost(CUSTOMER, 0.0)], 20.0)["no_sound"] is ItemStatus.NOT_ASSESSED
    assert status(alone, [lost(CUSTOMER, 0.0)], 20.0)["opening"] is not ItemStatus.MISSING


def test_a_flag_that_opened_before_the_loss_was_known_is_withdrawn() -> None:
    """The whole judge: dead air grows, and only then is it known that the microphone was gone."""
    judge = CallJudge(pack(), [AGENT, CUSTOMER], frozenset(Track))
    call = Conversation([HELLO, ASKS], 40.0)
    for side in Speaker:
        for words in call.timeline.utterances(side, 40.0):
            judge.add(words)
    changes: list[Change] = []
    for step in range(1, 300):
        now_s = round(0.1 * step, 1)
        for side in Speaker:
            spans = [Span(start, end) for who, start, end, _ in (HELLO, ASKS) if who is side]
            whole = activity(side, spans, 40.0)
            rows = slice((step - 1) * 10, step * 10)
            columns = {
                n: getattr(whole, n)[rows]
                for n in ("f0_hz", "periodicity", "level_db", "voiced", "speech", "nucleus", "clipped")
            }
            judge.add(ProsodyFrames(speaker=side, first=(step - 1) * 10, **columns))
            for track in Track:
                judge.add(Settled(track, side, now_s, now_s))
        if now_s == 17.0:
            judge.lost(AGENT, 14.0, None)
        if now_s == 25.0:
            judge.lost(AGENT, 14.0, 25.0)
        changes += judge.advance()
    opened = [c.flag for c in changes if isinstance(c, Opened) and c.flag.kind is Kind.DEAD_AIR]
    taken_back = {c.flag.number for c in changes if isinstance(c, Withdrawn) and c.reason == "lost"}
    assert {flag.number for flag in opened if flag.opened_at_s > 14.0} == taken_back
    assert [flag for flag in opened if flag.opened_at_s > 17.0] == []
    assert taken_back


def test_losses_of_one_side_leave_the_others_rules_alone() -> None:
    losses = Losses({CUSTOMER: (Span(3, 5),)})
    assert not losses.touch(sides_of(rule("volume.too_soft"), METRICS["level_re_baseline_db"]), Span(0, 9))
    assert losses.touch(sides_of(rule("talk.interrupts"), METRICS["interruption_s"]), Span(0, 9))
    assert not Losses()
    assert CallReferences(Timeline([AGENT]), {}, 1.0).at(AGENT, 5.0) is None
