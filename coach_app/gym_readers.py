"""Who hears the words of the gym: the recogniser of the settings, opened once and made anew when another is chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from asr_models.choose import choose
from coach_app.practice.gym.reader import Reader
from coach_app.worker_messages import EngineChoice

if TYPE_CHECKING:
    from coach_app.settings import Settings

_LANGUAGE = "zh"


class Readers:
    """Holds the one that hears now.

    Parameters
    ----------
    settings : callable
        Settings as they are now.
    """

    def __init__(self, settings: Callable[[], Settings]) -> None:
        self._settings = settings
        self._reader: Reader | None = None

    def now(self) -> Reader | None:
        """Who hears words; ``None`` where there is no model, or none is wanted. Slow."""
        settings = self._settings()
        if settings.engine == "none":
            return None
        model = choose(_LANGUAGE, settings.engine or None, settings.model or None).model
        if model is None:
            return None
        ears = EngineChoice(model=model, language=_LANGUAGE)
        if self._reader is None or self._reader.ears != ears:
            self.close()
            self._reader = Reader(ears)
        return self._reader

    def close(self) -> None:
        """End its process."""
        if self._reader is not None:
            self._reader.close()
        self._reader = None
