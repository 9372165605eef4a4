"""What a window takes from a pack: the limits it draws and the sentences it says."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from coach_app.bands import bands
from coach_app.live_gauges import Bands
from coach_app.report.sources import source_title
from coach_app.sayings import Sayings
from feedback.baseline import Baseline
from feedback.pack import Pack
from feedback.phrase_wordings import filled
from feedback.widening import widened_rules


def voice_of_pack(
    pack: Pack,
    baseline: Baseline | None,
    *,
    placeholders: Mapping[str, str] = MappingProxyType({}),
    wrong: Mapping[str, int] = MappingProxyType({}),
) -> tuple[Bands, Sayings]:
    """Limits for this speaker, and sentences in both languages.

    Parameters
    ----------
    pack : Pack
        The rules.
    baseline : Baseline or None
        The speaker's saved reference.
    placeholders : mapping of str to str
        What this speaker says in the pack's blanks, so that prompts are their own sentences.
    wrong : mapping of str to int
        Rule to how often this speaker called it wrong: limits and reasons are the widened ones.

    Examples
    --------
    >>> from feedback.pack import load_pack
    >>> limits, sayings = voice_of_pack(load_pack(), None)
    >>> limits.rate_cpm.high, sayings.prompts["hold_thanks"]
    (290.0, '谢谢您的耐心等待。')
    """
    rules = widened_rules(pack.rules, wrong)
    sayings = Sayings(
        rules={rule.id: rule for rule in rules},
        titles={item.item: item.title for item in pack.checklist},
        prompts=_prompts(pack, {**pack.file.placeholders, **placeholders}),
        title_of=source_title,
    )
    return bands(rules, baseline), sayings


def _prompts(pack: Pack, values: Mapping[str, str]) -> dict[str, str]:
    """What to say for each item: the first phrase that ticks it and leaves no blank to fill in."""
    wordings = {phrase.id: filled(phrase.text, values) for phrase in pack.lexicon.phrases}
    ready = {
        item.item: [wordings[phrase] for phrase in item.ticked_by if "{" not in wordings.get(phrase, "{")]
        for item in pack.checklist
    }
    return {item: said[0] for item, said in ready.items() if said}
