"""Takes whose voice is known to the row: how fast, how loud and how high each sentence was, and how it ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from asr_models.transcript import Utterance
from audio.span import Span
from feedback.baseline import Baseline
from feedback.calibration import Calibration
from feedback.drills.check import Check
from feedback.drills.drill import Drill
from feedback.drills.measure import Measured
from feedback.drills.measures import MEASURES
from feedback.drills.stretches import resolve
from feedback.drills.take import HangUp, Shown, Take
from feedback.flag import Flag
from feedback.normal_text import normal
from feedback.timeline import Timeline
from feedback.view import View
from tests.feedback.conversations import AGENT, CUSTOMER, dialogue
from tests.feedback.drills.takes import book
from tests.feedback.voices import USUAL, Known, Says, frames, steps, utterance

#: Lists of the pack without which a measure of the voice finds nothing to measure.
PACK_WORDS = ("apology_words", "doublings")
READING = Calibration("2026-01-05T09:00:00+08:00", "mic", USUAL)


@dataclass(frozen=True, slots=True)
class Spoke:
    """A sentence of the agent, spoken evenly from `start_s` on."""

    start_s: float
    text: str
    cpm: float = 240.0
    level_db: float = -22.0
    pitch_hz: float = 200.0
    spread_st: float = 3.0
    ending_st: float | None = -5.0

    @property
    def end_s(self) -> float:
        """When it is over."""
        return round(self.start_s + 60 * len(normal(self.text).chars) / self.cpm, 2)

    @property
    def says(self) -> Says:
        """Its voice."""
        return Says(
            self.start_s,
            self.end_s,
            cpm=self.cpm,
            level_db=self.level_db,
            pitch_hz=self.pitch_hz,
            spread_st=self.spread_st,
            ending_st=self.ending_st,
        )

    @property
    def utterance(self) -> Utterance:
        """Its words."""
        return utterance(AGENT, self.start_s, self.end_s, self.text)


@dataclass(frozen=True, slots=True)
class Heard:
    """A line of the drill, heard from `start_s` to `end_s`; a prompt where both are the same."""

    line: str
    start_s: float
    end_s: float
    text: str = "我想问一下。"
    nth: int = 0
    stock: str = ""


def a_drill(
    *lines: str,
    moods: Sequence[str] = (),
    targets: Sequence[float | None] = (),
    sounds: Sequence[str] = (),
    **fields: object,
) -> Drill:
    """A drill with these lines."""
    asked = [
        {
            "id": one,
            "mood": moods[n] if n < len(moods) else "neutral",
            "target": targets[n] if n < len(targets) else None,
            "sound": sounds[n] if n < len(sounds) else "",
            "text": f"{one}。",
            "next": after,
        }
        for n, (one, after) in enumerate(zip(lines, (*lines[1:], "end"), strict=True))
    ]
    given = {
        "id": "SCN-01",
        "title": "练习",
        "kind": "role_play",
        "difficulty": 1,
        "sector": "通用",
        "background": "练习。",
    }
    return Drill.model_validate({**given, "line": asked, **fields})


def voiced_take(
    spoke: Sequence[Spoke],
    heard: Sequence[Heard] = (),
    drill: Drill | None = None,
    *,
    reading: Calibration | None = READING,
    hang_up: HangUp | None = None,
    flags: Sequence[Flag] = (),
    duration_s: float | None = None,
    usual: Baseline | None = None,
    words: bool = True,
    over: Sequence[Says] = (),
) -> Take:
    """A take in which this was spoken; `over` is laid over the agent's voice afterwards."""
    ends = [*(s.end_s for s in spoke), *(h.end_s for h in heard)]
    end_s = duration_s or round(max(ends) + 2.0, 1)
    told = [h for h in heard if h.end_s > h.start_s]
    timeline, sentences = Timeline([AGENT, CUSTOMER]), dialogue()
    voices = {AGENT: [*(s.says for s in spoke), *over], CUSTOMER: [Says(h.start_s, h.end_s) for h in told]}
    for speaker, said in voices.items():
        for step in steps(frames(speaker, said, end_s)):
            for seen in step:
                timeline.add(seen)
    words_said = [*(s.utterance for s in spoke), *(utterance(CUSTOMER, h.start_s, h.end_s, h.text) for h in told)]
    for one in sorted(words_said if words else [], key=lambda u: u.settled_at_s):
        timeline.add(one)
        sentences.hear(one)
    lines = [h.line for h in heard if not h.stock]
    return Take(
        drill or a_drill(*(dict.fromkeys(lines) or ["c1"])),
        View(timeline, sentences, Known(usual), end_s, end_s - 0.2, ended=True),
        tuple(Shown(h.line, h.nth, Span(h.start_s, h.end_s), h.text, h.stock) for h in heard),
        hang_up or HangUp(CUSTOMER, end_s),
        tuple(flags),
        has_words=words,
        calibration=reading,
    )


def told(take: Take, measure: str, *, over: dict[str, object] | None = None, **params: object) -> Measured | None:
    """What a measure tells of a take; limits are written ``at_least`` and ``at_most``, words are the pack's."""
    limits = {name: params.pop(name) for name in ("at_least", "at_most") if name in params} or {"at_most": 0.0}
    words = {name: book().lists[name] for name in PACK_WORDS if name in MEASURES[measure].params}
    check = Check.model_validate({"measure": measure, "over": over or {}, "params": words | params, **limits})
    spans = resolve(take, check.over).spans
    assert spans, "the stretch is not there"
    return MEASURES[measure].of(take, check, spans)


def value(take: Take, measure: str, *, over: dict[str, object] | None = None, **params: object) -> float:
    """Its figure, which there must be."""
    found = told(take, measure, over=over, **params)
    assert found is not None, f"{measure} had no opinion"
    return found.value


def without_reading(take: Take) -> Take:
    """The same take of somebody who has no calibration."""
    return replace(take, calibration=None)
