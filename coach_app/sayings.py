"""What the pack says about each rule, in both languages, for screens that may switch between them.

A flag carries its sentence in the language in which the session was judged; a window whose
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
    """Sentences of a pack.

    Parameters
    ----------
    rules : mapping
        Rule id to the rule.
    prompts : mapping
        Checklist item to what to say for it.
    title_of : callable
        From the number of a rule in the catalogue to the documents it comes from.
    """

    rules: Mapping[str, Rule] = field(default_factory=dict)
    prompts: Mapping[str, str] = field(default_factory=dict)
    title_of: Callable[[str], str] = str

    def say(self, flag: Flag, language: str) -> str:
        """What to do about a flag, in two to six characters."""
        rule = self.rules.get(flag.rule)
        return rule.say.in_language(language).replace("{detail}", flag.detail) if rule else flag.say

    def why(self, flag: Flag, language: str) -> str:
        """Why it matters."""
        rule = self.rules.get(flag.rule)
        return rule.why.in_language(language) if rule else flag.why

    def mended(self, flag: Flag, language: str) -> str:
        """What to say when it was put right; empty where the pack leaves it to the screen."""
        rule = self.rules.get(flag.rule)
        corrected: Text | None = rule.when_corrected if rule else None
        return corrected.in_language(language) if corrected else ""

    def source(self, flag: Flag) -> str:
        """On whose word: number in the catalogue, and the titles of the documents."""
        return " ".join(dict.fromkeys((flag.source, self.title_of(flag.source))))
