"""What the progress page says of each figure: what it is, what it means, and how it moved."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from coach_app.progress.points import Figure
from coach_app.ui.text import amount
from coach_app.ui.widgets.progress_card import CardWords

_CONTEXT = "Progress"

# Title and meaning. About the voice, never about the person.
_SAYS = {
    Figure.RATE: (
        QT_TRANSLATE_NOOP("Progress", "Pace"),
        QT_TRANSLATE_NOOP("Progress", "Characters a minute of talk, pauses left out."),
    ),
    Figure.LEVEL: (
        QT_TRANSLATE_NOOP("Progress", "Steadiness of volume"),
        QT_TRANSLATE_NOOP("Progress", "How far volume moves from sentence to sentence; less is steadier."),
    ),
    Figure.PITCH: (
        QT_TRANSLATE_NOOP("Progress", "Melody"),
        QT_TRANSLATE_NOOP("Progress", "Spread of pitch; more is livelier."),
    ),
    Figure.CHECKLIST: (
        QT_TRANSLATE_NOOP("Progress", "Checklist"),
        QT_TRANSLATE_NOOP("Progress", "Share of what had to be said that was said."),
    ),
    Figure.NUDGES: (
        QT_TRANSLATE_NOOP("Progress", "Nudges"),
        QT_TRANSLATE_NOOP("Progress", "For each hour of own talk."),
    ),
    Figure.ALERTS: (
        QT_TRANSLATE_NOOP("Progress", "Alerts"),
        QT_TRANSLATE_NOOP("Progress", "For each hour of own talk."),
    ),
    Figure.RIGHT: (
        QT_TRANSLATE_NOOP("Progress", "Flags ruled right"),
        QT_TRANSLATE_NOOP("Progress", "Of those that were ruled right or wrong."),
    ),
    Figure.SCORE: (
        QT_TRANSLATE_NOOP("Progress", "Score"),
        QT_TRANSLATE_NOOP("Progress", "By the rubric, of what could be assessed."),
    ),
}
_PERIODS = {
    "month": QT_TRANSLATE_NOOP("Progress", "30 days, by day"),
    "quarter": QT_TRANSLATE_NOOP("Progress", "13 weeks, by week"),
    "year": QT_TRANSLATE_NOOP("Progress", "One year, by week"),
    "all": QT_TRANSLATE_NOOP("Progress", "All, by week"),
}
_MOVED = QT_TRANSLATE_NOOP("Progress", "from %1 to %2")
_NOTHING = QT_TRANSLATE_NOOP("Progress", "Nothing to show in this time")
_FROM = QT_TRANSLATE_NOOP("Progress", "From")
_VALUE = QT_TRANSLATE_NOOP("Progress", "Value")
_PER_HOUR = QT_TRANSLATE_NOOP("Progress", "%1 / h")
_UNITS = {Figure.RATE: "cpm", Figure.LEVEL: "dB", Figure.PITCH: "st"}
_SHARES = frozenset({Figure.CHECKLIST, Figure.RIGHT, Figure.SCORE})  # of a hundred


def _say(source: object) -> str:
    return QCoreApplication.translate(_CONTEXT, str(source))


def period_name(name: str) -> str:
    """What a period is called."""
    return _say(_PERIODS[name])


def card_words(figure: Figure) -> CardWords:
    """What the card of a figure says.

    Examples
    --------
    >>> card_words(Figure.CHECKLIST).amount(66.7), card_words(Figure.RATE).amount(244.6)
    ('67 %', '245 chars/min')
    """
    title, hint = _SAYS[figure]
    return CardWords(
        title=_say(title),
        hint=_say(hint),
        amount=_amount(figure),
        moved=lambda first, last: _say(_MOVED).replace("%1", first).replace("%2", last),
        nothing=_say(_NOTHING),
        columns=(_say(_FROM), _say(_VALUE)),
        most=100.0 if figure in _SHARES else math.inf,
    )


def _amount(figure: Figure) -> Callable[[float], str]:
    if figure in _UNITS:
        return lambda value: amount(value, _UNITS[figure])
    if figure in (Figure.NUDGES, Figure.ALERTS):
        return lambda value: _say(_PER_HOUR).replace("%1", f"{value:.1f}")
    return lambda value: f"{value:.0f} %"
