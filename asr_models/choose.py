"""Which model hears a call when none is named, and why.

An installed Vosk model of the language comes first because it streams; then a Whisper
model, which a package may carry; then nobody, with the one command that mends it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from asr_models.catalog import catalog, did_you_mean
from asr_models.errors import ModelError, UnknownModelError
from asr_models.installed import Installed, from_folder, installed

#: Engines in the order in which they are taken.
ENGINES = ("vosk", "whisper")


@dataclass(frozen=True, slots=True)
class Choice:
    """The model taken, or why there is none.

    Parameters
    ----------
    model : Installed or None
        ``None``: the voice is judged without words.
    reason : str
        One English sentence for a banner.
    fix : str
        The one command that would help; empty where nothing is missing.
    """

    model: Installed | None
    reason: str
    fix: str = ""


def choose(
    language: str,
    engine: str | None = None,
    model: str | None = None,
    available: Sequence[Installed] | None = None,
) -> Choice:
    """Choose a model.

    Parameters
    ----------
    language : str
        Code of the pack's language, such as ``zh``.
    engine : str, optional
        Only models of this engine.
    model : str, optional
        Exactly this one: a name or the path of a folder.
    available : sequence of Installed, optional
        What to choose from; everything on this machine by default.

    Returns
    -------
    Choice
        Never fails when nothing is named: then it says what is missing.

    Raises
    ------
    UnknownModelError
        If the named model is not here.
    ModelError
        If the named folder holds none, the model is of another engine, or the named
        engine has no model here.

    Examples
    --------
    >>> choose("zh", available=[]).fix
    'coach models install vosk-model-small-cn-0.22'
    """
    models = installed() if available is None else list(available)
    if model is not None:
        return Choice(_named(model, engine, models), f"The model {model} was asked for.")
    for wanted in ENGINES if engine is None else (engine,):
        for candidate in models:
            if candidate.engine == wanted and candidate.hears(language):
                return Choice(candidate, f"{candidate.id} hears {language}.")
    fix = _fix(language, engine)
    if engine is not None:
        raise ModelError(f"No {engine} model for the language '{language}' is installed.", _advice(fix))
    reason = f"No model for the language '{language}' is installed: the voice is judged without its words."
    return Choice(None, reason, fix)


def _named(name: str, engine: str | None, models: Sequence[Installed]) -> Installed:
    found = next((model for model in models if model.id == name), None)
    if found is None and (Path(name).exists() or any(mark in name for mark in "/\\")):
        found = from_folder(Path(name))
    if found is None:
        if any(entry.id == name for entry in catalog()):
            raise ModelError(f"The model {name} is not installed.", _advice(f"coach models install {name}"))
        known = [model.id for model in models] + [entry.id for entry in catalog()]
        raise UnknownModelError(f"No model '{name}' is known.", did_you_mean(name, known))
    if engine is not None and found.engine != engine:
        raise ModelError(f"{name} is a model for {found.engine}, not for {engine}.", "Leave the engine out.")
    return found


def _fix(language: str, engine: str | None) -> str:
    for wanted in ENGINES if engine is None else (engine,):
        for entry in catalog():
            if entry.engine == wanted and entry.language in (language, "multi"):
                return f"coach models install {entry.id}"
    return "coach models import FOLDER"


def _advice(command: str) -> str:
    return f"Run '{command}'."
