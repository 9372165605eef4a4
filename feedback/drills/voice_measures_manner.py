"""How something difficult is said: an apology, a refusal, concern, haste (TON-12, TON-14, TON-15, TON-19, TON-21).

Delivery is measured, emotion is never inferred: each of these counts which of a rule's named parts a stretch has.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

from audio.block import Speaker
from audio.span import Span
from feedback.drills.check import Check
from feedback.drills.measure import DrillMeasure, Measured, Need
from feedback.drills.spoken import (
    REST_S,
    answered,
    calm_talk,
    level_of,
    names,
    number,
    own_voice,
    pitch_of,
    plain_sentences,
    quoted,
    rate_cpm,
    rest_of,
    talk_in,
    upset_answers,
)
from feedback.drills.take import Take
from feedback.drills.voice_measures_colour import smile
from feedback.drills.voice_measures_level import peak_of, usual_level
from feedback.drills.voice_measures_pace import usual_rate
from feedback.drills.voice_measures_pitch import end_of, usual_pitch
from feedback.drills.wanted import alternatives, heard_in
from feedback.sentence_types import asks
from feedback.sentences import Sentence
from feedback.stretch_measures import semitones, speech_s
from feedback.turns import talk

_VOICE = frozenset({Need.VOICE})
_WORDS = frozenset({Need.VOICE, Need.WORDS})
_STOP_S = 0.25

#: Parameters that decide about each; the pack gives them.
_APOLOGY = ("rate_pct", "level_low_db", "level_high_db", "pitch_low_st", "pitch_high_st", "word_times", "which")
_REFUSAL = ("rate_pct", "level_low_db", "level_high_db", "pause_low_s", "pause_high_s", "drop_st", "peak_db")
_CONCERN = ("smile", "slow_low_pct", "slow_high_pct", "pitch_low_st", "pitch_high_st")
#: Name of a part, what was measured and whether it is as it should be.
Part = tuple[str, float, bool]


def manner_measures() -> tuple[DrillMeasure, ...]:
    """The measures of this module."""
    return (
        DrillMeasure(
            "apology_voice",
            "count",
            "of slower, softer, lower and a long word of apology (4) those that are there",
            _WORDS,
            apology_voice,
            ("apology_words", *_APOLOGY),
            _APOLOGY,
        ),
        DrillMeasure(
            "refusal_voice",
            "count",
            "of slower, not louder, a pause before, a mild ending and no stressed syllable (5) those that are there",
            _WORDS,
            refusal_voice,
            _REFUSAL,
            _REFUSAL,
        ),
        DrillMeasure(
            "concern_voice",
            "count",
            "of no smile, slower and lower (3) those that are there",
            _VOICE,
            concern_voice,
            ("upset_moods", *_CONCERN),
            _CONCERN,
        ),
        DrillMeasure(
            "hurried_answers",
            "count",
            "answers that are faster and louder at once",
            _VOICE,
            hurried_answers,
            ("upset_moods", "rate_pct", "level_db"),
            ("rate_pct", "level_db"),
        ),
        DrillMeasure(
            "interrogation",
            "count",
            "most questions in a row without a word of courtesy, asked at once or with a hard ending",
            _WORDS,
            interrogation,
            ("softening", "gap_s", "drop_st"),
            ("gap_s", "drop_st"),
        ),
    )


def apology_voice(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Parts of an apology's voice, against what is no apology; the apology with fewest, or ``which = "best"``.

    Apologies are the sentences that hold one of ``apology_words``.

    Slower: at most ``rate_pct`` of the other rate. Softer and lower: between the bounds. Long: the word of apology
    lasts ``word_times`` of what as many of the take's other syllables do.
    """
    words = alternatives(names(check, "apology_words"))
    apologies = [s for s in plain_sentences(take, spans) if any(word in s.text for word in words)]
    found = []
    for sentence in apologies:
        other = rest_of(take, [s.span for s in apologies])
        if speech_s(other) < REST_S and own_voice(take) is None:
            other = rest_of(take, [sentence.span])
        parts = _compared(
            take, check, talk_in(take, [sentence.span]), other, (-math.inf, number(check, "rate_pct", 90.0))
        )
        longer = _word_times(take, sentence, other, words)
        if longer is not None:
            parts.append(("×", longer, longer >= number(check, "word_times", 1.2)))
        found.append(_counted(parts, 4, sentence.span, sentence.text))
    known = [one for one in found if one is not None]
    best = check.params.get("which") == "best"
    return (max if best else min)(known, key=lambda one: one.value, default=None)


