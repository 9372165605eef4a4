from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from asr_models.transcript import Hearing, Utterance
from audio.block import AudioBlock, Speaker
from audio.lane import Lane, Settled, Track
from audio.span import Span
from coach_app.events import (
    ChecklistChanged,
    FlagClosed,
    FlagOpened,
    FlagShown,
    FlagWithdrawn,
    Heard,
    LaneFailed,
    LaneRecovered,
    NoticeGiven,
    Said,
    SessionEnded,
    SessionStarted,
    VerdictGiven,
)
from coach_app.pipeline import Lanes, Pipeline
from feedback.flag import Change, Closed, ItemChanged, ItemState, ItemStatus, Opened, Shown, Withdrawn
from feedback.timeline import Observation
from tests.coach_app.samples import AGENT, CUSTOMER, QuietJudge, a_flag, an_utterance, started

BOTH = frozenset({Track.PROSODY, Track.WORDS})


def a_pipeline(judge: QuietJudge | None = None, lanes: Lanes | None = None) -> Pipeline:
    return Pipeline(started(), judge or QuietJudge(), BOTH, lanes or {})


def voice_settled(until_s: float, speaker: Speaker = AGENT) -> Settled:
    return Settled(Track.PROSODY, speaker, until_s, until_s + 0.2)


class Echo:
    """A lane that settles what it hears and says one thing at the end."""

    def __init__(self, last: Observation) -> None:
        self._last = last

    def feed(self, block: AudioBlock) -> Sequence[Observation]:
        return [Settled(Track.WORDS, block.speaker, block.span.end_s, block.span.end_s)]

    def finish(self) -> Sequence[Observation]:
        return [self._last]


def test_a_session_starts_once_and_first_with_the_checklist_of_the_judge() -> None:
    pipeline = a_pipeline()
    first = pipeline.take([])[0]
    assert isinstance(first, SessionStarted)
    assert first.items == (ItemState("opening", ItemStatus.PENDING),)
    assert pipeline.begin() == []


def test_blocks_go_through_the_lanes_of_their_speaker() -> None:
    judge = QuietJudge()
    lane: Lane[Observation] = Echo(an_utterance("再见。", CUSTOMER, 0.5, 1.0))
    pipeline = a_pipeline(judge, {CUSTOMER: [lane]})
    pipeline.feed(AudioBlock(CUSTOMER, np.zeros(16000, np.float32), 0))
    pipeline.feed(AudioBlock(AGENT, np.zeros(16000, np.float32), 0))
    assert judge.seen == [Settled(Track.WORDS, CUSTOMER, 1.0, 1.0)]
    events = pipeline.finish()
    assert [type(event) for event in events] == [Said, SessionEnded]
    assert events[-1] == SessionEnded(
        1.0, {"agent": {}, "customer": {}, "call": {"duration_s": 1.0}}, {"prosody": "ok", "words": "ok"}
    )


def test_provisional_words_are_passed_on_at_once() -> None:
    hearing = Hearing(AGENT, Span(0, 1), "您好", 1.0)
    assert Heard(hearing) in a_pipeline().take([hearing])


def test_final_words_wait_until_their_voice_is_measured() -> None:
    pipeline = a_pipeline()
    assert not [e for e in pipeline.take([an_utterance(end_s=3.0), voice_settled(2.9)]) if isinstance(e, Said)]
    assert not [e for e in pipeline.take([voice_settled(9.0, CUSTOMER)]) if isinstance(e, Said)]
    assert [e for e in pipeline.take([voice_settled(3.0)]) if isinstance(e, Said)]


def test_without_a_voice_lane_they_wait_for_nothing() -> None:
    pipeline = Pipeline(started(), QuietJudge(), frozenset({Track.WORDS}), {})
    assert [e for e in pipeline.take([an_utterance()]) if isinstance(e, Said)]


def test_a_customer_who_opens_the_call_is_noticed() -> None:
    events = a_pipeline().take([an_utterance("您好，中国银行。", CUSTOMER), voice_settled(9.0, CUSTOMER)])
    assert NoticeGiven(3.3, "channels_swapped") in events


