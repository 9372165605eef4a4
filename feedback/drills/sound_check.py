"""Whether every line that a customer says was spoken, can be played, and says what is written.

Sounds are opened and their length is held against the index; they are not played through, which would take
longer than an author waits.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import soundfile

from feedback.drills.toml_places import Path as Place
from feedback.mistake_words import cannot_read
from feedback.plain_file import plain

#: Where the sounds of a pack lie; its index says what each of them says.
INDEX = "index.toml"
#: How far a file may be from the length that the index gives it.
_OFF_S = 0.1
_SPEAK = "speak it (scripts/make_drill_sounds.py) or record it, and write it into index.toml"


class SoundCheck:
    """The sounds of a pack held against its drills.

    Parameters
    ----------
    folder : Path
        Where they are: ``SCN-01/c1.opus`` and so on.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._wrong: list[str] = []
        self._there = self._files()
        self._index = self._read() if self._there else {}
        self._wanted = 0

    def mistakes(self, drill: Mapping[str, Any]) -> Iterator[tuple[Place, str]]:
        """Yield lines of a drill, as its author wrote it, that nobody has spoken or that were spoken otherwise.

        Where no sound is there at all, that is one mistake and not one for each line.
        """
        lines = drill.get("line")
        for n, line in enumerate(lines if isinstance(lines, list) else []):
            if not isinstance(line, dict) or drill.get("speaks") == "prompt" or line.get("sound") == "silence":
                continue
            file = f"{drill.get('id')}/{line.get('id')}.opus"
            self._wanted += 1
            if self._there and file not in self._there:
                yield ("line", n), f"the sound {self._named(file)} is missing; {_SPEAK}"
                self._index.pop(file, None)
            elif self._index and file in self._there:
                yield from self._spoken(n, line, file)

    def shared(self) -> Iterator[str]:
        """Yield what is wrong with the index and with every file that it names, whatever it is for."""
        if self._wanted and not self._there and not self._wrong:
            yield f"{self._folder.name}/: none of the {self._wanted} spoken lines has a sound; {_SPEAK}"
        yield from self._wrong
        for file, entry in self._index.items():
            if wrong := _file_mistake(self._folder / file, entry):
                yield f"{self._named(file)} {wrong}"

    def _spoken(self, n: int, line: Mapping[str, Any], file: str) -> Iterator[tuple[Place, str]]:
        entry = self._index.get(file)
        if entry is None:
            yield ("line", n), f"the sound {self._named(file)} does not stand in index.toml, so it is never played"
        elif entry.get("text") != line.get("text"):
            yield ("line", n, "text"), f"the sound {self._named(file)} says other words; speak it anew"
        elif "mood" in entry and entry["mood"] != line.get("mood"):
            yield ("line", n, "mood"), f"the sound {self._named(file)} was spoken {entry['mood']}; speak it anew"

    def _named(self, file: str) -> str:
        return f"{self._folder.name}/{file}"

    def _files(self) -> set[str]:
        try:
            next(self._folder.iterdir(), None)
        except FileNotFoundError:
            return set()
        except OSError as why:
            self._wrong.append(f"{cannot_read(self._folder.name, why)}: without them the customers are mute")
            return set()
        return {path.relative_to(self._folder).as_posix() for path in self._folder.rglob("*.opus")}

    def _read(self) -> dict[str, dict[str, Any]]:
        try:
            entries = tomllib.loads(plain(self._folder / INDEX).read_text("utf-8")).get("sound", [])
        except (OSError, ValueError, RecursionError) as why:
            self._wrong.append(f"{cannot_read(self._named(INDEX), why)}: without it no sound is played")
            return {}
        tables = [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []
        return {entry["file"]: entry for entry in tables if isinstance(entry.get("file"), str)}


def _file_mistake(path: Path, entry: Mapping[str, Any]) -> str:
    """What is wrong with one file, as the end of a sentence; empty where nothing is."""
    try:
        with plain(path).open("rb") as file:
            about = soundfile.info(file)
    except OSError as why:
        return cannot_read("", why).strip()
    except ValueError:  # characters that no system allows
        return "is no name of a file"
    except (soundfile.LibsndfileError, RuntimeError):
        return "is no sound that can be played; speak it anew"
    seconds, length_s = entry.get("seconds"), about.frames / about.samplerate
    if not length_s:
        return "holds no sound; speak it anew"
    if isinstance(seconds, int | float) and abs(length_s - seconds) > _OFF_S:
        return f"lasts {length_s:.1f} s and not {seconds:.1f} s, as index.toml says; it is cut off, or another sound"
    return ""
