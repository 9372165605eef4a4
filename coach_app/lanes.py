"""Builds the lanes of a call, in this process or in a worker: the only place that loads models.

Everything heavy is imported inside these functions, so that the app can name an engine
and start a worker for it without loading it itself.
"""

from __future__ import annotations

from typing import Protocol, cast

from asr_models.lane import WordsLane
from asr_models.progress import Progress, silent
from asr_models.recognizer import Engine
from audio.block import RATE, Speaker
from audio.lane import Lane
from audio.span import to_seconds
from coach_app.errors import BadInputError
from coach_app.worker_messages import EngineChoice
from feedback.timeline import Observation

ObservingLane = Lane[Observation]


class LaneMaker(Protocol):
    """Gives a new lane for a speaker whose sound begins at a sample."""

    def __call__(self, speaker: Speaker, start: int = 0) -> ObservingLane:
        """Make it."""


def open_engine(choice: EngineChoice, progress: Progress = silent) -> Engine:
    """Load a recogniser.

    Parameters
    ----------
    choice : EngineChoice
        Which.
    progress : callable
        Told how far it is when a model must first be put together.

    Raises
    ------
    AsrError
        If its model or its label file is missing or broken.
    BadInputError
        If neither is named.
    """
    if choice.words is not None:
        from asr_models.scripted import load_scripted  # noqa: PLC0415 - loads OpenCC

        return load_scripted(choice.words, choice.language)
    if choice.model is None:
        raise BadInputError("The scripted recogniser has no words to say.", "Name a label file with --words.")
    from asr_models.load import load  # noqa: PLC0415 - loads OpenCC

    return load(choice.model, choice.language, progress)


def words_lanes(engine: Engine) -> LaneMaker:
    """Lanes that hear words, all with one model."""

    def make(speaker: Speaker, start: int = 0) -> ObservingLane:
        return cast(ObservingLane, WordsLane(speaker, engine.recognizer(speaker, to_seconds(start, RATE)), start))

    return make


def prosody_lanes() -> LaneMaker:
    """Lanes that measure voices, with their code compiled and ready."""
    from audio.prosody_lane import ProsodyLane, warm_up  # noqa: PLC0415 - loads librosa

    warm_up()

    def make(speaker: Speaker, start: int = 0) -> ObservingLane:
        return cast(ObservingLane, ProsodyLane(speaker, start))

    return make
