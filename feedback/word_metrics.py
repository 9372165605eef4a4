"""What the agent's words give: forbidden phrases, fillers, items that are missing, their order."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from audio.block import Speaker
from audio.lane import Track
from audio.span import Span
from feedback.checklist_rules import ItemRule
from feedback.flag import Flag, ItemState, ItemStatus, Severity
from feedback.judge import TICK_S
from feedback.metric import Metric, Reading
from feedback.params import number
from feedback.rule import Rule
from feedback.sentences import PhraseSpan, Sentence
from feedback.spoken_turns import is_listening
from feedback.view import View
from feedback.wakes import Wakes

_WORDS = frozenset({Track.WORDS})
#: A filler in a listening noise of up to this many syllables is none.
_LISTENING = 4
#: Parameters of a rule about checklist items, after the item's name.
_PHRASES, _CUES = "/phrases", "/cues"
#: Sentences that can have changed since the last tick.
_RECENT = 40


def word_metrics() -> tuple[Metric, ...]:
    """The metrics of this module."""
    return (
        Metric(
            "forbidden_phrase",
            "",
            "a phrase that the pack forbids was said",
            _WORDS,
            find=forbidden_phrases,
            wakes=Wakes.NEWS,
            at_once=True,
        ),
        Metric("forbidden_still", "", "the phrase is in the final words too", _WORDS, confirm=forbidden_still),
        Metric("filler_count", "count", "fillers close together", _WORDS, find=filler_runs, wakes=Wakes.NEWS),
        Metric(
            "item_missed",
            "",
            "a checklist item was not said in time",
            _WORDS,
            find=items_missed,
            wakes=Wakes.ITEMS,
            mended=item_said_late,
        ),
        Metric(
            "order_broken",
            "s",
            "a checklist item came after one that it should precede",
            _WORDS,
            find=order_broken,
            wakes=Wakes.ITEMS,
            before_s=math.inf,
        ),
    )


def forbidden_phrases(view: View, rule: Rule) -> list[Reading]:
    """Forbidden phrases that became known, one for each place in the words; only what was said for sure."""
    readings = []
    for sentence in view.sentences(rule.speaker)[-_RECENT:]:
        for place in _places(sentence, (p for p in sentence.phrases if p.forbidden and p.said)):
            hit = place.best
            if view.is_new(place.heard_at_s) and hit.entry is not None:
                severity = Severity.NOTE if hit.entry.severity == "note" else None
                span = sentence.span | hit.span
                readings.append(Reading(1.0, span, hit.text, hit.entry.replacement, severity, hit.phrase))
    return readings


def forbidden_still(view: View, rule: Rule, span: Span) -> float | None:
    """NaN where the final words hold no forbidden phrase, else ``None``: nothing to correct."""
    said = (s for s in view.sentences(rule.speaker) if not s.provisional and s.span.gap(span) == 0)
    return None if any(p.forbidden and p.said for s in said for p in s.phrases) else math.nan


def filler_runs(view: View, rule: Rule) -> list[Reading]:
    """Runs of fillers that became known.

    A run opens with the ``uses``-th use of any filler within ``within_s``, or when one filler
    was used ``over`` times more than its limit within the last ``per_s`` seconds. It takes in
    the uses that follow within ``within_s`` and are known by then. No use counts twice.
    """
    latest = view.sentences(rule.speaker)[-_RECENT:]
    if not any(s.fillers and not s.provisional and view.is_new(s.known_at_s) for s in latest):
        return []
    uses = list(_fillers(view, rule.speaker))
    if not any(view.is_new(use.heard_at_s) for use in uses):
        return []
    free: list[PhraseSpan] = []
    runs: list[list[PhraseSpan]] = []
    for _, known in groupby(uses, key=lambda use: math.ceil(round(use.heard_at_s / TICK_S, 6))):
        free += known
        runs = []
        while run := _run(free, rule):
            runs.append(run)
            free = [use for use in free if use.span.start_s > run[-1].span.start_s]
    return [_filler_reading(run) for run in runs]


def items_missed(view: View, rule: Rule) -> list[Reading]:
    """Checklist items whose deadline passed; those only possibly missing are notes.

    ``params`` names the items for the sentence; see :func:`item_params`.
    """
    readings = []
    for state in view.items_changed:
        if state.status in (ItemStatus.MISSING, ItemStatus.POSSIBLY_MISSING):
            severity = Severity.NOTE if state.status is ItemStatus.POSSIBLY_MISSING else None
            due_s = view.now_s if state.at_s is None else state.at_s
            span = Span(min(due_s, due_s if state.since_s is None else state.since_s), due_s)
            title = rule.params.get(state.item, state.item)
            readings.append(Reading(1.0, span, state.evidence, str(title), severity, state.item))
    return readings


def item_said_late(view: View, rule: Rule, flag: Flag) -> bool:
    """Whether an item that was missed has been said since, so that nobody is reminded of it any more."""
    item = next((name for name, title in rule.params.items() if title == flag.detail), flag.detail)
    phrases, cues = _names(rule, f"{item}{_PHRASES}"), _names(rule, f"{item}{_CUES}")
    late = (s for s in view.sentences(rule.speaker)[-_RECENT:] if s.known_at_s > flag.opened_at_s)
    return any(cues & set(s.cues) or any(p.said and p.phrase in phrases for p in s.phrases) for s in late)


def item_params(items: Sequence[ItemRule], language: str) -> dict[str, str | list[str]]:
    """What a rule about checklist items needs to know of them: their names, and by what they are heard.

    Parameters
    ----------
    items : sequence of ItemRule
        The pack's.
    language : str
        ``zh`` or ``en``: of the names.
    """
    params: dict[str, str | list[str]] = {item.item: item.title.in_language(language) for item in items}
    for item in items:
        params |= {f"{item.item}{_PHRASES}": list(item.ticked_by), f"{item.item}{_CUES}": list(item.cues)}
    return params


def order_broken(view: View, rule: Rule) -> list[Reading]:
    """Items said after one that they should precede, by how many seconds.

    ``order`` lists pairs such as ``further_help<closing_thanks``.
    """
    said = {s.item: s for s in view.items if s.status is ItemStatus.SAID and s.at_s is not None}
    new = {s.item for s in view.items_changed}
    readings = []
    pairs = rule.params.get("order", [])
    for pair in pairs if isinstance(pairs, list) else []:
        first, _, then = pair.partition("<")
        if first in said and then in said and new & {first, then}:
            late_s = _at_s(said[first]) - _at_s(said[then])
            if late_s > 0:
                span = Span(_at_s(said[then]), _at_s(said[first]))
                title = str(rule.params.get(first, first))
                readings.append(Reading(late_s, span, said[first].evidence, title, subject=pair))
    return readings


def _names(rule: Rule, name: str) -> set[str]:
    found = rule.params.get(name, [])
    return set(found) if isinstance(found, list) else set()


def _at_s(state: ItemState) -> float:
    return state.at_s or 0.0


@dataclass(slots=True)
class _Place:
    """Hits that overlap or follow each other at once: the same few words may match several entries."""

    start: int
    end: int
    best: PhraseSpan
    heard_at_s: float


def _places(sentence: Sentence, hits: Iterable[PhraseSpan]) -> list[_Place]:
    """Where hits are, each with the best of them and the time at which the first was heard."""
    starts = [(max(sentence.text.find(hit.text), 0), hit) for hit in hits]
    places: list[_Place] = []
    for start, hit in sorted(starts, key=lambda one: one[0]):
        last, end = places[-1] if places else None, start + len(hit.text)
        if last is None or start > last.end:
            places.append(_Place(start, end, hit, hit.heard_at_s))
            continue
        last.end = max(last.end, end)
        last.best = max(last.best, hit, key=lambda h: (h.score, len(h.text)))
        last.heard_at_s = min(last.heard_at_s, hit.heard_at_s)
    return places


def _fillers(view: View, speaker: Speaker) -> Iterator[PhraseSpan]:
    """Uses of fillers in the final words, oldest first; what only shows that somebody listens is none."""
    others = view.speech(speaker.other)
    for sentence in view.sentences(speaker):
        if sentence.fillers and not sentence.provisional and not _only_listens(sentence, others):
            yield from sentence.fillers


def _only_listens(sentence: Sentence, others: Sequence[Span]) -> bool:
    if is_listening(sentence.text, _LISTENING):
        return True
    inside = any(sentence.span.overlap_s(other) > sentence.span.duration_s / 2 for other in others)
    return inside and sentence.syllables <= _LISTENING


def _run(free: Sequence[PhraseSpan], rule: Rule) -> list[PhraseSpan]:
    """The first run among uses that were not counted yet."""
    needed, within_s = round(number(rule, "uses", 3.0)), number(rule, "within_s", 15.0)
    for n, use in enumerate(free):
        recent = [u for u in free[: n + 1] if use.span.start_s - u.span.start_s <= within_s]
        same = _over_limit(free[: n + 1], rule)
        run = recent if len(recent) >= needed else same
        if run:
            for later in free[n + 1 :]:
                if later.span.start_s - run[-1].span.end_s > within_s:
                    break
                run = [*run, later]
            return run
    return []


def _over_limit(uses: Sequence[PhraseSpan], rule: Rule) -> list[PhraseSpan]:
    """Uses of the last filler, if they are ``over`` more than its limit in ``per_s``."""
    last = uses[-1]
    limit = last.entry.limit_per_minute if last.entry else None
    if limit is None:
        return []
    since_s = last.span.start_s - number(rule, "per_s", 60.0)
    same = [use for use in uses if use.phrase == last.phrase and use.span.start_s >= since_s]
    return same if len(same) >= limit * number(rule, "per_s", 60.0) / 60 + number(rule, "over", 2.0) else []


def _filler_reading(run: Sequence[PhraseSpan]) -> Reading:
    often = Counter(use.text for use in run).most_common(3)
    return Reading(
        float(len(run)),
        run[0].span | run[-1].span,
        "、".join(use.text for use in run),
        "、".join(text for text, _ in often),
    )
