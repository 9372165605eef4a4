"""Whether every line that a customer says was spoken, and says what is written."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from feedback.drills.drill import Drill
from feedback.drills.toml_places import Path as Place

#: Where the sounds of a pack lie; its index says what each of them says.
INDEX = "index.toml"


class SoundCheck:
    """The sounds of a pack held against its drills.

    Parameters
    ----------
    folder : Path
        Where they are: ``SCN-01/c1.opus`` and so on.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder.name
        self._there = {path.relative_to(folder).as_posix() for path in folder.rglob("*.opus")}
        self._said = _index(folder / INDEX)
        self._wanted = 0

    def mistakes(self, drill: Drill) -> Iterator[tuple[Place, str]]:
        """Yield lines that nobody has spoken, or that say something else now.

        Where no sound is there at all, that is one mistake and not one for each line.
        """
        for n, line in enumerate(drill.line):
            if drill.speaks == "prompt" or line.sound == "silence":
                continue
            file = f"{drill.id}/{line.id}.opus"
            self._wanted += 1
            if self._there and file not in self._there:
                yield ("line", n), f"the sound {self._folder}/{file} is missing; speak it with make_drill_sounds.py"
            elif self._said.get(file, line.text) != line.text:
                yield ("line", n, "text"), f"the sound {self._folder}/{file} says other words; speak it anew"

    def none_at_all(self) -> list[str]:
        """What to say about a pack none of whose lines were spoken."""
        if self._there or not self._wanted:
            return []
        return [f"{self._folder}/: none of the {self._wanted} spoken lines has a sound; use make_drill_sounds.py"]


def _index(path: Path) -> dict[str, str]:
    try:
        entries = tomllib.loads(path.read_text("utf-8")).get("sound", [])
        return {str(entry["file"]): str(entry["text"]) for entry in entries}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
