"""What went wrong in practice and what to do, in the language of the window; what nobody can mend goes to the log."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from coach_app.advice import advice, codes
from coach_app.errors import MENDABLE, BadInputError
from coach_app.ui.errands import tell
from coach_app.ui.practice.words import translated
from feedback.errors import PackError

# By code, where the tables of the whole program have none.
_BY_CODE = {
    "take_silent": (
        QT_TRANSLATE_NOOP("Practice", "No sentence was heard"),
        QT_TRANSLATE_NOOP("Practice", "Say it once more, close to the microphone."),
    ),
    "take_other": (
        QT_TRANSLATE_NOOP("Practice", "That was not the sentence"),
        QT_TRANSLATE_NOOP("Practice", "Say the whole sentence of the model; nothing was scored or kept."),
    ),
    "broke_off": (
        QT_TRANSLATE_NOOP("Practice", "The call of the drill broke off"),
        QT_TRANSLATE_NOOP("Practice", "Take the drill once more."),
    ),
}
# Before a take nothing was recorded that could be safe: its own words in place of those of calls.
_DEVICES = {
    "no_microphone": (
        QT_TRANSLATE_NOOP("Practice", "There is no microphone"),
        QT_TRANSLATE_NOOP("Practice", "Plug it in or choose another one; then take the drill once more (Space)."),
    ),
    "no_output": (
        QT_TRANSLATE_NOOP("Practice", "There is no sound output"),
        QT_TRANSLATE_NOOP("Practice", "Plug the headset in or choose another output; then take it once more (Space)."),
    ),
    "no_audio_system": (
        QT_TRANSLATE_NOOP("Practice", "The sound of this computer does not answer"),
        QT_TRANSLATE_NOOP("Practice", "See whether other programs are heard; then take the drill once more (Space)."),
    ),
}
_PACK = (
    QT_TRANSLATE_NOOP("Practice", "The drills cannot be used"),
    QT_TRANSLATE_NOOP("Practice", "“coach packs check” names every place that has to be mended."),
)
_NOT_THERE = (
    QT_TRANSLATE_NOOP("Practice", "This cannot be practised now"),
    QT_TRANSLATE_NOOP("Practice", "Choose another one, or try it once more."),
)
_OURS = (
    QT_TRANSLATE_NOOP("Practice", "That has not worked"),
    QT_TRANSLATE_NOOP("Practice", "Try it once more; what was practised so far is kept. The log has the details."),
)


def practice_failure(error: Exception, language: str) -> tuple[str, str]:
    """Title, and what still works or what to do.

    Parameters
    ----------
    error : Exception
        What was raised.
    language : str
        ``zh`` or ``en``.

    Examples
    --------
    >>> practice_failure(PackError("No.", "Mend it."), "en")[0]
    'The drills cannot be used'
    """
    code = str(getattr(error, "code", ""))
    if code in _DEVICES:
        return _both(_DEVICES[code])
    if code in codes():
        said = advice(code, language)
        return said.title, " · ".join(part for part in (said.still, said.mend) if part)
    if not isinstance(error, MENDABLE):
        tell(error)
        return _both(_OURS)
    if code in _BY_CODE:
        return _both(_BY_CODE[code])
    if isinstance(error, PackError):
        return _both(_PACK)
    return _both(_NOT_THERE if isinstance(error, BadInputError) else _OURS)


def is_of_devices(error: Exception) -> bool:
    """Whether another device may mend it."""
    return str(getattr(error, "code", "")) in _DEVICES


def _both(words: tuple[object, object]) -> tuple[str, str]:
    return translated(words[0]), translated(words[1])
