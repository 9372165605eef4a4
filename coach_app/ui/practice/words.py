"""Words of the practice pages that more than one of them says."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from coach_app.practice.lacking import Lack
from coach_app.practice.path.values import Opens
from coach_app.ui.glyphs import Glyph
from coach_app.ui.practice.shown import DrillRow
from coach_app.ui.text import amount
from coach_app.ui.troubles import Mend
from feedback.drills.check import Group
from feedback.drills.checking import Why
from feedback.drills.marking import CriterionMark

GROUPS = {
    Group.PHRASES: QT_TRANSLATE_NOOP("Practice", "Phrases"),
    Group.BEHAVIOURS: QT_TRANSLATE_NOOP("Practice", "Conduct"),
    Group.TONE: QT_TRANSLATE_NOOP("Practice", "Tone of voice"),
}

_WHY = {
    Why.BY_HAND: QT_TRANSLATE_NOOP("Practice", "only you can tell; tick it, it counts nowhere"),
    Why.NOT_PLAYED: QT_TRANSLATE_NOOP("Practice", "the call did not come to this line"),
    Why.NOT_SAID: QT_TRANSLATE_NOOP("Practice", "the words that it looks at were not said"),
    Why.NONE_SUCH: QT_TRANSLATE_NOOP("Practice", "there was no sentence of this kind"),
    Why.NOT_HEARD: QT_TRANSLATE_NOOP("Practice", "words or voice were not heard; see what the banner says"),
    Why.NO_READING: QT_TRANSLATE_NOOP("Practice", "it is told against your own reading, which is missing"),
    Why.TOO_LITTLE: QT_TRANSLATE_NOOP("Practice", "too little was said to measure it"),
    Why.NO_MEASURE: QT_TRANSLATE_NOOP("Practice", "nothing here can measure it"),
}

OPENS = {
    Opens.DRILL: QT_TRANSLATE_NOOP("Practice", "Drill"),
    Opens.GYM: QT_TRANSLATE_NOOP("Practice", "Tone gym"),
    Opens.READING: QT_TRANSLATE_NOOP("Practice", "Reading aloud"),
}

OPENS_LOOKS = {Opens.DRILL: Glyph.PHONE, Opens.GYM: Glyph.WAVE, Opens.READING: Glyph.LEVEL}

# What is missing, what still works, what the button says and does.
_LACKS = {
    Lack.CONSENT: (
        QT_TRANSLATE_NOOP("Practice", "Recording has not been agreed to yet"),
        QT_TRANSLATE_NOOP("Practice", "Drills can be read; they begin once you have agreed."),
        QT_TRANSLATE_NOOP("Practice", "Read and agree"),
        Mend.CONSENT,
    ),
    Lack.MICROPHONE: (
        QT_TRANSLATE_NOOP("Practice", "There is no microphone"),
        QT_TRANSLATE_NOOP("Practice", "Drills can be read and models heard; speaking needs a microphone."),
        QT_TRANSLATE_NOOP("Practice", "Choose a device"),
        Mend.DEVICES,
    ),
    Lack.OUTPUT: (
        QT_TRANSLATE_NOOP("Practice", "There is no sound output"),
        QT_TRANSLATE_NOOP("Practice", "The customer's words are shown in place of being heard."),
        QT_TRANSLATE_NOOP("Practice", "Choose a device"),
        Mend.DEVICES,
    ),
    Lack.MODEL: (
        QT_TRANSLATE_NOOP("Practice", "There is no recognition model for Mandarin"),
        QT_TRANSLATE_NOOP(
            "Practice", "Tone and timing are marked as ever; phrases are not, so most drills get no grade."
        ),
        QT_TRANSLATE_NOOP("Practice", "Install a model"),
        Mend.MODEL,
    ),
    Lack.CALIBRATION: (
        QT_TRANSLATE_NOOP("Practice", "Your usual voice is not known yet"),
        QT_TRANSLATE_NOOP("Practice", "Words and timing are marked as ever; pace and volume need a minute of reading."),
        QT_TRANSLATE_NOOP("Practice", "Read for a minute"),
        Mend.VOICE,
    ),
}

# Of what was assessed in part.
_REST = QT_TRANSLATE_NOOP("Practice", "the rest of it is told against your own reading, which is missing")


def translated(source: object) -> str:
    """A word of this page's in the language in use."""
    return QCoreApplication.translate("Practice", str(source))


def lack_words(lack: Lack) -> tuple[str, str, str, Mend]:
    """What is missing, what still works, the button, and what it does.

    Examples
    --------
    >>> lack_words(Lack.OUTPUT)[2]
    'Choose a device'
    """
    title, still, button, mend = _LACKS[lack]
    return translated(title), translated(still), translated(button), mend


def group_name(group: Group) -> str:
    """Part of the score."""
    return translated(GROUPS[group])


def opens_name(opens: Opens) -> str:
    """What a card leads to."""
    return translated(OPENS[opens])


def minutes(value: float) -> str:
    """About how long: whole minutes, one at least."""
    return translated(QT_TRANSLATE_NOOP("Practice", "{0} min")).format(max(1, round(value)))


def level_name(difficulty: int) -> str:
    """How hard, as filled and empty points would say it."""
    return translated(QT_TRANSLATE_NOOP("Practice", "Level {0}")).format(difficulty)


def last_take(row: DrillRow | None) -> tuple[str, Glyph, str]:
    """How it went the last time: words, shape and colour."""
    if row is None or not row.times:
        return "", Glyph.NONE, "muted"
    if row.score is None:
        return translated(QT_TRANSLATE_NOOP("Practice", "practised")), Glyph.RING, "muted"
    score = f"{row.score:.0f} %"
    if row.passed:
        return score, Glyph.DONE, "good"
    return score, Glyph.POSSIBLY, "nudge"


def not_assessed(criterion: CriterionMark) -> str:
    """Why a criterion, or a part of it, stays out of the sum, in a few words; empty where nothing is known."""
    if criterion.earned is not None:
        return translated(_REST) if criterion.why == Why.NO_READING else ""
    known = criterion.why in tuple(Why)
    return translated(_WHY[Why(criterion.why)]) if known else translated(_WHY[Why.BY_HAND]) if criterion.by_hand else ""


def measured(criterion: CriterionMark) -> str:
    """What was measured and what it is held against; empty where it is words, or a yes or no."""
    if criterion.value is None or (criterion.unit == "" and {criterion.value, criterion.limit} <= {0.0, 1.0}):
        return ""
    value = _figure(criterion.value, criterion.unit)
    if criterion.at_least is not None and criterion.at_most is not None:
        low, high = f"{criterion.at_least:g}", _figure(criterion.at_most, criterion.unit)
        return f"{value}  ({low}–{high})"
    if criterion.limit is None:
        return value
    return f"{value}  ({'≥' if criterion.at_most is None else '≤'} {_figure(criterion.limit, criterion.unit)})"


def _figure(value: float, unit: str) -> str:
    """A value with its unit; an index from 0 to 1 has two decimals, and what is counted is plain from its criterion."""
    if unit == "" and abs(value) <= 1:
        return f"{value:.2f}"
    return amount(value, "" if unit == "count" else unit)
