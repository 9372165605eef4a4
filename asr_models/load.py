"""Open a model with the engine that it is made for."""

from __future__ import annotations

from asr_models.catalog import find
from asr_models.errors import ModelError
from asr_models.installed import Installed, Source
from asr_models.joined import join
from asr_models.progress import Progress, silent
from asr_models.recognizer import Engine


def load(model: Installed, language: str = "zh", progress: Progress = silent) -> Engine:
    """Open an installed model.

    Parameters
    ----------
    model : Installed
        As `asr_models.choose.choose` gives it.
    language : str
        What to hear, for models that hear several languages.
    progress : callable
        Told how far it is when the model must first be put together.

    Returns
    -------
    Engine
        Loaded.

    Raises
    ------
    ModelError
        If the model is broken or its engine is not installed.
    """
    if model.source is Source.PACKAGE and find(model.id).joined:
        join(find(model.id), model.path, progress)
    match model.engine:
        case "vosk":
            from asr_models.vosk_recognizer import load_vosk  # noqa: PLC0415 - only the engine in use is loaded

            return load_vosk(model.path, model.id, model.language)
        case "whisper":
            from asr_models.whisper_recognizer import load_whisper  # noqa: PLC0415 - only the engine in use is loaded

            return load_whisper(model.path, language, model.id)
        case other:
            raise ModelError(f"There is no engine '{other}'.", "Name vosk or whisper.")
