"""Which cues of a pack a sentence gives: a customer who complains, an agent who asks to wait.

A cue is a few words, not a phrase to be said well, so the exact words are looked for first;
only words of three syllables and more are also recognised by sound.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from audio.block import Speaker
from feedback.checklist_rules import CueRule
from feedback.homophones import SoundTable, alike, holds
from feedback.lexicon import Lexicon
from feedback.normal_text import NormalText, normal
from feedback.phrase_patterns import PatternGroups, find
from feedback.phrase_wordings import NEGATIONS

#: Cost of a syllable that is as good as the same.
_VERY_CLOSE = 0.06
_SIGNS = frozenset("^$…，,/")


class CueTable:
    """All cues of a pack, ready to be looked for.

    Parameters
    ----------
    rules : iterable of CueRule
        Of the pack.
    lexicon : Lexicon
        For the cues of the triggers that rules refer to.

    Examples
    --------
    >>> from feedback.lexicon import Lexicon
    >>> waits = CueRule(id="hold_asked", speaker=Speaker.AGENT, meaning="a wait begins", words=("稍等|稍候",))
    >>> CueTable([waits], Lexicon(schema="coach.phrases/1")).heard("请您稍等。", Speaker.AGENT)
    ('hold_asked',)
    """

    def __init__(self, rules: Iterable[CueRule], lexicon: Lexicon) -> None:
        self._rules = tuple(rules)
        self._words = [(*rule.words, *_triggered(rule.triggers, lexicon)) for rule in self._rules]
        self._patterns = PatternGroups(self._words)
        plain = [[p for w in words for p in w.split("|") if not _SIGNS & set(p)] for words in self._words]
        self._owners = [n for n, parts in enumerate(plain) for _ in parts]
        self._sounds = SoundTable([part for parts in plain for part in parts])

    def heard(self, text: str, speaker: Speaker, phrases: Collection[str] = ()) -> tuple[str, ...]:
        """Names of the cues in one sentence of a speaker, in the pack's order.

        Parameters
        ----------
        text : str
            The sentence.
        speaker : Speaker
            Who said it.
        phrases : collection of str
            Phrases of the lexicon that were found in it.
        """
        heard = normal(text)
        if not heard.chars:
            return ()
        there = self._patterns.open_to(heard)
        alike = {self._owners[n] for n, start in self._sounds.find(heard).items() if not _denied(heard, start)}
        names = []
        for n, (rule, words) in enumerate(zip(self._rules, self._words, strict=True)):
            if rule.speaker is not speaker:
                continue
            worded = (n in alike or (n in there and _any(words, heard))) and (
                not rule.and_any or _any(rule.and_any, heard)
            )
            worded = worded or any(_ends_with(heard, word) for word in rule.ends)
            phrased = any(phrase in phrases for phrase in rule.phrases)
            if phrased or (worded and not _any(rule.unless, heard)):
                names.append(rule.id)
        return tuple(names)


def holds_sound(text: str, word: str) -> bool:
    """Whether a text holds a word, by its syllables without tones or ones very close to them.

    Examples
    --------
    >>> holds_sound("请问海有什么可以帮您", "还有")
    True
    """
    return holds(normal(text), word, _VERY_CLOSE)


def _triggered(names: Sequence[str], lexicon: Lexicon) -> list[str]:
    """Cues of the lexicon's triggers; single characters mean too little in misheard text."""
    triggers = (t for t in lexicon.triggers if t.id in names)
    return [cue for t in triggers for cue in (*t.customer_cues, *t.rep_cues) if len(cue) > 1]


def _ends_with(heard: NormalText, word: str) -> bool:
    return alike(heard, word, len(heard.chars) - len(normal(word).chars))


def _any(words: Sequence[str], heard: NormalText) -> bool:
    return any(not _denied(heard, start) for word in words for start, _ in find(word, heard))


def _denied(heard: NormalText, start: int) -> bool:
    """Whether the words before deny it: 不投诉, 没骗人; 能不能, 是不是 ask and deny nothing."""
    before = heard.chars[max(0, start - 2) : start]
    if not before or before[-1] not in NEGATIONS or heard.chars[start] in NEGATIONS:
        return False
    return not (len(before) == 2 and heard.chars[start] == before[0])
