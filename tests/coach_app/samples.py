"""One event of every kind, and a judge that judges nothing, for tests of what carries them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from asr_models.transcript import Hearing, Utterance, Word
from audio.block import Speaker
from audio.lane import Track
from audio.span import Span
from coach_app.events import (
    AudioLost,
    ChecklistChanged,
    Event,
    FlagClosed,
    FlagOpened,
    FlagShown,
    FlagWithdrawn,
    Heard,
    Lagging,
    LaneFailed,
    LaneRecovered,
    Measured,
    NoticeGiven,
    PhraseHeard,
    Said,
    SessionEnded,
    SessionStarted,
    VerdictGiven,
)
from coach_app.settings import Settings
from coach_app.sound_events import DiskRunsLow, Paused, Resumed, SourceBack, SourceLost
from feedback.baseline import Baseline
from feedback.flag import Change, Flag, ItemState, ItemStatus, Kind, Severity
from feedback.missing import Cause
from feedback.timeline import Observation, Timeline

AGENT, CUSTOMER = Speaker.AGENT, Speaker.CUSTOMER

#: What somebody chose, each choice other than what is so by itself.
CHOSEN = Settings(
    microphone="headset",
    far_end="speakers",
    engine="none",
    auto_calls=False,
    call_quiet_s=7.0,
    call_end_silence_s=8.0,
    call_end_without_words_s=90.0,
    keep_between=True,
    silenced=frozenset({Kind.FILLER}),
)


def a_flag(**fields: object) -> Flag:
    """A flag of too fast a pace, changed where asked."""
    flag = Flag(
        number=1,
        rule="pace.too_fast",
        kind=Kind.RATE_FAST,
        speaker=AGENT,
        span=Span(12.5, 16.5),
        opened_at_s=16.5,
        severity=Severity.NUDGE,
        measured=378.0,
        limit=290.0,
        unit="cpm",
        evidence="8 秒里 40 个字",
        say="放慢一点",
        why="说得太快，客户来不及听。",
        source="TON-01",
    )
    return replace(flag, **fields)  # type: ignore[arg-type]


def an_utterance(
    text: str = "您好，中国银行。", speaker: Speaker = AGENT, start_s: float = 1.0, end_s: float = 3.0
) -> Utterance:
    """Final words with one word a character."""
    said = [character for character in text if character not in "，。？！"]
    share_s = (end_s - start_s) / len(said)
    words = tuple(
        Word(character, Span(start_s + share_s * i, start_s + share_s * (i + 1)), 0.9)
        for i, character in enumerate(said)
    )
    return Utterance(speaker, Span(start_s, end_s), text, words, 0.9, end_s + 0.3)


def started(speakers: tuple[Speaker, ...] = (AGENT, CUSTOMER)) -> SessionStarted:
    """The start of a session."""
    return SessionStarted("call.flac", 30.0, speakers, "scripted", "labels", "zh", "zh-service", "1.0.0", "ab" * 32)


def one_of_each() -> tuple[Event, ...]:
    """A short session that holds every kind of event."""
    opening = ItemState("opening", ItemStatus.SAID, 3.0, "您好，中国银行")
    hit = PhraseHeard("STD-01", "said", 0.97, "您好，中国银行", Span(1.0, 3.0), "", ("opening",))
    bad = PhraseHeard("FOR-01", "said", 0.99, "不知道", Span(20.0, 21.0), "我帮您查一下", ())
    forbidden = a_flag(
        number=2,
        rule="phrase.forbidden",
        kind=Kind.PHRASE_FORBIDDEN,
        span=Span(20.0, 21.0),
        opened_at_s=21.4,
        severity=Severity.ALERT,
        measured=None,
        limit=None,
        unit="",
        evidence="不知道",
        say="改说：我帮您查一下",
        source="FOR-01",
        detail="FOR-01",
    )
    return (
        replace(started(), items=(ItemState("opening", ItemStatus.PENDING),), notices=("truncated",)),
        Measured(0.2, AGENT, None, None, None, None, False, None),
        Heard(Hearing(AGENT, Span(1.0, 2.0), "您好", 2.1)),
        Said(an_utterance(), 6, 240.0, (hit,)),
        ChecklistChanged(3.4, opening),
        Said(an_utterance("我要投诉。", CUSTOMER, 5.0, 6.5), 4, None),
        Measured(16.6, AGENT, 378.0, 1.5, -2.0, 2.4, True, 0.7),
        FlagOpened(16.6, a_flag(), False, "spacing"),
        FlagShown(17.0, a_flag()),
        FlagClosed(19.0, a_flag(span=Span(12.5, 18.0))),
        FlagOpened(21.4, forbidden, True),
        FlagClosed(25.0, forbidden),
        Said(an_utterance("不知道。", AGENT, 20.0, 21.0), 3, 180.0, (bad,)),
        FlagOpened(24.0, a_flag(number=3), True),
        FlagWithdrawn(25.0, a_flag(number=3), "words"),
        NoticeGiven(26.0, "channels_swapped"),
        AudioLost(CUSTOMER, Span(26.0, 27.0), "device"),
        LaneFailed(27.0, "words", "The words process ended twice.", "Run 'coach doctor'."),
        LaneRecovered(28.0, "prosody"),
        SourceLost(28.0, CUSTOMER, "gone"),
        SourceBack(28.4, CUSTOMER),
        Paused(28.5),
        Resumed(28.8),
        Lagging(29.0, "words", 2.6),
        DiskRunsLow(29.0, 42.0),
        VerdictGiven(29.5, 1, "pace.too_fast", "right"),
        SessionEnded(
            30.0,
            {"agent": {"rate_cpm": 245.0}, "customer": {"rate_cpm": None}, "call": {"talk_share": 0.6}},
            {"prosody": "ok", "words": "failed"},
        ),
    )


class QuietJudge:
    """Keeps what it was told and opens one flag at the end."""

    def __init__(self, items: tuple[ItemState, ...] = (ItemState("opening", ItemStatus.PENDING),)) -> None:
        self.items = items
        self.seen: list[Observation] = []
        self.dropped: list[Track] = []
        self.disputed: list[int] = []
        self.missing: list[tuple[Speaker, float, float | None]] = []
        self.timeline = Timeline((AGENT, CUSTOMER))
        self.saved: Baseline | None = None

    def add(self, observation: Observation) -> None:
        self.seen.append(observation)
        self.timeline.add(observation)

    def advance(self) -> Sequence[Change]:
        return []

    def finish(self, duration_s: float) -> Sequence[Change]:
        self.finished_s = duration_s
        return []

    def drop(self, track: Track) -> None:
        self.dropped.append(track)

    def dispute(self, number: int) -> None:
        self.disputed.append(number)

    def lost(self, speaker: Speaker, from_s: float, until_s: float | None, cause: Cause = Cause.DEVICE) -> None:
        self.missing.append((speaker, from_s, until_s))
        self.timeline.lose(speaker, from_s, until_s, cause)

    def measured(self) -> Sequence[Measured]:
        return []

    def read(self, utterance: Utterance) -> Said:
        opening = "银行" in utterance.text
        hits = (PhraseHeard("STD-01", "said", 1.0, utterance.text, utterance.span, "", ("opening",)),)
        return Said(utterance, len(utterance.words), None, hits if opening else ())

    def metrics(self, duration_s: float) -> dict[str, dict[str, float | None]]:
        return {"agent": {}, "customer": {}, "call": {"duration_s": duration_s}}
