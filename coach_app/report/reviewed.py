"""What people said about a call, as lines of its report: rulings, comments, objections, marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from pydantic import BaseModel

from coach_app.report.wording import Wording, clock
from coach_app.rulings.entry import Decision, Entry, FlagRef, Moment, Objection, Ruling
from coach_app.rulings.state import Objected, ReviewedFlag, Rulings
from feedback.rubric import Mark, Marked, Outcome

_Entry = TypeVar("_Entry", bound=BaseModel)

_VERDICTS = {"right": ("✓ 判断正确", "✓ Right"), "wrong": ("✗ 误报", "✗ Wrong"), "unsure": ("? 不确定", "? Unsure")}
_OUTCOMES = {
    Outcome.PASSED: ("✓ 通过", "✓ Passed"),
    Outcome.PARTLY: ("◐ 部分通过", "◐ Partly"),
    Outcome.FAILED: ("! 未通过", "! Failed"),
    Outcome.NOT_REQUIRED: ("– 不需要", "– Not required"),
    Outcome.NOT_ASSESSED: ("· 未评估", "· Not assessed"),
}


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What people said about a call, and what it is marked.

    Parameters
    ----------
    rulings : Rulings
        As they stand; its flags those of the call.
    marks : Marked
        By the rubric of the call's pack.
    """

    rulings: Rulings
    marks: Marked


@dataclass(frozen=True, slots=True)
class Opinion:
    """One thing that somebody said: what it is, the words, and who said it when."""

    head: str
    words: str
    by: str


@dataclass(frozen=True, slots=True)
class Comment:
    """Words at a time of the call."""

    at_s: float
    opinion: Opinion


@dataclass(frozen=True, slots=True)
class MarkLine:
    """One criterion: its name, what became of it as a word and for a style sheet, its share, its evidence."""

    title: str
    outcome: str
    style: str
    earned: str
    weight: str
    evidence: str


@dataclass(frozen=True, slots=True)
class ReviewLines:
    """What a report shows of a review.

    Parameters
    ----------
    of_flags : dict of int to tuple of Opinion
        Number of a flag to what was said about it, oldest first.
    comments : tuple of Comment
        By time; what was found by ear is among them.
    general : tuple of Opinion
        Objections to the marking as a whole, and what became of them.
    lost : tuple of Comment
        What was said about flags that are no longer raised, by the time of the flag.
    marks : tuple of MarkLine
        In the order of the rubric.
    total : str
        The score in words; empty where nothing was assessed.
    """

    of_flags: dict[int, tuple[Opinion, ...]]
    comments: tuple[Comment, ...]
    general: tuple[Opinion, ...]
    lost: tuple[Comment, ...]
    marks: tuple[MarkLine, ...]
    total: str


def masked_review(reviewed: Reviewed, mask: Callable[[str], str]) -> Reviewed:
    """The same review with identifiers hidden in everything that somebody wrote or that was quoted.

    Parameters
    ----------
    reviewed : Reviewed
        As it stands.
    mask : callable
        Hides identifiers in a text, such as :meth:`coach_app.privacy.masking.Masker.text` of the call.
    """
    rulings = reviewed.rulings
    hidden = replace(
        rulings,
        flags=tuple(_masked_flag(one, mask) for one in rulings.flags),
        moments=tuple(masked_entry(one, mask) for one in rulings.moments),
        comments=tuple(masked_entry(one, mask) for one in rulings.comments),
        markings={name: masked_entry(one, mask) for name, one in (rulings.markings or {}).items()},
        general=tuple(_masked_objection(one, mask) for one in rulings.general),
        lost=tuple(masked_entry(one, mask) for one in rulings.lost),
    )
    marks = replace(reviewed.marks, marks=tuple(_masked_mark(one, mask) for one in reviewed.marks.marks))
    return Reviewed(hidden, marks)


def review_lines(reviewed: Reviewed, words: Wording) -> ReviewLines:
    """A review in words.

    Parameters
    ----------
    reviewed : Reviewed
        What people said.
    words : Wording
        Labels.
    """
    rulings = reviewed.rulings
    said = [Comment(one.at_s, Opinion("", one.text, _by(one))) for one in rulings.comments]
    said += [Comment(one.start_s, Opinion(_by_ear(one, words), one.note, _by(one))) for one in rulings.moments]
    return ReviewLines(
        of_flags={one.flag.number: lines for one in rulings.flags if (lines := tuple(_about(one, words)))},
        comments=tuple(sorted(said, key=lambda comment: comment.at_s)),
        general=tuple(line for one in rulings.general for line in _objection(one, words)),
        lost=lost_lines(rulings.lost, words),
        marks=tuple(_mark(one, words) for one in reviewed.marks.marks),
        total=total(reviewed.marks, words),
    )


