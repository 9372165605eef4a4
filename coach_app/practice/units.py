"""Measured values of a take with their units, for readers outside the window."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

#: Unit of a measure: what Chinese and English readers call it.
UNITS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "cpm": ("字/分", "chars/min"),
        "dB": ("分贝", "dB"),
        "st": ("半音", "semitones"),
        "s": ("秒", "s"),
        "count": ("次", "times"),
        "per min": ("次/分", "a minute"),
        "per 100": ("个/百字", "in 100 chars"),
    }
)
_WHOLE = ("cpm", "count")


def amount_in(value: float | None, unit: str, language: str) -> str:
    """A value with its unit: whole numbers for rates and counts, two decimals for an index, one for the rest.

    Parameters
    ----------
    value : float or None
        In `unit`.
    unit : str
        As the measure names it (``cpm``, ``st``, ``%``).
    language : str
        ``zh`` or ``en``.

    Examples
    --------
    >>> amount_in(312.4, "cpm", "zh"), amount_in(2.25, "st", "en"), amount_in(None, "s", "en")
    ('312 字/分', '2.2 semitones', '–')
    """
    if value is None:
        return "–"
    zh, en = UNITS.get(unit, (unit, unit))
    whole = unit in _WHOLE or (unit == "" and value == round(value))
    digits = 0 if whole else 1 if unit else 2
    return f"{value:.{digits}f} {en if language == 'en' else zh}".strip()