def test_with_one_channel_nothing_can_be_swapped() -> None:
    pipeline = Pipeline(started((CUSTOMER,)), QuietJudge(), BOTH, {})
    events = pipeline.take([an_utterance("您好，中国银行。", CUSTOMER), voice_settled(9.0, CUSTOMER)])
    assert not [event for event in events if isinstance(event, NoticeGiven)]


def test_every_change_has_its_event() -> None:
    flag, state = a_flag(), ItemState("opening", ItemStatus.SAID, 1.0, "您好")

    class Judge(QuietJudge):
        def advance(self) -> Sequence[Change]:
            return [
                Opened(1.0, flag, False, "spacing"),
                Shown(2.0, flag),
                Closed(3.0, flag),
                Withdrawn(4.0, flag, "words"),
                ItemChanged(5.0, state),
            ]

    assert a_pipeline(Judge()).take([])[1:] == [
        FlagOpened(1.0, flag, False, "spacing"),
        FlagShown(2.0, flag),
        FlagClosed(3.0, flag),
        FlagWithdrawn(4.0, flag, "words"),
        ChecklistChanged(5.0, state),
    ]


def test_the_call_goes_on_without_a_lane_that_failed() -> None:
    judge = QuietJudge()
    pipeline = a_pipeline(judge)
    pipeline.take([voice_settled(3.0)])
    assert pipeline.fail(Track.WORDS, "gone", "restart") == [LaneFailed(3.2, "words", "gone", "restart")]
    assert judge.dropped == [Track.WORDS]
    ended = pipeline.finish()[-1]
    assert isinstance(ended, SessionEnded)
    assert ended.lanes == {"prosody": "ok", "words": "failed"}


def test_words_are_read_without_their_voice_when_the_voice_lane_is_gone() -> None:
    pipeline = a_pipeline()
    pipeline.take([an_utterance()])
    pipeline.fail(Track.PROSODY, "gone", "restart")
    assert [e for e in pipeline.take([]) if isinstance(e, Said)]


def test_a_lane_that_came_back_is_said() -> None:
    pipeline = a_pipeline()
    pipeline.take([voice_settled(3.0)])
    assert pipeline.recovered(Track.WORDS) == [LaneRecovered(3.2, "words")]


def test_a_remark_on_the_sound_carries_its_figures() -> None:
    assert a_pipeline().notice("broken_off", "at 3.1 s")[-1] == NoticeGiven(0.0, "broken_off", "at 3.1 s")


def test_a_lane_that_does_not_exist_is_none() -> None:
    ended = Pipeline(started(), QuietJudge(), frozenset({Track.PROSODY}), {}).finish()[-1]
    assert isinstance(ended, SessionEnded)
    assert ended.lanes == {"prosody": "ok", "words": "none"}


def test_utterances_are_handed_to_the_judge_before_it_reads_them() -> None:
    judge = QuietJudge()

    class Reading(QuietJudge):
        def read(self, utterance: Utterance) -> Said:
            assert utterance in self.seen
            return super().read(utterance)

    judge = Reading()
    Pipeline(started(), judge, frozenset({Track.WORDS}), {}).take([an_utterance()])
    assert judge.seen


def test_what_is_called_wrong_is_kept_and_told_to_the_judge() -> None:
    class Judge(QuietJudge):
        def advance(self) -> list[Change]:
            return [Opened(8.0, a_flag(), shown=True)]

    judge = Judge()
    pipeline = a_pipeline(judge)
    pipeline.take([voice_settled(8.0)])
    assert [event.verdict for event in pipeline.verdict(1, "right") if isinstance(event, VerdictGiven)] == ["right"]
    assert judge.disputed == []
    assert [event.rule for event in pipeline.verdict(1, "wrong") if isinstance(event, VerdictGiven)] == [a_flag().rule]
    assert judge.disputed == [1]
    assert pipeline.verdict(9, "wrong") == []
