"""Conduct that shows in the words: listening before explaining, reading back, waiting in order, and praise."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from audio.block import Speaker
from audio.lane import Track
from feedback.cues import holds_sound
from feedback.holds import Hold, holds
from feedback.metric import Metric, Reading
from feedback.normal_text import normal
from feedback.params import number
from feedback.rule import Rule
from feedback.sentences import Sentence
from feedback.spoken_turns import SpokenTurn, spoken_turns
from feedback.timing_metrics import digit_runs
from feedback.view import View
from feedback.wakes import Wakes

_WORDS = frozenset({Track.WORDS})
#: Sentences of one side that a change of topic, a number or a wait can reach back over.
_RECENT = 60
#: Sentences that one utterance may hold.
_LATEST = 20
_COMPLAINTS = frozenset({"complains", "waited", "charged_wrongly", "answered_late", "upset"})
_FEELING = frozenset({"empathises", "apologises"})
_READS_BACK = frozenset({"STD-69", "STD-51"})
_DIGITS = 4
#: Turns that a change of topic is seen in, and syllables below which a turn answers nothing.
_TWICE, _ANSWERS = 4, 6
_WAITS = frozenset({"hold_asked", "work_announced", "apologises", "empathises", "reads_back"})
#: Characters that are in any sentence: pairs with them name no topic.
_GRAMMAR = frozenset(
    "的了吗呢吧啊我你他她它们是不没有在就也都还很这那个一什么怎么样为给帮把和跟到说请问好要会能可以得着过来去对"
)


def behaviour_metrics() -> tuple[Metric, ...]:
    """The metrics of this module."""
    return (
        Metric(
            "topic_shift",
            "",
            "two turns without a word of the customer's matter",
            _WORDS,
            find=topic_shift,
            wakes=Wakes.NEWS,
            both=True,
        ),
        Metric("readback", "s", "a number that was not read back", _WORDS, find=readback, both=True, after_s=20.0),
        Metric(
            "explained_before_listening",
            "",
            "an explanation before a word of feeling to a customer who complains",
            _WORDS,
            find=explained_first,
            wakes=Wakes.NEWS,
            both=True,
            before_s=60.0,
        ),
        Metric("hold_steps", "count", "steps of a hold that were left out", _WORDS, find=hold_steps, wakes=Wakes.NEWS),
        Metric("praise", "", "something that went well", _WORDS, find=praise, wakes=Wakes.NEWS),
    )


def topic_shift(view: View, rule: Rule) -> list[Reading]:
    """An answer that leaves out what the customer has now said twice (BEH-02).

    The words that two turns of the customer share name the matter; it was left aside if
    neither the agent's answer in between nor the one after takes any of them up.
    """
    turns = _new_turns(view, rule.speaker)
    if len(turns) < _TWICE or turns[-1].speaker is not rule.speaker:
        return []
    first, answer, again, second = turns[-_TWICE:]
    if [t.speaker for t in (first, answer, again)] != [rule.speaker.other, rule.speaker, rule.speaker.other]:
        return []
    matter = _pairs(first.text) & _pairs(again.text)
    replies = (answer, second)
    if not matter or any(matter & _pairs(t.text) or _WAITS & t.cues or t.syllables < _ANSWERS for t in replies):
        return []
    return [Reading(1.0, answer.span | second.span, "、".join(sorted(matter)))]


def readback(view: View, rule: Rule) -> list[Reading]:
    """Numbers that the customer gave and nobody repeated or confirmed within ``within_s`` (BEH-13)."""
    within_s = number(rule, "within_s", 20.0)
    agent = view.sentences(rule.speaker)[-_RECENT:]
    readings = []
    for given in view.sentences(rule.speaker.other)[-_RECENT:]:
        due_s = given.span.end_s + within_s
        if given.provisional or not view.is_new(due_s) or max(digit_runs(given.text), default=0) < _DIGITS:
            continue
        after = [s for s in agent if given.span.end_s <= s.span.end_s and s.span.start_s <= due_s]
        if after and not any(_reads_back(given, s) for s in after):
            readings.append(Reading(within_s, given.span, given.text))
    return readings


def explained_first(view: View, rule: Rule) -> list[Reading]:
    """The agent's first explanation after a complaint, if no word of feeling came before it (BEH-17)."""
    if not _news(view):
        return []
    complaint = _first(view.sentences(rule.speaker.other), _COMPLAINTS, 0.0)
    if complaint is None:
        return []
    explains = _first(view.sentences(rule.speaker), {"explains"}, complaint.span.end_s)
    if explains is None or not view.is_new(max(explains.known_at_s, complaint.known_at_s)):
        return []
    feeling = _first(view.sentences(rule.speaker), _FEELING, complaint.span.start_s)
    if feeling is not None and feeling.span.start_s <= explains.span.start_s:
        return []
    return [Reading(1.0, explains.span, explains.text)]