def refusal_voice(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Parts of a mild refusal, against the rest of the take; the sentence with fewest counts."""
    sentences = plain_sentences(take, spans)
    found = []
    for sentence in sentences:
        other = rest_of(take, [s.span for s in sentences])
        talked = talk_in(take, [sentence.span])
        parts = _compared(take, check, talked, other, (-math.inf, number(check, "rate_pct", 95.0)), pitch=False)
        pause_s = _pause_before_s(take, talked)
        if pause_s is not None:
            low, high = number(check, "pause_low_s", 0.3), number(check, "pause_high_s", 1.0)
            parts.append(("s", pause_s, low - 0.05 <= pause_s <= high))
        end, peak = end_of(take, sentence), peak_of(take, sentence)
        if end is not None:
            parts.append(("↘ st", end.residual_st, end.residual_st >= -number(check, "drop_st", 4.0)))
        if peak is not None:
            parts.append(("↑ dB", peak.value, peak.value <= number(check, "peak_db", 6.0)))
        found.append(_counted(parts, 5, sentence.span, sentence.text))
    return min((one for one in found if one is not None), key=lambda one: one.value, default=None)


def concern_voice(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Parts of a concerned voice in the answers to an upset customer, against the calm part of the take.

    Without a smiling reading two parts are judged and count for three.
    """
    upset = upset_answers(take, check)
    within = [both for u in upset for s in spans if (both := u & s)] if upset else list(spans)
    talked = talk_in(take, within)
    if not talked:
        return None
    slow = (100 - number(check, "slow_high_pct", 20.0), 100 - number(check, "slow_low_pct", 5.0))
    parts = _compared(take, check, talked, calm_talk(take, check), slow, level=False)
    smiles = smile(take, check, within)
    if smiles is not None:
        parts.append(("☺", smiles.value, smiles.value <= number(check, "smile", 0.2)))
    return _counted(parts, 3, talked[0] | talked[-1], "")


def hurried_answers(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Answers whose rate is ``rate_pct`` and whose level ``level_db`` over the calm part, both at once."""
    calm = calm_talk(take, check)
    usual_cpm, usual_db = usual_rate(take, calm), usual_level(take, calm)
    judged, hurried = 0, []
    for go in answered(take, spans):
        rate, level = rate_cpm(take, go.talk), level_of(take, go.talk)
        if rate is None or level is None or not usual_cpm or usual_db is None:
            continue
        judged += 1
        faster, louder = 100 * (rate / usual_cpm - 1), level - usual_db
        if faster > number(check, "rate_pct", 15.0) and louder > number(check, "level_db", 4.0):
            hurried.append(Measured(1.0, go.spoken, f"{faster:+.0f} % {louder:+.1f} dB"))
    if not judged:
        return None
    shown = hurried[0] if hurried else Measured(0.0)
    return Measured(float(len(hurried)), shown.span, " · ".join(h.evidence for h in hurried[:4]))


def interrogation(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Longest row of questions that sound like an interrogation; 0 where there is none.

    In the row no question holds one of ``softening``, and each follows its answer within ``gap_s`` or ends ``drop_st``
    below the usual.
    """
    softening = alternatives(names(check, "softening"))
    sentences = plain_sentences(take, spans)
    questions = [asks(s.type) and not heard_in(s, softening) for s in sentences]
    rows: list[list[Sentence]] = [[]]
    for sentence, bare in zip(sentences, questions, strict=True):
        if bare and _is_hard(take, check, sentence):
            rows[-1].append(sentence)
        else:
            rows.append([])
    longest = max(rows, key=len)
    if not sentences:
        return None
    span = longest[0].span | longest[-1].span if longest else None
    return Measured(float(len(longest)), span, " ".join(quoted(s.text) for s in longest[:3]))


def _is_hard(take: Take, check: Check, sentence: Sentence) -> bool:
    told = [s.end_s for s in take.view.speech(Speaker.CUSTOMER) if s.end_s <= sentence.span.start_s + 0.3]
    at_once = bool(told) and sentence.span.start_s - max(told) < number(check, "gap_s", 0.5)
    end = end_of(take, sentence)
    return at_once or (end is not None and end.residual_st < -number(check, "drop_st", 4.0))


def _compared(
    take: Take,
    check: Check,
    talked: Sequence[Span],
    other: Sequence[Span],
    rate_pct: tuple[float, float],
    *,
    level: bool = True,
    pitch: bool = True,
) -> list[Part]:
    """Rate, level and pitch of some talk against other talk, each within its bounds or not; what is known of them."""
    parts: list[Part] = []
    if (rate := rate_cpm(take, talked)) is not None and (usual_cpm := usual_rate(take, other)):
        share = 100 * rate / usual_cpm
        parts.append(("% cpm", share, rate_pct[0] <= share <= rate_pct[1]))
    if level and (db := level_of(take, talked)) is not None and (usual_db := usual_level(take, other)) is not None:
        bounds = number(check, "level_low_db", -4.0), number(check, "level_high_db", 0.5)
        parts.append(("dB", db - usual_db, bounds[0] <= db - usual_db <= bounds[1]))
    if pitch and (hz := pitch_of(take, talked)) is not None and (usual_hz := usual_pitch(take, other)) is not None:
        st = semitones(hz, usual_hz)
        parts.append(("st", st, number(check, "pitch_low_st", -3.0) <= st <= number(check, "pitch_high_st", 0.5)))
    return parts


def _counted(parts: Sequence[Part], of: int, span: Span, text: str) -> Measured | None:
    """Parts that are there; those that could not be judged count as the others do, if most could."""
    if 2 * len(parts) < of:
        return None
    met = sum(ok for _, _, ok in parts) * of / len(parts)
    shown = " ".join(f"{value:+.1f} {name} {'✓' if ok else '✗'}" for name, value, ok in parts)
    return Measured(math.floor(met + 1e-9), span, f"{quoted(text)} {shown}" if text else shown)


def _word_times(take: Take, sentence: Sentence, other: Sequence[Span], sorry: Sequence[str]) -> float | None:
    """How long the word of apology is, against as many of the other syllables."""
    usual_cpm = usual_rate(take, other)
    said = [u for u in take.view.utterances(Speaker.AGENT) if u.span.overlap_s(sentence.span) > 0]
    words = [w for u in said for w in u.words if w.span.overlap_s(sentence.span) > 0]
    text = "".join(w.text for w in words)
    at = next((text.find(word) for word in sorry if word in text), -1)
    if at < 0 or not usual_cpm:
        return None
    ends = list(itertools.accumulate(len(w.text) for w in words))
    length = next(len(word) for word in sorry if text.startswith(word, at))
    taken = [w for w, end in zip(words, ends, strict=True) if at < end and end - len(w.text) < at + length]
    count = sum(len(w.text) for w in taken)
    return (taken[-1].span.end_s - taken[0].span.start_s) * usual_cpm / 60 / count if count else None


def _pause_before_s(take: Take, talked: Sequence[Span]) -> float | None:
    """Silence before some talk, since either side's sound or since a prompt appeared; ``None`` at the very beginning."""
    if not talked:
        return None
    start_s = talked[0].start_s
    heard = [s for side in Speaker for s in talk(take.view.speech(side), _STOP_S)]
    ended = [s.end_s for s in (*heard, *(shown.span for shown in take.shown)) if s.end_s <= start_s + 0.05]
    return max(0.0, start_s - max(ended)) if ended else None
