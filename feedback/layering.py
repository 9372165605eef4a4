"""Lays a layer over a pack: what comes of it is a pack like any other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from feedback.checklist_rules import CueRule, ItemRule, Need
from feedback.layer import TABLES, LayerFile, Reword, RuleChange
from feedback.lexicon import Phrase
from feedback.lexicon_mistakes import Places, Where, meant
from feedback.pack_file import Pack
from feedback.pack_mistakes import rule_mistakes
from feedback.rule import Rule

_SLOT = re.compile(r"\{([^{}]*)\}")


def read_layer(data: Mapping[str, Any], places: Places, mistakes: list[str]) -> LayerFile | None:
    """Check the contents of a layer by themselves.

    Parameters
    ----------
    data : mapping
        The file's contents.
    places : Places
        Says where a mistake stands.
    mistakes : list of str
        Taken further by every mistake.

    Returns
    -------
    LayerFile or None
        ``None`` where it has mistakes.
    """
    try:
        return LayerFile.model_validate(data)
    except ValidationError as why:
        mistakes += [places.of(data, error, TABLES) for error in why.errors(include_url=False)]
        return None


def layer_mistakes(data: Mapping[str, Any], below: Pack) -> Iterator[tuple[Where, str]]:
    """Yield what only shows beside the pack below: names that it does not know, rules that contradict themselves.

    Entries that are wrong by themselves do not hide the mistakes of the others.
    """
    phrases, rules = [phrase.id for phrase in below.lexicon.phrases], [rule.id for rule in below.rules]
    off, known = data.get("off", []), [*phrases, *rules, *(str(e.get("id")) for _, e in _tables(data, "phrase"))]
    for name in off if isinstance(off, list) else []:
        if name not in known:
            yield None, f"off: there is no phrase and no rule {name!r}{meant(str(name), known)}"
    slots = _names(data.get("slots")) + list(below.lexicon.placeholders)
    for name in _names(data.get("placeholders")):
        if name not in slots:
            yield None, f"placeholders: {name!r} is not defined{meant(name, slots)}"
    yield from _reworded(_tables(data, "reword"), phrases, slots)
    yield from _added(_tables(data, "phrase"), below, phrases, slots)
    yield from _changed(_tables(data, "rule"), below)


def laid_over(below: Pack, layer: LayerFile, sha256: str) -> Pack:
    """The pack that comes of a layer without mistakes.

    Parameters
    ----------
    below : Pack
        What the layer extends.
    layer : LayerFile
        The layer.
    sha256 : str
        Over both.
    """
    off = frozenset(layer.off)
    left = {phrase.id for phrase in below.lexicon.phrases} - off
    reworded = {one.id: one for one in layer.reword}
    phrases = [_said_otherwise(one, reworded.get(one.id)) for one in below.lexicon.phrases if one.id in left]
    phrases += [one.phrase() for one in layer.phrases if one.id not in off]
    named = {one.id for one in phrases}
    changes = {change.id: change for change in layer.rules}
    file = below.file.model_copy(
        update={
            "id": layer.id,
            "version": layer.version,
            "title": layer.title,
            "placeholders": {**below.file.placeholders, **layer.placeholders},
            "rules": tuple(_changed_rule(r, changes.get(r.id)) for r in below.rules if r.id not in off),
            "checklist": tuple(_item(item, layer, off) for item in below.checklist),
            "cues": tuple(_cue(cue, off) for cue in below.file.cues),
        }
    )
    lexicon = below.lexicon.model_copy(
        update={
            "phrases": tuple(_without(one, named) for one in phrases),
            "placeholders": {**below.lexicon.placeholders, **layer.slots},
        }
    )
    return Pack(file, lexicon, sha256, below.rubric, below.id)


def _reworded(
    entries: Iterable[tuple[int, dict[str, Any]]], phrases: list[str], slots: list[str]
) -> Iterator[tuple[Where, str]]:
    seen: set[str] = set()
    for n, entry in entries:
        name, where = str(entry.get("id")), ("reword", n)
        if name not in phrases:
            yield where, f"there is no phrase {name!r}{meant(name, phrases)}"
        if name in seen:
            yield where, f"{name} is reworded twice"
        seen.add(name)
        yield from ((where, f"{name} {wrong}") for wrong in _open_slots(entry, slots))


def _added(
    entries: Iterable[tuple[int, dict[str, Any]]], below: Pack, phrases: list[str], slots: list[str]
) -> Iterator[tuple[Where, str]]:
    items, triggers = [item.item for item in below.checklist], [one.id for one in below.lexicon.triggers]
    stages = list(below.lexicon.stages)
    entries = list(entries)
    known = phrases + [str(entry.get("id")) for _, entry in entries]
    often = Counter(known)
    for n, entry in entries:
        name, where = str(entry.get("id")), ("phrase", n)
        if often[name] > 1:
            below_has = name in phrases
            yield where, f"{name} " + ("is a phrase of the pack below: reword it" if below_has else "is defined twice")
        named = [
            ("ticks", entry.get("ticks", []), items),
            ("replace_with", entry.get("replace_with", []), known),
            ("trigger", [entry["trigger"]] if entry.get("trigger") else [], triggers),
            ("stage", [entry["stage"]] if entry.get("stage") else [], [*stages, "any"]),
        ]
        for field, names, of in named:
            for one in names if isinstance(names, list) else []:
                if one not in of:
                    yield where, f"{name} {field}: {one!r} is not defined{meant(str(one), of)}"
        if entry.get("required") == "when" and not entry.get("trigger"):
            yield where, f"{name} required: 'when' needs a trigger"
        if entry.get("ticks") and entry.get("class") != "standard":
            yield where, f"{name} ticks: only a standard phrase ticks an item"
        yield from ((where, f"{name} {wrong}") for wrong in _open_slots(entry, slots))


def _changed(entries: Iterable[tuple[int, dict[str, Any]]], below: Pack) -> Iterator[tuple[Where, str]]:
    rules = {rule.id: rule for rule in below.rules}
    good: list[tuple[int, Rule]] = []
    for n, entry in entries:
        name = str(entry.get("id"))
        if name not in rules:
            yield ("rule", n), f"there is no rule {name!r}{meant(name, list(rules))}"
            continue
        try:
            good.append((n, _changed_rule(rules[name], RuleChange.model_validate(entry))))
        except ValidationError:
            continue  # said where the layer is read by itself
    yield from ((("rule", n), wrong) for n, wrong in rule_mistakes(good))


def _open_slots(entry: Mapping[str, Any], slots: list[str]) -> Iterator[str]:
    texts = [str(entry.get("text", "")), str(entry.get("replacement", ""))]
    for field in ("variants", "match_all", "match_any", "needs", "near_misses"):
        values = entry.get(field, ())
        texts += [str(value) for value in values] if isinstance(values, list | tuple) else []
    for name in sorted({name for text in texts for name in _SLOT.findall(text)}):
        if name not in slots:
            yield f"placeholder: {name!r} is not defined{meant(name, slots)}"


def _said_otherwise(phrase: Phrase, reword: Reword | None) -> Phrase:
    if reword is None:
        return phrase
    given = {name: getattr(reword, name) for name in reword.model_fields_set - {"id", "only"}}
    given = {name: value for name, value in given.items() if value is not None}
    if reword.only:
        given = {"variants": (), "match_all": (), "match_any": (), "needs": ()} | given
    elif "text" in given and "variants" not in given:
        given["variants"] = phrase.wordings()
    return _hearable(phrase.model_copy(update=given), (*(reword.variants or ()), reword.text or ""))


def _hearable(phrase: Phrase, wordings: tuple[str, ...]) -> Phrase:
    """The phrase without what would keep its new wordings from being heard: words they lack, or have too many."""
    new = tuple(wording for wording in wordings if wording and "|" not in wording)
    return phrase.model_copy(
        update={
            "needs": tuple("|".join((pattern, *new)) for pattern in phrase.needs),
            "unless": tuple(word for word in phrase.unless if not any(word in wording for wording in new)),
        }
    )


def _without(phrase: Phrase, left: set[str]) -> Phrase:
    kept = tuple(name for name in phrase.replace_with if name in left)
    return phrase if kept == phrase.replace_with else phrase.model_copy(update={"replace_with": kept})


def _changed_rule(rule: Rule, change: RuleChange | None) -> Rule:
    if change is None:
        return rule
    given = {name: getattr(change, name) for name in change.model_fields_set - {"id"}}
    if "params" in given:
        given["params"] = {**rule.params, **(given["params"] or {})}
    return rule.model_copy(update={**given, "example": change.example})


def _item(item: ItemRule, layer: LayerFile, off: frozenset[str]) -> ItemRule:
    """An item that nothing can tick any more is not required of anybody."""
    more = tuple(one.id for one in layer.phrases if item.item in one.ticks and one.id not in off)
    ticked_by = tuple(name for name in item.ticked_by if name not in off) + more
    waived_by = tuple(name for name in item.waived_by if name not in off)
    need = item.required if ticked_by or item.cues or not item.ticked_by else Need.NEVER
    return item.model_copy(update={"ticked_by": ticked_by, "waived_by": waived_by, "required": need})


def _cue(cue: CueRule, off: frozenset[str]) -> CueRule:
    return cue.model_copy(update={"phrases": tuple(name for name in cue.phrases if name not in off)})


def _names(table: object) -> list[str]:
    return [str(name) for name in table] if isinstance(table, dict) else []


def _tables(data: Mapping[str, Any], name: str) -> list[tuple[int, dict[str, Any]]]:
    entries = data.get(name, [])
    return [(n, e) for n, e in enumerate(entries) if isinstance(e, dict)] if isinstance(entries, list) else []
