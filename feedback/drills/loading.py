"""Reading the drills of a pack: `drills.toml` and the files in `drills/` beside it, every mistake at once.

Drills are read when somebody practises or checks a pack, never when a call is judged: they are
no part of `load_pack`, whose time the window waits for, nor of the pack's digest.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from feedback.drills.book import DrillBook, Standard, Weights
from feedback.drills.check import BaseCriterion, Check, Criterion, Stretch
from feedback.drills.drill import Branch, Drill, Line, Silence, Wait
from feedback.drills.line_mistakes import line_mistakes
from feedback.drills.measure import DrillMeasure
from feedback.drills.mistakes import (
    Known,
    check_mistakes,
    criterion_mistakes,
    drill_mistakes,
    kind_mistakes,
    shared_mistakes,
    voicing_mistakes,
)
from feedback.drills.sound_check import SoundCheck
from feedback.drills.told import Told, tables
from feedback.drills.toml_places import Path as Place
from feedback.drills.toml_places import TomlPlaces
from feedback.lexicon import Lexicon
from feedback.lexicon_mistakes import meant
from feedback.mistake_words import said
from feedback.plain_file import plain
from feedback.rule import Rule, Text

#: The head of the book in a pack's folder; a pack without it has no drills.
FILE = "drills.toml"
#: Folders beside it.
DRILLS, SOUNDS = "drills", "sounds"
_LIMIT_BYTES = 2_000_000

#: Model of each table, for the names that were probably meant.
_TABLES: dict[str, type[BaseModel]] = {
    "": DrillBook,
    "drill": Drill,
    "line": Line,
    "expects": Wait,
    "when": Wait,
    "branch": Branch,
    "on_silence": Silence,
    "pass": Criterion,
    "base": BaseCriterion,
    "whole_call": Criterion,
    "check": Check,
    "over": Stretch,
    "standard": Standard,
    "weights": Weights,
    "title": Text,
    "hint": Text,
}


def load_book(
    folder: Path,
    lexicon: Lexicon,
    rules: Sequence[Rule] | None,
    mistakes: list[str],
    measures: Mapping[str, DrillMeasure] | None = None,
    *,
    thorough: bool = True,
) -> DrillBook | None:
    """Read and check the drills of a pack.

    Parameters
    ----------
    folder : Path
        The pack's.
    lexicon : Lexicon
        Its phrases.
    rules : sequence of Rule or None
        Its rules; ``None`` to let every id stand.
    mistakes : list of str
        Taken further by every mistake that is found, each with its file and line, in the order of the files.
    measures : mapping of str to DrillMeasure or None
        Measures that checks may name; ``None`` to let every name stand.
    thorough : bool
        Whether to look at what only shows beside the rest of the pack: names, ways, sounds. Without it the
        schema alone is checked, which is enough for a pack that was checked before.

    Returns
    -------
    DrillBook or None
        ``None`` where there are no drills or a mistake keeps the book from being read.

    Examples
    --------
    >>> from feedback.pack import find_pack, load_pack
    >>> wrong: list[str] = []
    >>> load_book(Path("nowhere"), load_pack().lexicon, load_pack().rules, wrong), wrong
    (None, [])
    """
    if not (folder / FILE).is_file():
        return None
    told = Told()
    head, places = _read(folder / FILE, FILE, told)
    headless = told.any
    names = thorough and not headless  # without the head nobody knows what there is to name
    read = [(head, places), *(_read(path, f"{DRILLS}/{path.name}", told) for path in _files(folder, told))]
    known = _known(head, lexicon, rules, measures)
    sounds = SoundCheck(folder / SOUNDS) if thorough else None
    good: list[Drill] = []
    ids: dict[str, str] = {}
    for data, where in read:
        for n, raw in enumerate(tables(data, "drill")):
            drill = _drill(raw, where, n, told)
            good += [drill] if drill is not None else []
            for place, wrong in (*_crossed(raw, known), *_twice(raw, ids, where, n)) if names else ():
                told.of_drill(where, n, raw, place, wrong)
            for place, wrong in sounds.mistakes(raw) if sounds else ():
                told.of_drill(where, n, raw, place, wrong)
    book = None if headless else _head(head, places, told)
    if names and not told.any and not ids:
        told.of_head(places, (), f"there is no drill, neither here nor in {DRILLS}/")
    for place, wrong in _shared(head, known) if names else ():
        told.of_head(places, place, wrong)
    found = [*told.sentences(), *(sounds.shared() if sounds else ())]
    mistakes += found
    if book is None or found:
        return None
    return book.model_copy(update={"drill": tuple(sorted(good, key=_number))})


def _files(folder: Path, told: Told) -> list[Path]:
    try:
        return sorted(path for path in (folder / DRILLS).iterdir() if path.suffix == ".toml")
    except FileNotFoundError:
        return []
    except OSError as why:
        told.of_file(DRILLS, why)
        return []


def _read(path: Path, name: str, told: Told) -> tuple[dict[str, Any], TomlPlaces]:
    empty = TomlPlaces(name, "")
    try:
        raw = plain(path).read_bytes()
        if len(raw) > _LIMIT_BYTES:
            told.of_head(empty, (), f"larger than {_LIMIT_BYTES // 1_000_000} MB")
            return {}, empty
        text = raw.decode("utf-8")
        return tomllib.loads(text), TomlPlaces(name, text)
    except (OSError, ValueError, RecursionError) as why:
        told.of_file(name, why)
        return {}, empty


def _known(
    head: Mapping[str, Any], lexicon: Lexicon, rules: Sequence[Rule] | None, measures: Mapping[str, DrillMeasure] | None
) -> Known:
    return Known(
        phrases=tuple(phrase.id for phrase in lexicon.phrases),
        rules=None if rules is None else tuple(rule.id for rule in rules),
        measures=None if measures is None else {name: measure.params for name, measure in measures.items()},
        standards=tuple(str(entry.get("id")) for entry in tables(head, "standard")),
        moods=tuple(moods) if isinstance(moods := head.get("moods"), dict) else (),
        limits={} if measures is None else {m.name: _open_limits(head, m) for m in measures.values() if m.limits},
        lines={} if measures is None else {m.name: m.lines for m in measures.values() if m.lines},
    )


def _open_limits(head: Mapping[str, Any], measure: DrillMeasure) -> tuple[str, ...]:
    """Limits of a measure that neither a standard nor the book gives."""
    checks = [check for standard in tables(head, "standard") for check in tables(standard, "check")]
    params = next((check.get("params") for check in checks if check.get("measure") == measure.name), None)
    shared = head.get("measures")
    own = shared.get(measure.name) if isinstance(shared, dict) else None
    given = {name for table in (params, own) if isinstance(table, dict) for name in table}
    return tuple(name for name in measure.limits if name not in given)


def _drill(raw: Mapping[str, Any], where: TomlPlaces, n: int, told: Told) -> Drill | None:
    try:
        return Drill.model_validate(raw)
    except ValidationError as why:
        for error in why.errors(include_url=False):
            told.of_drill(where, n, raw, error["loc"], _said(error, "drill"))
        return None


def _head(head: Mapping[str, Any], places: TomlPlaces, told: Told) -> DrillBook | None:
    try:
        return DrillBook.model_validate({**head, "drill": ()})
    except ValidationError as why:
        for error in why.errors(include_url=False):
            told.of_head(places, error["loc"], _said(error))
        return None


def _number(drill: Drill) -> tuple[str, int]:
    series, _, number = drill.id.partition("-")
    return series, int(number)


def _crossed(raw: Mapping[str, Any], known: Known) -> Iterator[tuple[Place, str]]:
    """Mistakes of one drill beside the pack; parts that are wrong by themselves do not hide those of others."""
    names = [str(line.get("id")) for line in tables(raw, "line")]
    lines = _good(Line, raw, "line")
    prompts = raw.get("speaks") == "prompt"
    yield from drill_mistakes(raw, known)
    yield from line_mistakes(lines, names)
    for at, line in lines:
        yield from voicing_mistakes(at, line, prompts=prompts, known=known)
    texts: set[str] = set()
    for at, criterion in _good(Criterion, raw, "pass"):
        yield from ((("pass", at, *place), wrong) for place, wrong in criterion_mistakes(criterion, known, names))
        if criterion.text in texts:
            yield ("pass", at, "text"), "this sentence stands twice"
        texts.add(criterion.text)


def _twice(raw: Mapping[str, Any], ids: dict[str, str], where: TomlPlaces, n: int) -> Iterator[tuple[Place, str]]:
    name = str(raw.get("id"))
    if name in ids:
        yield ("id",), f"the id is used twice, first in {ids[name]}"
    ids.setdefault(name, where.at(("drill", n, "id")))


def _shared(head: Mapping[str, Any], known: Known) -> Iterator[tuple[Place, str]]:
    yield from kind_mistakes(head)
    yield from shared_mistakes(head, known)
    for field, model in (("base", BaseCriterion), ("whole_call", Criterion)):
        for n, criterion in _good(model, head, field):
            yield from (((field, n, *place), wrong) for place, wrong in criterion_mistakes(criterion, known, ()))
    for n, standard in _good(Standard, head, "standard"):
        if known.standards.index(standard.id) != n:
            yield ("standard", n, "id"), f"{standard.id}: the id is used twice"
        for at, check in enumerate(standard.check):
            for wrong in check_mistakes(check, known, ()):
                yield ("standard", n, "check", at), f"{standard.id}: {wrong}"


def _good(model: type[Any], table: Mapping[str, Any], name: str) -> list[tuple[int, Any]]:
    good = []
    for n, entry in enumerate(tables(table, name)):
        try:
            good.append((n, model.model_validate(entry)))
        except ValidationError:
            continue
    return good


def _said(error: Mapping[str, Any], table: str = "") -> str:
    """Pydantic's words about the book, or about a `table` of it, with the name that was probably meant."""
    path = tuple(error["loc"])
    if error["type"] == "extra_forbidden":
        model = _TABLES[next((str(part) for part in reversed(path[:-1]) if str(part) in _TABLES), table)]
        return "unknown field" + meant(str(path[-1]), [info.alias or name for name, info in model.model_fields.items()])
    return said(error)
