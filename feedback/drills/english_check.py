"""Reads the English beside the drills of a pack, and says which entries are missing and which belong to nothing.

What is asked for: every drill's title and background, every criterion with its hint, every sector, every line that is
a silence or a task around words to read. A pack may do without the file; half a translation is a mistake.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from feedback.drills.book import DrillBook
from feedback.drills.check import Criterion
from feedback.drills.drill import Drill, Line
from feedback.drills.english import FILE, English, EnglishCriterion, EnglishDrill
from feedback.drills.told import tables
from feedback.drills.toml_places import Path as Place
from feedback.drills.toml_places import TomlPlaces
from feedback.lexicon_mistakes import meant
from feedback.mistake_words import cannot_read, said
from feedback.plain_file import plain

_LIMIT_BYTES = 4_000_000
_Found = Iterator[tuple[Place, str]]


def english_of(folder: Path) -> English | None:
    """The English of a pack's drills; ``None`` where there is none, or none that can be read.

    Parameters
    ----------
    folder : Path
        The pack's.

    Examples
    --------
    >>> from feedback.pack import find_pack
    >>> english_of(find_pack("zh-service")).get("SCN-04").title
    'Silent call'
    """
    try:
        return English.model_validate(_read(folder / FILE)[0])
    except (OSError, ValueError, RecursionError):
        return None


def english_mistakes(folder: Path, book: DrillBook) -> list[str]:
    """What is wrong with the English of a pack's drills, each with its file and line.

    Parameters
    ----------
    folder : Path
        The pack's; without the file nothing is wrong.
    book : DrillBook
        Its drills as their authors wrote them.

    Examples
    --------
    >>> from feedback.drills.book import DrillBook
    >>> english_mistakes(Path("nowhere"), DrillBook(schema="coach.drills/1", kinds={}, moods={}, weights={}))
    []
    """
    if not (folder / FILE).exists():
        return []
    try:
        data, places = _read(folder / FILE)
    except (OSError, ValueError, RecursionError) as why:
        return [cannot_read(FILE, why)]
    try:
        english = English.model_validate(data)
    except ValidationError as why:
        found: list[tuple[Place, str]] = [(e["loc"], _named(data, e)) for e in why.errors(include_url=False)]
    else:
        found = [*_shared(english, book), *_drills(english, book)]
    ordered = sorted(found, key=lambda one: places.line(one[0]))
    return [f"{places.at(place)}: {sentence}" for place, sentence in ordered]


def _read(path: Path) -> tuple[dict[str, Any], TomlPlaces]:
    raw = plain(path).read_bytes()
    if len(raw) > _LIMIT_BYTES:
        raise ValueError(f"is larger than {_LIMIT_BYTES // 1_000_000} MB")
    text = raw.decode("utf-8")
    return tomllib.loads(text), TomlPlaces(FILE, text)


def _named(data: Mapping[str, Any], error: Mapping[str, Any]) -> str:
    """A mistake of the schema, with the drill it is in."""
    place = tuple(error["loc"])
    rows = tables(data, "drill")
    inside = len(place) > 1 and place[0] == "drill" and isinstance(place[1], int) and place[1] < len(rows)
    whose = f"{rows[place[1]].get('id', 'drill')}: " if inside else ""
    rest = ".".join(str(part) for part in (place[2:] if inside else place))
    return f"{whose}{rest}: {'unknown field' if error['type'] == 'extra_forbidden' else said(error)}"


def _shared(english: English, book: DrillBook) -> _Found:
    common = (*book.base, *book.whole_call)
    yield from _criteria(("shared",), english.shared, common, "all drills")
    sectors = list(dict.fromkeys(drill.sector for drill in book.drill if drill.sector))
    named = [one.zh for one in english.sector]
    for zh in sectors:
        if zh not in named:
            yield ("sector",), f"the sector “{zh}” has no English: add [[sector]] with zh and text"
    for n, zh in enumerate(named):
        if zh not in sectors:
            yield ("sector", n), f"there is no sector “{zh}”{meant(zh, sectors)}"
    yield from _twice("sector", named)
    yield from _twice("word", [one.zh for one in english.word])


def _drills(english: English, book: DrillBook) -> _Found:
    ids = [one.id for one in english.drill]
    known = {drill.id: drill for drill in book.drill}
    for name in known:
        if name not in ids:
            yield (), f"{name} has no English: add [[drill]] with its id"
    yield from _twice("drill", ids)
    for n, told in enumerate(english.drill):
        drill = known.get(told.id)
        if drill is None:
            yield ("drill", n), f"there is no drill {told.id!r}{meant(told.id, list(known))}"
        else:
            yield from _drill(("drill", n), told, drill)


def _drill(place: Place, told: EnglishDrill, drill: Drill) -> _Found:
    if drill.background and not told.background:
        yield place, f"{drill.id}: the background has no English"
    if told.background and not drill.background:
        yield (*place, "background"), f"{drill.id} has no background to translate"
    yield from _criteria((*place, "pass"), told.pass_, drill.pass_, drill.id)
    lines = {line.id: line for line in drill.line}
    named = [one.id for one in told.line]
    for line in drill.line:
        if _needed(line) and line.id not in named:
            yield place, f"{drill.id} {line.id}: “{line.text}” has no English: add [[drill.line]] with id and text"
    for n, name in enumerate(named):
        there = lines.get(name)
        if there is None:
            yield (*place, "line", n), f"{drill.id}: there is no line {name!r}{meant(name, list(lines))}"
        elif not _about(there, drill):
            yield (*place, "line", n), f"{drill.id} {name}: what the customer says stays Mandarin"


def _criteria(place: Place, told: Sequence[EnglishCriterion], written: Sequence[Criterion], whose: str) -> _Found:
    texts = {one.text: one for one in written}
    named = [one.zh for one in told]
    above = place[:-1] if len(place) > 1 else place
    for text in texts:
        if text not in named:
            yield above, f"{whose}: the criterion “{text}” has no English"
    for n, one in enumerate(told):
        criterion = texts.get(one.zh)
        if criterion is None:
            yield (*place, n), f"{whose}: there is no criterion “{one.zh}”{meant(one.zh, list(texts))}"
        elif one.zh in named[:n]:
            yield (*place, n), f"{whose}: the criterion “{one.zh}” stands twice"
        elif bool(criterion.hint) is not bool(one.hint):
            wrong = "has no hint to translate" if one.hint else "has a hint, which has no English"
            yield (*place, n), f"{whose}: “{one.zh}” {wrong}"


def _twice(table: str, names: Collection[str]) -> _Found:
    often = Counter(names)
    for n, name in enumerate(names):
        if often[name] > 1 and name in list(names)[:n]:
            yield (table, n), f"{name!r} stands twice"


def _needed(line: Line) -> bool:
    """Whether a reader of English would miss something: a silence that is described, a task around words to read."""
    return (line.sound == "silence" and bool(line.text)) or bool(line.read)


def _about(line: Line, drill: Drill) -> bool:
    return _needed(line) or drill.speaks == "prompt"
