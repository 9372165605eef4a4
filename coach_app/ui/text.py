"""Every word that the live page takes from a name: kinds, states, units.

Short, about the voice and never about the person. Names are data, so their words stand in
tables here; sentences that belong to one widget stand in that widget.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from coach_app.ui.glyphs import Glyph
from feedback.flag import Flag, ItemStatus, Kind, Severity

KINDS = {
    Kind.RATE_FAST: QT_TRANSLATE_NOOP("Kinds", "Fast speech"),
    Kind.RATE_SLOW: QT_TRANSLATE_NOOP("Kinds", "Slow speech"),
    Kind.VOLUME_LOUD: QT_TRANSLATE_NOOP("Kinds", "Loud voice"),
    Kind.VOLUME_SOFT: QT_TRANSLATE_NOOP("Kinds", "Soft voice"),
    Kind.PITCH_MONOTONE: QT_TRANSLATE_NOOP("Kinds", "Flat melody"),
    Kind.PITCH_RISE: QT_TRANSLATE_NOOP("Kinds", "Rising ending"),
    Kind.PITCH_HIGH: QT_TRANSLATE_NOOP("Kinds", "High voice"),
    Kind.MONOLOGUE: QT_TRANSLATE_NOOP("Kinds", "Long explanation"),
    Kind.INTERRUPTION: QT_TRANSLATE_NOOP("Kinds", "Interruption"),
    Kind.DEAD_AIR: QT_TRANSLATE_NOOP("Kinds", "Silence"),
    Kind.SLOW_RESPONSE: QT_TRANSLATE_NOOP("Kinds", "Late answer"),
    Kind.HOLD_NO_UPDATE: QT_TRANSLATE_NOOP("Kinds", "Long wait"),
    Kind.FILLER: QT_TRANSLATE_NOOP("Kinds", "Filler words"),
    Kind.PHRASE_FORBIDDEN: QT_TRANSLATE_NOOP("Kinds", "Better wording"),
    Kind.PHRASE_MISSING: QT_TRANSLATE_NOOP("Kinds", "Missing phrase"),
    Kind.ORDER_BROKEN: QT_TRANSLATE_NOOP("Kinds", "Order of steps"),
    Kind.AUDIO_CLIPPED: QT_TRANSLATE_NOOP("Kinds", "Distorted sound"),
    Kind.AUDIO_NOISY: QT_TRANSLATE_NOOP("Kinds", "Noisy line"),
    Kind.DELIVERY: QT_TRANSLATE_NOOP("Kinds", "Delivery"),
    Kind.TIMING: QT_TRANSLATE_NOOP("Kinds", "Timing"),
    Kind.BEHAVIOUR: QT_TRANSLATE_NOOP("Kinds", "Conduct of the call"),
    Kind.PRAISE: QT_TRANSLATE_NOOP("Kinds", "Well said"),
}

MENDED = {
    Kind.RATE_FAST: QT_TRANSLATE_NOOP("Mended", "Good, keep it"),
    Kind.RATE_SLOW: QT_TRANSLATE_NOOP("Mended", "Good, keep it"),
    Kind.VOLUME_LOUD: QT_TRANSLATE_NOOP("Mended", "Good, keep it"),
    Kind.VOLUME_SOFT: QT_TRANSLATE_NOOP("Mended", "Clear now"),
    Kind.PITCH_MONOTONE: QT_TRANSLATE_NOOP("Mended", "Livelier"),
    Kind.PITCH_HIGH: QT_TRANSLATE_NOOP("Mended", "Good, keep it"),
    Kind.HOLD_NO_UPDATE: QT_TRANSLATE_NOOP("Mended", "Good, keep it"),
}

STATUSES = {
    ItemStatus.SAID: QT_TRANSLATE_NOOP("Statuses", "Said"),
    ItemStatus.MISSING: QT_TRANSLATE_NOOP("Statuses", "Missing"),
    ItemStatus.POSSIBLY_MISSING: QT_TRANSLATE_NOOP("Statuses", "Possibly missing"),
    ItemStatus.NOT_REQUIRED: QT_TRANSLATE_NOOP("Statuses", "Not needed"),
    ItemStatus.NOT_ASSESSED: QT_TRANSLATE_NOOP("Statuses", "Not assessed"),
    ItemStatus.PENDING: QT_TRANSLATE_NOOP("Statuses", "To say"),
}

# Shape and colour of each state of an item; `STATUSES` is its word.
STATUS_LOOKS = {
    ItemStatus.SAID: (Glyph.DONE, "good"),
    ItemStatus.MISSING: (Glyph.MISSED, "alert"),
    ItemStatus.POSSIBLY_MISSING: (Glyph.POSSIBLY, "nudge"),
    ItemStatus.NOT_REQUIRED: (Glyph.NONE, "muted"),
    ItemStatus.NOT_ASSESSED: (Glyph.NONE, "muted"),
    ItemStatus.PENDING: (Glyph.WAITING, "muted"),
}

UNITS = {
    "cpm": QT_TRANSLATE_NOOP("Units", "chars/min"),
    "dB": QT_TRANSLATE_NOOP("Units", "dB"),
    "st": QT_TRANSLATE_NOOP("Units", "semitones"),
    "s": QT_TRANSLATE_NOOP("Units", "s"),
    "count": QT_TRANSLATE_NOOP("Units", "times"),
    "per min": QT_TRANSLATE_NOOP("Units", "a minute"),
    "per 100": QT_TRANSLATE_NOOP("Units", "in 100 chars"),
}


def _translate(context: str, source: object) -> str:
    return QCoreApplication.translate(context, str(source))


def kind_name(kind: Kind) -> str:
    """What sort of thing a flag is."""
    return _translate("Kinds", KINDS[kind])


def mended(kind: Kind) -> str:
    """What the card says when it was put right."""
    return _translate("Mended", MENDED.get(kind, "Good, keep it"))


def status_name(status: ItemStatus) -> str:
    """Where a checklist item stands."""
    return _translate("Statuses", STATUSES[status])


def amount(value: float | None, unit: str, signed: bool = False) -> str:
    """A measured value with its unit: whole numbers for rates, one decimal for the rest.

    Examples
    --------
    >>> amount(312.4, "cpm"), amount(7.25, "dB", signed=True), amount(None, "s")
    ('312 chars/min', '+7.2 dB', '–')
    """
    if value is None:
        return "–"
    figures = f"{value:+.1f}" if signed else f"{value:.1f}"
    if unit in ("cpm", "count", ""):
        figures = f"{value:+.0f}" if signed else f"{value:.0f}"
    name = _translate("Units", UNITS[unit]) if unit in UNITS else unit
    return f"{figures} {name}".strip()


def limit_words(flag: Flag) -> str:
    """The limit that a flag passed, as a comparison; empty where it has none."""
    if flag.limit is None or flag.measured is None:
        return ""
    sign = "≤" if flag.measured >= flag.limit else "≥"
    return f"{sign} {amount(flag.limit, flag.unit, signed=flag.unit == 'dB')}"


def flag_look(flag: Flag, is_mended: bool = False) -> tuple[Glyph, str]:
    """Shape and colour of a flag."""
    if is_mended:
        return Glyph.DONE, "good"
    if flag.severity is Severity.PRAISE:
        return Glyph.STAR, "good"
    if flag.severity is Severity.ALERT:
        return Glyph.STOPPED, "alert"
    return Glyph.MISSED, "nudge"


def clock(seconds: float) -> str:
    """Call time as minutes and seconds.

    Examples
    --------
    >>> clock(72.9), clock(3725)
    ('1:12', '62:05')
    """
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02d}"
