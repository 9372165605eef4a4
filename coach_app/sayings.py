"""What the pack says about rules and checklist items, in both languages, for screens that may switch.

A flag carries its sentence in the language in which the call was judged; a window whose
language is switched in the middle of a call asks here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from feedback.flag import Flag

if TYPE_CHECKING:  # the window shows its frame before it loads the models of the pack
    from feedback.rule import Rule, Text


@dataclass(frozen=True, slots=True)
class Sayings:
    """Sentences of a pack in one language.

    Parameters
    ----------
    rules : mapping
        Rule id to the rule.
    titles : mapping
        Checklist item to its name.
    prompts : mapping
        Checklist item to what to say for it, in the language of the call.
    title_of : callable
        From the number of a rule in the catalogue to the documents it comes from.
    language : str
        ``zh`` or ``en``.
    """

    rules: Mapping[str, Rule] = field(default_factory=dict)
    titles: Mapping[str, Text] = field(default_factory=dict)
    prompts: Mapping[str, str] = field(default_factory=dict)
    title_of: Callable[[str], str] = str
    language: str = "en"

    def say(self, flag: Flag) -> str:
        """What to do about a flag, in two to six characters."""
        rule = self.rules.get(flag.rule)
        return self._spoken(rule.say).replace("{detail}", self._detail(flag)) if rule else flag.say

    def why(self, flag: Flag) -> str:
        """Why it matters."""
        rule = self.rules.get(flag.rule)
        return self._spoken(rule.why) if rule else flag.why

    def mended(self, flag: Flag) -> str:
        """What to say when it was put right; empty where the pack leaves it to the screen."""
        rule = self.rules.get(flag.rule)
        return self._spoken(rule.when_corrected) if rule and rule.when_corrected else ""

    def item(self, item: str) -> str:
        """What a checklist item is called."""
        return self._spoken(self.titles[item]) if item in self.titles else item

    def source(self, flag: Flag) -> str:
        """On whose word: number in the catalogue, and the titles of the documents."""
        return flag.source if "《" in flag.source else f"{flag.source} {self.title_of(flag.source)}"

    def _spoken(self, text: Text) -> str:
        return text.in_language(self.language)

    def _detail(self, flag: Flag) -> str:
        """The item of a missing phrase is named in the language of judging; name it in this one."""
        for item, title in self.titles.items():
            if flag.detail in (item, title.zh, title.en):
                return self.item(item)
        return flag.detail
