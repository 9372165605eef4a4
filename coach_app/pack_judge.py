"""The judge of a call in the app's own events.

Judging knows nothing of events, and a pipeline nothing of rules; the translation between
the two vocabularies stands here once.
"""

from __future__ import annotations

from collections.abc import Sequence

from asr_models.transcript import Utterance
from audio.block import Speaker
from audio.lane import Track
from coach_app.events import Measured, PhraseHeard, Said
from feedback.baseline import Baseline
from feedback.flag import Change, ItemState
from feedback.judging import CallJudge
from feedback.missing import Cause
from feedback.sentences import PhraseSpan
from feedback.timeline import Observation, Timeline

#: What a report says of the agent's usual voice.
USUAL = ("rate_cpm", "level_db", "pitch_hz", "spread_st")


class PackJudge:
    """A call's judge (:class:`feedback.judging.CallJudge`) in the app's own events.

    Parameters
    ----------
    judge : CallJudge
        Judges the call.
    """

    def __init__(self, judge: CallJudge) -> None:
        self._judge = judge

    @property
    def timeline(self) -> Timeline:
        """Everything that was observed of the call."""
        return self._judge.timeline

    @property
    def saved(self) -> Baseline | None:
        """The agent's saved usual voice, where one is the reference."""
        return self._judge.saved

    @property
    def items(self) -> tuple[ItemState, ...]:
        """The checklist as it stands."""
        return self._judge.items

    def add(self, observation: Observation) -> None:
        """Take what a lane said."""
        self._judge.add(observation)

    def advance(self) -> Sequence[Change]:
        """Judge every tick that the lanes have reached since the last call."""
        return self._judge.advance()

    def finish(self, duration_s: float) -> Sequence[Change]:
        """Judge the end of the call."""
        return self._judge.finish(duration_s)

    def drop(self, track: Track) -> None:
        """Go on without a lane that failed."""
        self._judge.drop(track)

    def lost(self, speaker: Speaker, from_s: float, until_s: float | None, cause: Cause = Cause.DEVICE) -> None:
        """Judge nothing that needs a side where it was lost."""
        self._judge.lost(speaker, from_s, until_s, cause)

    def dispute(self, number: int) -> None:
        """The agent called a flag wrong."""
        self._judge.dispute(number)

    def measured(self) -> Sequence[Measured]:
        """Gauges of every tick since the last call."""
        return [
            Measured(
                row.at_s,
                row.speaker,
                row.rate_cpm,
                row.level_db,
                row.pitch_st,
                row.spread_st,
                row.speaking,
                row.talk_share,
            )
            for row in self._judge.gauges()
        ]

    def read(self, utterance: Utterance) -> Said:
        """Final words with their rate and the phrases they hold."""
        read = self._judge.read(utterance)
        return Said(utterance, read.syllables, read.rate_cpm, tuple(self._heard(p) for p in read.phrases))

    def metrics(self, duration_s: float) -> dict[str, dict[str, float | None]]:
        """Figures over the whole call, the agent's usual ones among them."""
        figures = self._judge.figures(duration_s)
        own = self._judge.usual(Speaker.AGENT, duration_s) if Speaker.AGENT.value in figures else None
        if own is not None:
            usual = {f"usual_{name}": getattr(own, name) for name in USUAL}
            figures[Speaker.AGENT.value] = {**figures[Speaker.AGENT.value], **usual}
        return figures

    def _heard(self, phrase: PhraseSpan) -> PhraseHeard:
        verdict = "said" if phrase.said else "possibly"
        replacement = phrase.entry.replacement if phrase.entry else ""
        items = self._judge.ticks(phrase.phrase)
        return PhraseHeard(phrase.phrase, verdict, phrase.score, phrase.text, phrase.span, replacement, items)
