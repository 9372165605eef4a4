"""The colour and the energy of a voice, each against the person's own readings (TON-11, TON-13)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from audio.block import Speaker
from audio.span import Span
from feedback.drills.check import Check
from feedback.drills.measure import DrillMeasure, Measured, Need
from feedback.drills.spoken import LEAST_ROWS, level_of, number, own_voice, rate_cpm, talk_in
from feedback.drills.take import Take
from feedback.smile import VoiceColour
from feedback.stretch_measures import column, pitch_hz, range_st, semitones, spread_over
from feedback.track import ROWS

_SMILE = frozenset({Need.VOICE, Need.SMILE})
_OWN = frozenset({Need.VOICE, Need.BASELINE})
#: Rows of voiced sound for a colour, 10 ms each.
_FEWEST_ROWS = 100
_REFERENCE_HZ = 100.0
#: What a reading of 10 dB more is to the ear: twice as loud (Stevens 1955).
_DOUBLE_DB = 10.0
#: One part of the energy makes up for another only so far, in per cent.
_MOST = 150.0


def colour_measures() -> tuple[DrillMeasure, ...]:
    """The measures of this module."""
    return (
        DrillMeasure("smile", "", "from the neutral (0) to the smiling reading (1)", _SMILE, smile),
        DrillMeasure("energy_pct", "%", "loudness, range and pace against the reading", _OWN, energy),
        DrillMeasure(
            "tired_signs",
            "count",
            "of loudness, range and pace those far below the reading",
            _OWN,
            tired_signs,
            ("level_db", "spread_pct", "rate_pct"),
            ("level_db", "spread_pct", "rate_pct"),
        ),
    )


def smile(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:  # noqa: ARG001
    """Where the voice lies between the person's neutral and smiling readings, in [0, 1]."""
    axis = take.calibration.smile if take.calibration else None
    talked = talk_in(take, spans)
    colour = colour_of(take, talked)
    if axis is None or not axis.tells or colour is None:
        return None
    return Measured(axis.index(colour), talked[0] | talked[-1])


def colour_of(take: Take, talked: Sequence[Span]) -> VoiceColour | None:
    """Colour of some talk; ``None`` without its sound or with less than a second of voice."""
    track = take.view.voice(Speaker.AGENT)
    f0 = pitch_hz(track, talked)
    if take.bright is None or len(f0) < _FEWEST_ROWS:
        return None
    rows = np.concatenate([np.arange(round(s.start_s * ROWS), round(s.end_s * ROWS)) for s in talked])
    voiced = column(track, "voiced", talked) > 0
    balance = take.bright.over(rows[: len(voiced)][voiced], _FEWEST_ROWS)
    if balance is None:
        return None
    return VoiceColour(
        semitones(float(np.median(f0)), _REFERENCE_HZ),
        range_st(f0),
        balance.bright_db,
        semitones(balance.centroid_hz, _REFERENCE_HZ),
    )


def energy(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:  # noqa: ARG001
    """Mean of loudness, range of pitch and pace in per cent of the reading's; each counts up to 150 %."""
    parts = energy_parts(take, spans)
    if len(parts) < 3:
        return None
    talked = talk_in(take, spans)
    shown = " · ".join(f"{name} {value:.0f} %" for name, value in parts.items())
    return Measured(float(np.mean([min(v, _MOST) for v in parts.values()])), talked[0] | talked[-1], shown)


def tired_signs(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """How many of the three are far below the reading: ``level_db``, ``spread_pct``, ``rate_pct`` say how far."""
    parts = energy_parts(take, spans)
    if len(parts) < 3:
        return None
    limits = {
        "dB": 100 * 2 ** (number(check, "level_db", -4.0) / _DOUBLE_DB),
        "st": number(check, "spread_pct", 70.0),
        "cpm": number(check, "rate_pct", 85.0),
    }
    low = [name for name, value in parts.items() if value < limits[name]]
    talked = talk_in(take, spans)
    shown = " · ".join(f"{name} {value:.0f} %{' ✗' if name in low else ''}" for name, value in parts.items())
    return Measured(float(len(low)), talked[0] | talked[-1], shown)


def energy_parts(take: Take, spans: Sequence[Span]) -> dict[str, float]:
    """Loudness (``dB``), range (``st``) and pace (``cpm``) in per cent of the reading's, as far as they are known."""
    own, talked = own_voice(take), talk_in(take, spans)
    if own is None or not talked:
        return {}
    level, rate = level_of(take, talked), rate_cpm(take, talked)
    spread = spread_over(take.view.voice(Speaker.AGENT), talked, LEAST_ROWS)
    parts = {}
    if level is not None and own.level_db is not None:
        parts["dB"] = 100 * 2 ** ((level - own.level_db) / _DOUBLE_DB)
    if spread is not None and own.spread_st:
        parts["st"] = 100 * spread / own.spread_st
    if rate is not None and own.rate_cpm:
        parts["cpm"] = 100 * rate / own.rate_cpm
    return parts
