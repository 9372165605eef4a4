"""The customers' lines as sound: which file says what, in whose voice, for how long."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coach_app.practice.acts import StockName
from feedback.drills.drill import Drill, Line
from feedback.drills.sound_check import INDEX
from feedback.plain_file import plain


@dataclass(frozen=True, slots=True)
class Sound:
    """One sound file.

    Parameters
    ----------
    path : Path
        Opus, mono, 16 kHz.
    text : str
        What is said in it.
    length_s : float
        How long it lasts.
    """

    path: Path
    text: str
    length_s: float


class Sounds:
    """All sounds of a pack, by drill and line.

    Parameters
    ----------
    folder : Path
        The pack's folder of sounds. Nothing is there: every line is answered with ``None``.

    Examples
    --------
    >>> Sounds(Path("nowhere")).stock_sound("SCN-01", "hello") is None
    True
    """

    def __init__(self, folder: Path) -> None:
        entries = _entries(folder / INDEX)
        self._lines = {(str(e["drill"]), str(e["line"])): _sound(folder, e) for e in entries if "line" in e}
        self._voices: dict[str, str] = {}
        self._stock: dict[tuple[str, str], list[Sound]] = {}
        for entry in entries:
            voice = str(entry.get("voice", ""))
            if "line" in entry:
                self._voices.setdefault(str(entry["drill"]), voice)
            elif "stock" in entry:
                self._stock.setdefault((voice, str(entry["stock"])), []).append(_sound(folder, entry))

    def line_sound(self, drill: Drill, line: Line) -> Sound | None:
        """The sound of a line; ``None`` for what makes none (a prompt, a silence) and for what nobody has spoken."""
        if drill.speaks == "prompt" or line.sound == "silence":
            return None
        return self._lines.get((drill.id, line.id))

    def stock_sound(self, drill_id: str, name: StockName, nth: int = 0) -> Sound | None:
        """A short thing in the voice of the drill's customer.

        Parameters
        ----------
        drill_id : str
            The drill.
        name : str
            What is to be said.
        nth : int
            How often it was said before in this call; wordings take turns.
        """
        known = self._stock.get((self._voices.get(drill_id, ""), name))
        if known is None:  # a drill of silent lines alone has no voice of its own
            known = next((sounds for (_, stock), sounds in self._stock.items() if stock == name), [])
        return known[nth % len(known)] if known else None


def _entries(path: Path) -> list[Mapping[str, Any]]:
    try:
        found = tomllib.loads(plain(path).read_text("utf-8")).get("sound", [])
    except (OSError, ValueError):
        return []
    return [entry for entry in found if isinstance(entry, dict)]


def _sound(folder: Path, entry: Mapping[str, Any]) -> Sound:
    return Sound(folder / str(entry["file"]), str(entry.get("text", "")), float(entry.get("seconds", 0.0)))
