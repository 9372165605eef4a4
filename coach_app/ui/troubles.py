"""What the banner says, and the one button that mends it.

Of all that may be missing one thing is told at a time: first what keeps a call from being
recorded at all, then what is missing in it, then what one should know.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from audio.block import Speaker
from audio.capture import Trouble
from coach_app.advice import Advice, advice, codes
from coach_app.advice_live import KINDS
from coach_app.live_state import LiveState, Phase
from coach_app.live_troubles import AUDIO, DISK, FAR_END, LAGGING, MICROPHONE, Problem
from coach_app.shift.news import ShiftFailed
from coach_app.shift_state import ShiftState


class Mend(StrEnum):
    """What a banner's button does."""

    NOTHING = ""
    DEVICES = "devices"
    FAR_END = "far_end"
    MODEL = "model"
    SMALLER = "smaller"
    LISTENER = "listener"
    CLEAN = "clean"
    REOPEN = "reopen"
    CONSENT = "consent"
    VOICE = "voice"


BUTTONS = {
    Mend.DEVICES: QT_TRANSLATE_NOOP("Mend", "Choose the device"),
    Mend.FAR_END: QT_TRANSLATE_NOOP("Mend", "Choose the source"),
    Mend.MODEL: QT_TRANSLATE_NOOP("Mend", "Install a model"),
    Mend.SMALLER: QT_TRANSLATE_NOOP("Mend", "Use a smaller model"),
    Mend.LISTENER: QT_TRANSLATE_NOOP("Mend", "Choose a recogniser"),
    Mend.CLEAN: QT_TRANSLATE_NOOP("Mend", "Make room"),
    Mend.REOPEN: QT_TRANSLATE_NOOP("Mend", "Open again"),
    Mend.CONSENT: QT_TRANSLATE_NOOP("Mend", "Read and agree"),
    Mend.VOICE: QT_TRANSLATE_NOOP("Mend", "Calibrate again"),
}

_OUR_BUG = QT_TRANSLATE_NOOP("Troubles", "The program failed, and that is our mistake. Its log has the details.")
_KEPT = QT_TRANSLATE_NOOP("Troubles", "What was heard is kept.")
_GAP = QT_TRANSLATE_NOOP("Troubles", "Some sound is missing")
_ASIDE = QT_TRANSLATE_NOOP("Troubles", "The settings could not be read and were set aside")
_NO_REPORT = QT_TRANSLATE_NOOP("Troubles", "The report cannot be written")
_NO_VOICE = QT_TRANSLATE_NOOP("Troubles", "Your reading could not be judged")
_SILENCE = QT_TRANSLATE_NOOP("Troubles", "The gap counts as silence.")

# By code of advice; what is not here has no button.
_MENDS = {
    MICROPHONE: Mend.DEVICES,
    FAR_END: Mend.FAR_END,
    LAGGING: Mend.SMALLER,
    "words_off": Mend.LISTENER,
    DISK: Mend.CLEAN,
    "disk_full": Mend.CLEAN,
    "disk_refused": Mend.CLEAN,
    "no_model": Mend.MODEL,
    "no_microphone": Mend.DEVICES,
    "no_far_end": Mend.FAR_END,
    "no_audio_system": Mend.REOPEN,
    "no_devices": Mend.REOPEN,
    "shift_open": Mend.REOPEN,
    "failed": Mend.REOPEN,
    "model_unknown": Mend.MODEL,
    "model_unusable": Mend.MODEL,
    "voice_unusable": Mend.VOICE,
    "no_consent": Mend.CONSENT,
    "voice_never": Mend.VOICE,
    "voice_other_device": Mend.VOICE,
    "voice_old": Mend.VOICE,
    "words": Mend.NOTHING,
}

# What the recorder calls a disk without room for a call; on screen it is another thing than a disk that runs low.
_REFUSALS = {DISK: "disk_refused"}


# For how long a gap in the sound is told, seconds of the call; the record keeps it.
GAP_TOLD_S = 10.0


@dataclass(frozen=True, slots=True)
class Message:
    """One thing to tell.

    Parameters
    ----------
    title, body : str
        What is missing, and what works all the same.
    serious : bool
        Something is missing; otherwise it is only worth knowing.
    mend : Mend
        What the button does.
    """

    title: str = ""
    body: str = ""
    serious: bool = False
    mend: Mend = Mend.NOTHING

    @property
    def button(self) -> str:
        """What stands on the button; empty for none."""
        return QCoreApplication.translate("Mend", str(BUTTONS[self.mend])) if self.mend in BUTTONS else ""