def hold_steps(view: View, rule: Rule) -> list[Reading]:
    """How many of three steps a wait lacked: what for, how long, thanks afterwards (BEH-49)."""
    return [
        Reading(float(len(left_out)), hold.asked.span | back.span, "、".join(left_out))
        for hold, back in _ended(view, rule)
        if (left_out := _left_out(hold, back))
    ]


def praise(view: View, rule: Rule) -> list[Reading]:
    """What went well; ``what`` says which: ``empathy`` before any explanation, or a ``hold`` done right."""
    if rule.params.get("what") == "hold":
        return [Reading(1.0, back.span, back.text) for hold, back in _ended(view, rule) if not _unthanked(hold, back)]
    complaint = _first(view.sentences(rule.speaker.other), _COMPLAINTS, 0.0) if _news(view) else None
    if complaint is None:
        return []
    own = view.sentences(rule.speaker)
    kind = _first(own, {"empathises"}, complaint.span.end_s)
    if kind is None or kind.provisional or not view.is_new(kind.known_at_s):
        return []
    explains = _first(own, {"explains"}, complaint.span.end_s)
    return [] if explains and explains.span.start_s < kind.span.start_s else [Reading(1.0, kind.span, kind.text)]


def _news(view: View) -> bool:
    """Whether either side said anything new."""
    return any(view.is_new(s.known_at_s) for side in Speaker for s in view.sentences(side)[-_LATEST:])


def _first(sentences: Sequence[Sentence], cues: frozenset[str] | set[str], since_s: float) -> Sentence | None:
    return next((s for s in sentences if s.span.end_s > since_s and cues & set(s.cues)), None)


def _new_turns(view: View, speaker: Speaker) -> list[SpokenTurn]:
    """Recent turns, if the speaker said something new."""
    own = [s for s in view.sentences(speaker)[-_RECENT:] if not s.provisional]
    if not own or not view.is_new(own[-1].known_at_s):
        return []
    other = [s for s in view.sentences(speaker.other)[-_RECENT:] if not s.provisional]
    agent, customer = (own, other) if speaker is Speaker.AGENT else (other, own)
    return spoken_turns(agent, customer)


def _ended(view: View, rule: Rule) -> list[tuple[Hold, SpokenTurn]]:
    """Announced waits of ``wait_s`` or more whose end has just become known."""
    turns = _new_turns(view, rule.speaker)
    if not turns:
        return []
    wait_s = number(rule, "wait_s", 5.0)
    found = holds(turns, view.now_s)
    ended = [(h, h.back) for h in found if h.announced and h.back is not None and h.waited_s >= wait_s]
    return [(hold, back) for hold, back in ended if view.is_new(back.sentences[0].known_at_s)]


def _left_out(hold: Hold, back: SpokenTurn) -> list[str]:
    asked = [hold.asked, *hold.checks]
    named = any({"hold_explained", "work_announced"} & t.cues for t in asked)
    timed = any(holds_sound(t.text, word) for t in asked for word in ("分钟", "秒", "一会", "片刻", "马上", "很快"))
    steps = (("做什么", named), ("要多久", timed), ("致谢", "thanks_for_waiting" in back.cues))
    return [name for name, done in steps if not done]


def _unthanked(hold: Hold, back: SpokenTurn) -> bool:
    longest = hold.longest
    late = longest is not None and longest.duration_s > 30.0
    return late or "thanks_for_waiting" not in back.cues or "hold_asked" not in hold.asked.cues


def _reads_back(given: Sentence, said: Sentence) -> bool:
    if "reads_back" in said.cues or any(p.phrase in _READS_BACK for p in said.phrases):
        return True
    heard = normal(given.text).chars
    repeated = normal(said.text).chars
    return any(heard[n : n + 3] in repeated for n in range(len(heard) - 2) if len(digit_runs(heard[n : n + 3])) == 1)


def _pairs(text: str) -> set[str]:
    """Neighbouring characters that may name something: Chinese words have two."""
    chars = normal(text).chars
    return {a + b for a, b in itertools.pairwise(chars) if a not in _GRAMMAR and b not in _GRAMMAR}
