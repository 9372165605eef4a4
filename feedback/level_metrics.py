"""How loud, and on what a line: level against the speaker's own, noise, clipping."""

from __future__ import annotations

from collections.abc import Sequence

from audio.block import Speaker
from audio.lane import Track
from audio.span import Span
from feedback.metric import Metric, Reading
from feedback.recent_talk import recent_talk
from feedback.rule import Rule
from feedback.stretch_measures import level_db, noise_db, rows, rows_with, speech_s
from feedback.view import View
from feedback.wakes import Wakes

_VOICE = frozenset({Track.PROSODY})


def level_metrics() -> tuple[Metric, ...]:
    """The metrics of this module."""
    return (
        Metric(
            "level_re_baseline_db",
            "dB",
            "active level against the speaker's own",
            _VOICE,
            gauge=level_re_baseline_db,
            wakes=Wakes.VOICE,
        ),
        Metric("snr_db", "dB", "active level above the pauses", _VOICE, gauge=snr, wakes=Wakes.VOICE),
        Metric(
            "noise_re_baseline_db",
            "dB",
            "level of the pauses against the calibration's",
            _VOICE,
            gauge=noise_re_baseline_db,
        ),
        Metric(
            "clipped_pct",
            "%",
            "share of the talk that is stuck at full scale",
            _VOICE,
            gauge=clipped_pct,
            wakes=Wakes.VOICE,
        ),
    )


def level_re_baseline_db(view: View, rule: Rule) -> Reading | None:
    """Active level of the last ``window_s`` of talk, less the speaker's usual level."""
    usual = view.baseline(rule.speaker)
    recent = recent_talk(view, rule.speaker, rule.window_s or 3.0)
    if recent is None or usual is None or usual.level_db is None:
        return None
    track, usual_db = view.voice(rule.speaker), usual.level_db

    def measure(stretches: Sequence[Span]) -> float | None:
        now_db = level_db(track, stretches)
        return None if now_db is None else now_db - usual_db

    return recent.reading(rule, None, measure, lambda stretches: speech_s(stretches) >= rule.needs_speech_s)


def snr(view: View, rule: Rule) -> Reading | None:
    """Active level above the noise between the speaker's words."""
    found = snr_db(view, rule.speaker, rule.window_s or 10.0, rule.needs_speech_s)
    return None if found is None else Reading(found, Span(max(0.0, view.now_s - (rule.window_s or 10.0)), view.now_s))


def snr_db(view: View, speaker: Speaker, window_s: float, needs_speech_s: float = 0.0) -> float | None:
    """Active level of the last talk above the level of the last pauses, in dB; ``None`` if either is missing."""
    recent = recent_talk(view, speaker, window_s)
    if recent is None or speech_s(recent.window) < needs_speech_s:
        return None
    noise = noise_db(view.voice(speaker), Span(max(0.0, view.now_s - 2 * window_s), view.now_s))
    if noise is None:
        return None
    level = level_db(view.voice(speaker), recent.window)
    return None if level is None else level - noise


def noise_re_baseline_db(view: View, rule: Rule) -> Reading | None:
    """Level of the last pauses, less that of the pauses in the calibration reading."""
    usual = view.baseline(rule.speaker)
    if usual is None or usual.noise_db is None:
        return None
    span = Span(max(0.0, view.now_s - (rule.window_s or 10.0)), view.now_s)
    now_db = noise_db(view.voice(rule.speaker), span)
    return None if now_db is None else Reading(now_db - usual.noise_db, span)


def clipped_pct(view: View, rule: Rule) -> Reading | None:
    """Per cent of the last ``window_s`` of talk whose samples are stuck at full scale."""
    recent = recent_talk(view, rule.speaker, rule.window_s or 10.0)
    if recent is None:
        return None
    track = view.voice(rule.speaker)
    return recent.reading(
        rule,
        None,
        lambda stretches: 100 * (rows_with(track, "clipped", stretches) / rows(track, stretches)),
        lambda stretches: speech_s(stretches) >= rule.needs_speech_s,
    )