def message(live: LiveState, shift: ShiftState, language: str) -> Message:
    """What to tell now.

    Parameters
    ----------
    live, shift : LiveState, ShiftState
        What is known.
    language : str
        ``zh`` or ``en``.

    Examples
    --------
    >>> from coach_app.live_state import Notice
    >>> message(LiveState(notices=(Notice("no_model"),)), ShiftState(), "en").button
    'Install a model'
    """
    if shift.failure is not None:
        return failed(shift.failure, language)
    if live.failure is not None:
        return Message(live_failure(live.failure), _tr(_KEPT), serious=True)
    for side in reversed(shift.lost):
        lane = MICROPHONE if side.speaker is Speaker.AGENT else FAR_END
        return _of_code(lane, str(side.trouble or Trouble.GONE), language, device=side.device)
    known = [problem for problem in live.problems if _is_news(problem, live, shift)]
    if known:
        return _of_problem(known[-1], language)
    if live.notices:
        return _said(live.notices[-1].code, advice(live.notices[-1].code, language), serious=False)
    return Message()


def settings_set_aside(kept_as: str) -> Message:
    """The settings on disk were damaged; the usual ones are in use."""
    return Message(_tr(_ASIDE), kept_as)


def report_not_written(reason: str) -> Message:
    """The report that was asked for is not there."""
    return Message(_tr(_NO_REPORT), reason)


def voice_not_judged(why: str, advice: str) -> Message:
    """What was read for the calibration has not become anybody's usual voice."""
    return Message(_tr(_NO_VOICE), " · ".join(part for part in (why, advice) if part), serious=True, mend=Mend.VOICE)


def remarked(code: str, language: str) -> Message:
    """What is only worth knowing while nothing is wrong."""
    return _said(code, advice(code, language), serious=False)


def failed(failure: ShiftFailed, language: str) -> Message:
    """Why the shift is not open, or the call has not begun."""
    code = _REFUSALS.get(failure.code, failure.code)
    if code in codes() and not (code in KINDS and language == "en" and failure.message):
        return _said(code, advice(code, language), serious=True)
    title = failure.message or _tr(_OUR_BUG)
    return Message(title, failure.advice, serious=True, mend=_MENDS.get(code, Mend.REOPEN))


def live_failure(failure: Problem) -> str:
    """Why the example call cannot go on."""
    if not failure.reason:
        return _tr(_OUR_BUG)
    return f"{failure.reason} {failure.advice}".strip()


def _is_news(problem: Problem, live: LiveState, shift: ShiftState) -> bool:
    """Lost sides of an open shift are told above, from what is so now; a gap is soon old news."""
    if problem.lane == AUDIO:
        return live.now_s - problem.at_s < GAP_TOLD_S
    if problem.lane == LAGGING and live.phase is Phase.ENDED:
        return False  # it has caught up
    return problem.lane not in (MICROPHONE, FAR_END) or not shift.open


def _of_problem(problem: Problem, language: str) -> Message:
    if problem.lane == AUDIO:
        return Message(_tr(_GAP), _tr(_SILENCE), serious=True)
    if problem.lane in (MICROPHONE, FAR_END):
        return _of_code(problem.lane, problem.reason, language)
    return _said(problem.lane, advice(problem.lane, language), serious=True, amount=problem.amount)


def _of_code(lane: str, trouble: str, language: str, device: str = "") -> Message:
    special = f"{lane}_{trouble}"
    said = _said(lane, advice(special if special in codes() else lane, language), serious=True)
    return Message(f"{said.title} ({device})" if device else said.title, said.body, said.serious, said.mend)


def _said(code: str, words: Advice, serious: bool, amount: float = 0.0) -> Message:
    mend = _MENDS.get(code, Mend.NOTHING)
    # A button says what to do; without one the sentence has to.
    body = words.still if mend else " · ".join(part for part in (words.still, words.mend) if part)
    return Message(words.title.replace("{n}", f"{amount:.0f}"), body, serious, mend)


def _tr(source: object) -> str:
    return QCoreApplication.translate("Troubles", str(source))
