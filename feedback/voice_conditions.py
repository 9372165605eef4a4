"""Exceptions that the voice itself shows."""

from __future__ import annotations

from audio.lane import Track
from feedback.condition import Condition
from feedback.level_metrics import snr_db
from feedback.params import number
from feedback.rule import Rule
from feedback.view import View


def voice_conditions() -> tuple[Condition, ...]:
    """Every exception that reads the voice."""
    voice = frozenset({Track.PROSODY})
    return (
        Condition("noisy_line", "the speaker's voice is less than 15 dB above the line's noise", voice, noisy_line),
        Condition("level_in_noise", "the noise is too near for the level to be read", voice, level_in_noise),
    )


def noisy_line(view: View, rule: Rule) -> bool:
    """Whether pitch cannot be trusted (TON-28): the last talk is less than ``quiet_snr_db`` above the pauses."""
    found = snr_db(view, rule.speaker, 10.0)
    return found is not None and found < number(rule, "quiet_snr_db", 15.0)


def level_in_noise(view: View, rule: Rule) -> bool:
    """Whether noise makes up part of the measured level: it is within ``noise_margin_db`` of the last talk."""
    found = snr_db(view, rule.speaker, rule.window_s or 3.0)
    return found is not None and found < number(rule, "noise_margin_db", 15.0)
