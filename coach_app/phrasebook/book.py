"""The phrases of a centre as somebody edits them: those of a pack, and what the layer over it says otherwise."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count
from typing import Any, Final

from feedback.layer import Added, LayerFile, Reword
from feedback.lexicon import Phrase, PhraseClass
from feedback.pack import Pack, check_layer
from feedback.rule import Text

#: First number of a centre's own phrases; those of packs are lower.
FIRST_OWN: Final = 501
_PREFIX: Final = {PhraseClass.STANDARD: "STD", PhraseClass.FORBIDDEN: "FOR"}


class Origin(StrEnum):
    """Where a phrase comes from."""

    PACK = "pack"
    REWORDED = "reworded"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wrote of a phrase.

    Parameters
    ----------
    text : str
        The wording shown on screen.
    variants : tuple of str
        Other wordings of the same.
    replacement : str
        What to say instead of a forbidden one.
    severity : str
        ``alert``, ``note`` or empty, of a forbidden one.
    ticks : tuple of str
        Checklist items that a standard one of the centre's own ticks.
    only : bool
        Of a phrase of the pack: its own wordings and patterns do not count any more.
    """

    text: str
    variants: tuple[str, ...] = ()
    replacement: str = ""
    severity: str = ""
    ticks: tuple[str, ...] = ()
    only: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A phrase as the page lists it."""

    id: str
    kind: PhraseClass
    wanted: Wanted
    on: bool
    origin: Origin
    category: str = ""

    @property
    def own(self) -> bool:
        """Whether the pack below has it not."""
        return self.origin is Origin.OWN


@dataclass(frozen=True, slots=True)
class Book:
    """The phrases of a centre; every edit gives another book.

    Parameters
    ----------
    below : Pack
        The pack that is extended.
    layer : LayerFile
        What the centre says otherwise.

    Examples
    --------
    >>> from feedback.pack import load_pack
    >>> book = Book.new(load_pack(), "cloud-sea", "云海宽带")
    >>> book, own = book.with_added(PhraseClass.FORBIDDEN, Wanted("这不归我管", replacement="我帮您转给相关部门"))
    >>> own, book.line(own).wanted.severity
    ('FOR-501', 'alert')
    """

    below: Pack
    layer: LayerFile

    @classmethod
    def new(cls, below: Pack, name: str, title: str = "") -> Book:
        """A book that says nothing otherwise."""
        said = Text(zh=title or name, en=title or name)
        return cls(below, LayerFile.model_validate({"extends": below.id, "id": name, "title": said}))

    @property
    def id(self) -> str:
        """Id of the pack that it makes."""
        return self.layer.id

    def lines(self) -> tuple[Line, ...]:
        """Every standard and forbidden phrase, those of the centre first."""
        own = [self._own(one) for one in self.layer.phrases]
        reworded = {one.id: one for one in self.layer.reword}
        return (*own, *(self._packs(phrase, reworded.get(phrase.id)) for phrase in self._judged()))

    def line(self, name: str) -> Line:
        """One of them.

        Raises
        ------
        KeyError
            If there is none.
        """
        if (own := next((one for one in self.layer.phrases if one.id == name), None)) is not None:
            return self._own(own)
        phrase = {one.id: one for one in self._judged()}[name]
        return self._packs(phrase, next((one for one in self.layer.reword if one.id == name), None))

    def switched(self, name: str, on: bool) -> Book:
        """The book with a phrase on or off."""
        left = tuple(one for one in self.layer.off if one != name)
        return self._with(off=left if on else (*left, name))

    def with_added(self, kind: PhraseClass, wanted: Wanted, name: str = "") -> tuple[Book, str]:
        """The book with one more phrase, and its id."""
        new = name or next(self._free()[kind])
        entry = _added(new, kind, wanted)
        return self._with(phrases=(*self.layer.phrases, entry)), new

    def worded(self, name: str, wanted: Wanted) -> Book:
        """The book with a phrase said otherwise; one of the pack said as the pack says it is the pack's again."""
        line = self.line(name)
        if line.origin is Origin.OWN:
            phrases = (_changed(one, wanted) if one.id == name else one for one in self.layer.phrases)
            return self._with(phrases=tuple(phrases))
        rest = tuple(one for one in self.layer.reword if one.id != name)
        before = next((one for one in self.layer.reword if one.id == name), None)
        entry = _reword(next(phrase for phrase in self._judged() if phrase.id == name), wanted, before)
        return self._with(reword=rest if entry is None else (*rest, entry))

    def edited(self, edits: Iterable[tuple[str, PhraseClass, Wanted, bool | None]]) -> Book:
        """The book after many edits at once.

        Parameters
        ----------
        edits : iterable of (str, PhraseClass, Wanted, bool or None)
            Id of a phrase, empty for a new one; its kind; what is wanted of it; whether it is on, ``None`` for as
            it was.
        """
        phrases, reword = {one.id: one for one in self.layer.phrases}, {one.id: one for one in self.layer.reword}
        below, off = {one.id: one for one in self._judged()}, dict.fromkeys(self.layer.off)
        edits = list(edits)
        free = self._free({name for name, *_ in edits})
        for named, kind, wanted, on in edits:
            name = named or next(free[kind])
            if name in below:
                entry = _reword(below[name], wanted, reword.pop(name, None))
                reword |= {} if entry is None else {name: entry}
            else:
                phrases[name] = _changed(phrases[name], wanted) if name in phrases else _added(name, kind, wanted)
            if on is not None:
                off.pop(name, None)
                off |= {} if on else {name: None}
        return self._with(phrases=tuple(phrases.values()), reword=tuple(reword.values()), off=tuple(off))

    def without(self, name: str) -> Book:
        """The book without what the centre says of a phrase: its own is gone, the pack's is as it was."""
        return self._with(
            off=tuple(one for one in self.layer.off if one != name),
            phrases=tuple(one for one in self.layer.phrases if one.id != name),
            reword=tuple(one for one in self.layer.reword if one.id != name),
        )

    def placed(self, values: Mapping[str, str]) -> Book:
        """The book with other words for placeholders; empty ones take anything."""
        return self._with(placeholders={name: value.strip() for name, value in values.items() if value.strip()})

    def titled(self, title: str) -> Book:
        """The book under another title."""
        return self._with(title=Text(zh=title, en=title))

    def next_version(self) -> Book:
        """The book as it is kept the next time."""
        head, _, last = self.layer.version.rpartition(".")
        return self._with(version=f"{head}.{int(last) + 1}")

    def pack(self) -> Pack:
        """The pack that it makes.

        Raises
        ------
        PackError
            With every mistake in `mistakes`.
        """
        return check_layer(self.data(), below=self.below)

    def data(self) -> dict[str, Any]:
        """Contents of its ``pack.toml``: only what somebody said."""
        plain = self.layer.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude_none=True)
        return {"schema": "coach.layer/1", **plain, "version": self.layer.version}

    def _judged(self) -> tuple[Phrase, ...]:
        return tuple(one for one in self.below.lexicon.phrases if one.kind is not PhraseClass.FILLER)

    def _own(self, one: Added) -> Line:
        severity = (one.severity or "alert") if one.kind is PhraseClass.FORBIDDEN else ""
        wanted = Wanted(one.text, one.variants, one.replacement, severity, one.ticks)
        return Line(one.id, one.kind, wanted, one.id not in self.layer.off, Origin.OWN, one.category)

    def _packs(self, phrase: Phrase, reword: Reword | None) -> Line:
        wanted = _of_phrase(phrase)
        if reword is not None:
            given = {name: getattr(reword, name) for name in ("text", "variants", "replacement", "severity")}
            wanted = replace(wanted, only=reword.only, **{k: v for k, v in given.items() if v is not None})
            if reword.variants is None and reword.only:
                wanted = replace(wanted, variants=())
            elif reword.variants is None and reword.text is not None:
                wanted = replace(wanted, variants=phrase.wordings())
        origin = Origin.PACK if reword is None else Origin.REWORDED
        return Line(phrase.id, phrase.kind, wanted, phrase.id not in self.layer.off, origin, phrase.category)

    def _free(self, besides: Collection[str] = ()) -> dict[PhraseClass, Iterator[str]]:
        """Ids that nothing has, by kind, besides some that are about to be given."""
        taken = {one.id for one in (*self.layer.phrases, *self.below.lexicon.phrases)} | set(besides)
        return {kind: _numbered(prefix, taken) for kind, prefix in _PREFIX.items()}

    def _with(self, **fields: object) -> Book:
        return replace(self, layer=self.layer.model_copy(update=fields))


