"""On which line of a TOML file a value stands: for authors who are told of every mistake at once.

The parser of the standard library keeps no lines. This one reads headers and keys only, which is
enough to find the line; what it cannot place gets the line of the table that it stands in.
"""

from __future__ import annotations

import re

#: Keys and positions from the top of the file: ``("drill", 3, "line", 0, "next")``.
Path = tuple[str | int, ...]

_HEADER = re.compile(r"\s*(\[\[?)\s*([A-Za-z][\w.-]*)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"\s*([A-Za-z_][\w-]*)\s*=\s*(.*)$")
_ENTRY = re.compile(r"\s*\{")


class TomlPlaces:
    r"""Lines of one file.

    Parameters
    ----------
    name : str
        Of the file, as it is shown.
    text : str
        Its contents.

    Examples
    --------
    >>> places = TomlPlaces("drills.toml", '[[drill]]\nid = "A"\n  [[drill.line]]\n  mood = "calm"\n')
    >>> places.line(("drill", 0, "line", 0, "mood")), places.at(("drill", 0, "line", 0, "text"))
    (4, 'drills.toml, line 3')
    """

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self._lines: dict[Path, int] = {(): 0}
        self._counts: dict[Path, int] = {}
        table: Path = ()
        entries: tuple[Path, int] | None = None
        for number, line in enumerate(text.splitlines(), start=1):
            if header := _HEADER.match(line):
                table, entries = self._table(header.group(2).split("."), many=header.group(1) == "[["), None
                self._lines.setdefault(table, number)
            elif key := _KEY.match(line):
                self._lines.setdefault((*table, key.group(1)), number)
                entries = ((*table, key.group(1)), 0) if key.group(2).split("#")[0].strip() == "[" else None
            elif entries is not None and _ENTRY.match(line):
                self._lines.setdefault((*entries[0], entries[1]), number)
                entries = (entries[0], entries[1] + 1)

    def line(self, path: Path) -> int:
        """Line of a value, or of the nearest table around it; 0 where that is the file."""
        while path not in self._lines:
            path = path[:-1]
        return self._lines[path]

    def at(self, path: Path) -> str:
        """Beginning of a sentence about a value: the file and the line."""
        line = self.line(path)
        return f"{self.name}, line {line}" if line else self.name

    def _table(self, names: list[str], *, many: bool) -> Path:
        path: Path = ()
        for name in names[:-1]:
            path = (*path, name)
            if path in self._counts:
                path = (*path, self._counts[path])
        path = (*path, names[-1])
        if not many:
            return path
        self._counts[path] = self._counts.get(path, -1) + 1
        return (*path, self._counts[path])
