"""What a window takes from a pack: the limits it draws and the sentences it says."""

from __future__ import annotations

from coach_app.bands import bands
from coach_app.live_gauges import Bands
from coach_app.report.sources import source_title
from coach_app.sayings import Sayings
from feedback.baseline import Baseline
from feedback.pack import Pack


def voice_of_pack(pack: Pack, baseline: Baseline | None) -> tuple[Bands, Sayings]:
    """Limits for this speaker, and sentences in both languages.

    Parameters
    ----------
    pack : Pack
        The rules.
    baseline : Baseline or None
        The speaker's saved reference.

    Examples
    --------
    >>> from feedback.pack import load_pack
    >>> limits, sayings = voice_of_pack(load_pack(), None)
    >>> limits.rate_cpm.high, sayings.prompts["hold_thanks"]
    (290.0, '谢谢您的耐心等待。')
    """
    sayings = Sayings(
        rules={rule.id: rule for rule in pack.rules},
        titles={item.item: item.title for item in pack.checklist},
        prompts=_prompts(pack),
        title_of=source_title,
    )
    return bands(pack.rules, baseline), sayings


def _prompts(pack: Pack) -> dict[str, str]:
    """What to say for each item: the first phrase that ticks it and has no blank to fill in."""
    wordings = {phrase.id: phrase.text for phrase in pack.lexicon.phrases}
    ready = {
        item.item: [wordings[phrase] for phrase in item.ticked_by if "{" not in wordings.get(phrase, "{")]
        for item in pack.checklist
    }
    return {item: said[0] for item, said in ready.items() if said}