def _numbered(prefix: str, taken: Collection[str]) -> Iterator[str]:
    return (name for number in count(FIRST_OWN) if (name := f"{prefix}-{number}") not in taken)


def _of_phrase(phrase: Phrase) -> Wanted:
    severity = (phrase.severity or "alert") if phrase.kind is PhraseClass.FORBIDDEN else ""
    return Wanted(phrase.text, phrase.variants, phrase.replacement, severity)


def _added(name: str, kind: PhraseClass, wanted: Wanted) -> Added:
    return _changed(Added.model_construct(id=name, kind=kind, text=wanted.text), wanted)


def _changed(one: Added, wanted: Wanted) -> Added:
    forbidden = one.kind is PhraseClass.FORBIDDEN
    return one.model_copy(
        update={
            "text": wanted.text,
            "variants": wanted.variants,
            "replacement": wanted.replacement,
            "severity": (wanted.severity or "alert") if forbidden else None,
            "ticks": () if forbidden else wanted.ticks,
        }
    )


def _reword(phrase: Phrase, wanted: Wanted, before: Reword | None) -> Reword | None:
    old = _of_phrase(phrase)
    changed = {
        name: getattr(wanted, name)
        for name in ("text", "variants", "replacement", "severity")
        if getattr(wanted, name) != getattr(old, name)
    }
    if not changed.get("severity", True):
        del changed["severity"]
    if "text" in changed and wanted.variants == old.variants and not wanted.only:
        changed["variants"] = phrase.wordings()  # the old wording still counts
    if wanted.only and wanted.variants:
        changed["variants"] = wanted.variants  # without the pack's own there is nothing that they could follow
    kept = before.model_dump(include={"near_misses", "unless", "note"}, exclude_none=True) if before else {}
    if not changed and not wanted.only:
        return None
    return Reword.model_construct(id=phrase.id, only=wanted.only, **kept, **changed)
