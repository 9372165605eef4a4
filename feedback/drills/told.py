"""Mistakes of drills as sentences: file and line, whose it is, and what is wrong, in the order of the files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from feedback.drills.toml_places import Path, TomlPlaces
from feedback.mistake_words import cannot_read


class Told:
    """Collects mistakes with their places."""

    def __init__(self) -> None:
        self._files: dict[str, int] = {}
        self._found: list[tuple[int, int, str]] = []

    @property
    def any(self) -> bool:
        """Whether there is a mistake."""
        return bool(self._found)

    def of_file(self, name: str, why: Exception) -> None:
        """A file that cannot be read."""
        self._found.append((self._nth(name), 0, cannot_read(name, why)))

    def of_head(self, where: TomlPlaces, place: Path, wrong: str) -> None:
        """A mistake in what all drills share, or in a file as a whole."""
        self._tell(where, place, f"{_dotted(place)}{wrong}")

    def of_drill(self, where: TomlPlaces, n: int, raw: Mapping[str, Any], place: Path, wrong: str) -> None:
        """A mistake in the file's drill number `n`; `place` within that drill."""
        named, rest = str(raw.get("id", f"drill {n + 1}")), place
        if len(place) > 1 and place[0] == "line" and isinstance(place[1], int):
            named, rest = f"{named} {tables(raw, 'line')[place[1]].get('id', f'line {place[1] + 1}')}", place[2:]
        elif len(place) > 1 and place[0] == "pass" and isinstance(place[1], int):
            named, rest = f"{named} “{tables(raw, 'pass')[place[1]].get('text', f'pass {place[1] + 1}')}”", place[2:]
        self._tell(where, ("drill", n, *place), f"{named}: {_dotted(rest)}{wrong}")

    def sentences(self) -> list[str]:
        """All of them, by file and line."""
        return [sentence for _, _, sentence in sorted(self._found, key=lambda found: found[:2])]

    def _tell(self, where: TomlPlaces, place: Path, sentence: str) -> None:
        self._found.append((self._nth(where.name), where.line(place), f"{where.at(place)}: {sentence}"))

    def _nth(self, name: str) -> int:
        return self._files.setdefault(name, len(self._files))


def tables(table: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """Tables of an array, whatever its author wrote there."""
    entries = table.get(name)
    return [entry if isinstance(entry, dict) else {} for entry in entries] if isinstance(entries, list) else []


def _dotted(path: Path) -> str:
    return ".".join(str(part) for part in path) + ": " if path else ""
