"""What the live page says while it has no call to show: closed, opening, getting ready, or what went wrong."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from coach_app.live_state import LiveState, Phase
from coach_app.shift.news import ShiftPhase
from coach_app.shift_state import ShiftState
from coach_app.ui.glyphs import Glyph
from coach_app.ui.troubles import Mend, failed, live_failure

translate = QCoreApplication.translate


class Blank(NamedTuple):
    """What a `MessagePage` shows."""

    look: tuple[Glyph, str]
    title: str
    body: str
    button: str = ""
    busy: bool = False
    second: str = ""


def blank_words(state: LiveState, shift: ShiftState, language: str) -> Blank:
    """What to say.

    Parameters
    ----------
    state, shift : LiveState, ShiftState
        What is known.
    language : str
        ``zh`` or ``en``.

    Examples
    --------
    >>> blank_words(LiveState(), ShiftState(), "en").button
    'Start the shift'
    """
    if shift.phase is ShiftPhase.OPENING:
        return Blank(
            (Glyph.WAITING, "accent"),
            translate("LivePage", "Opening the devices"),
            translate("LivePage", "This takes a second; nothing is kept before a call begins."),
            busy=True,
        )
    if state.phase is Phase.LOADING:
        return Blank(
            (Glyph.WAVE, "accent"),
            translate("LivePage", "Getting ready to listen"),
            translate(
                "LivePage", "The first start on a computer prepares the measuring, which may take half a minute."
            ),
            busy=True,
        )
    example = translate("LivePage", "Play the example call")
    if shift.failure is not None:
        said = failed(shift.failure, language)
        again = translate("Mend", "Open again")
        mends = said.mend not in (Mend.NOTHING, Mend.REOPEN)
        button, second = (said.button, again) if mends else (again, example)
        return Blank((Glyph.STOPPED, "alert"), said.title, said.body, button, second=second)
    if state.phase is Phase.FAILED and state.failure is not None:
        return Blank(
            (Glyph.STOPPED, "alert"),
            translate("LivePage", "The call cannot be played"),
            live_failure(state.failure),
            translate("LivePage", "Try again"),
        )
    return Blank(
        (Glyph.PHONE, "accent"),
        translate("LivePage", "No call yet"),
        translate(
            "LivePage", "Start the shift and take calls as always: they are recorded here, on this computer only."
        ),
        translate("LivePage", "Start the shift"),
        second=example,
    )
