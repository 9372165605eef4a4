"""Mistakes in the way through a drill: lines that nothing leads to, and ways that never end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from feedback.drills.drill import END, Line
from feedback.drills.toml_places import Path
from feedback.lexicon_mistakes import meant


def line_mistakes(lines: Sequence[tuple[int, Line]], names: Sequence[str]) -> Iterator[tuple[Path, str]]:
    """Yield the place within the drill and what is wrong there.

    Parameters
    ----------
    lines : sequence of (int, Line)
        Lines that are right by themselves, with their position.
    names : sequence of str
        Ids of all lines, so that a line with another mistake is not called unknown.
    """
    seen: set[str] = set()
    for n, line in lines:
        if line.id in seen:
            yield ("line", n, "id"), "this id stands twice in the drill"
        seen.add(line.id)
        yield from _unknown(n, line, names)
    if len(lines) == len(names) and names:
        yield from _ways(lines)


def _unknown(n: int, line: Line, names: Sequence[str]) -> Iterator[tuple[Path, str]]:
    for path, target in _targets(line):
        if target not in names and target != END:
            yield ("line", n, *path), f"there is no line {target!r}{meant(target, [*names, END])}"


def _targets(line: Line) -> Iterator[tuple[Path, str]]:
    yield ("next",), line.next
    if line.otherwise:
        yield ("otherwise",), line.otherwise
    for n, branch in enumerate(line.branch):
        yield ("branch", n), branch.next
    for n, step in enumerate(line.on_silence):
        if step.go:
            yield ("on_silence", n), step.go


def _ways(lines: Sequence[tuple[int, Line]]) -> Iterator[tuple[Path, str]]:
    first = lines[0][1].id
    names = {line.id for _, line in lines}
    # A line that does not exist is a mistake of its own and counts as a way out here.
    every = {line.id: {t if t in names else END for _, t in _targets(line)} for _, line in lines}
    answered = {
        line.id: {t if t in names else END for t in (line.next, *(branch.next for branch in line.branch))}
        for _, line in lines
    }
    reached = _reached(first, every)
    for n, line in lines:
        if line.id not in reached:
            yield ("line", n), "nothing leads to this line"
        elif END not in _reached(line.id, every):
            yield ("line", n), "from this line no way leads to the end"
        elif line.id == first and END not in _reached(first, answered):
            yield ("line", n), "answers alone never lead to the end, only silence or what is not understood"


def _reached(start: str, ways: Mapping[str, Iterable[str]]) -> set[str]:
    reached, ahead = {start}, [start]
    while ahead:
        for target in ways.get(ahead.pop(), ()):
            if target not in reached:
                reached.add(target)
                ahead.append(target)
    return reached