def lost_lines(lost: Iterable[Entry], words: Wording) -> tuple[Comment, ...]:
    """Rulings and objections of flags that are no longer raised (`Rulings.lost`), by the time of the flag."""
    found: list[Comment] = []
    for entry in lost:
        match entry:
            case Ruling(flag=flag, note=told):
                said = words.either(*_VERDICTS[entry.verdict])
            case Objection(flag=FlagRef() as flag, reason=told):
                said = words.either("申诉", "Objection")
            case _:
                continue
        found.append(Comment(flag.start_s, Opinion(f"{words.kind(flag.kind)} · {said}", told, _by(entry))))
    return tuple(sorted(found, key=lambda line: line.at_s))


def total(marked: Marked, words: Wording) -> str:
    """The score in words: of a hundred, whether it is enough, and how much of the whole it rests on.

    Examples
    --------
    >>> total(Marked((), 85.0, 0.9, True), Wording("en"))
    '85.0 · passed · 90 % of the weight assessed'
    """
    if marked.score is None:
        return ""
    verdicts = {True: ("通过", "passed"), False: ("未通过", "not passed"), None: ("不作评定", "no grade")}
    passed = words.either(*verdicts[marked.passed])
    share = f"{100 * marked.assessed:.0f} %"
    return f"{marked.score:.1f} · {passed} · " + words.either(
        f"评估了权重的 {share}", f"{share} of the weight assessed"
    )


def _about(reviewed: ReviewedFlag, words: Wording) -> Iterator[Opinion]:
    if reviewed.ruling is not None:
        yield Opinion(words.either(*_VERDICTS[reviewed.ruling.verdict]), reviewed.ruling.note, _by(reviewed.ruling))
    for objected in reviewed.objections:
        yield from _objection(objected, words)


def _objection(objected: Objected, words: Wording) -> Iterator[Opinion]:
    yield Opinion(words.either("申诉", "Objection"), objected.objection.reason, _by(objected.objection))
    if objected.decision is None:
        yield Opinion(words.either("申诉待处理", "Awaits a decision"), "", "")
    else:
        yield Opinion(_decided(objected.decision, words), objected.decision.words, _by(objected.decision))


def _decided(decision: Decision, words: Wording) -> str:
    return words.either("申诉成立", "Upheld") if decision.upheld else words.either("申诉不成立", "Not upheld")


def _by_ear(moment: Moment, words: Wording) -> str:
    stretch = f"{clock(moment.start_s)}–{clock(moment.end_s)}"
    return f"{words.either('漏判', 'Missed')}：{words.kind(moment.kind)} · {words.speaker(moment.speaker)} {stretch}"


def _by(entry: Entry) -> str:
    when = f"{entry.at.astimezone():%Y-%m-%d %H:%M}"
    return f"{entry.author} · {when}" if entry.author else when


def _mark(mark: Mark, words: Wording) -> MarkLine:
    evidence = [f"{words.item(e.item.item)} {words.tick(e.item.status)}" for e in mark.evidence if e.item]
    evidence += [f"{words.kind(e.flag.kind)} {clock(e.flag.span.start_s)}" for e in mark.evidence if e.flag]
    by_hand = [words.either("人工评定", "marked by hand")] if mark.by_hand else []
    return MarkLine(
        title=mark.criterion.title.in_language(words.language),
        outcome=words.either(*_OUTCOMES[mark.outcome]),
        style=mark.outcome.value,
        earned="–" if mark.earned is None else f"{100 * mark.earned:.0f} %",
        weight=f"{mark.criterion.weight:g}",
        evidence=" · ".join([*by_hand, *evidence]),
    )


def _masked_flag(reviewed: ReviewedFlag, mask: Callable[[str], str]) -> ReviewedFlag:
    return replace(
        reviewed,
        ruling=None if reviewed.ruling is None else masked_entry(reviewed.ruling, mask),
        objections=tuple(_masked_objection(one, mask) for one in reviewed.objections),
        history=tuple(masked_entry(one, mask) for one in reviewed.history),
    )


def _masked_objection(objected: Objected, mask: Callable[[str], str]) -> Objected:
    decision = objected.decision
    return Objected(masked_entry(objected.objection, mask), None if decision is None else masked_entry(decision, mask))


def _masked_mark(mark: Mark, mask: Callable[[str], str]) -> Mark:
    items = tuple(
        one if one.item is None else replace(one, item=replace(one.item, evidence=mask(one.item.evidence)))
        for one in mark.evidence
    )
    return replace(mark, evidence=items)


#: Fields of entries that hold what somebody wrote.
_FREE = ("note", "text", "reason", "words")


def masked_entry(entry: _Entry, mask: Callable[[str], str]) -> _Entry:
    """An entry with identifiers hidden in what somebody wrote into it."""
    written = {name: getattr(entry, name, None) for name in _FREE}
    return entry.model_copy(update={name: mask(text) for name, text in written.items() if text})
