"""How the two take turns: interruptions, monologues, late and snatched answers."""

from __future__ import annotations

from collections.abc import Sequence

from audio.lane import Track
from audio.span import Span
from feedback.metric import Metric, Reading
from feedback.params import number
from feedback.recent_talk import FRESH_S, REACH_S
from feedback.rule import Rule
from feedback.stretch_measures import level_db, nuclei, speech_s
from feedback.turns import cuts_in, overlaps, talk
from feedback.view import View
from feedback.wakes import Wakes

_VOICE = frozenset({Track.PROSODY})
#: Longest call time a monologue is looked back for.
_LONGEST_S = 600.0


def turn_metrics() -> tuple[Metric, ...]:
    """The metrics of this module."""
    return (
        Metric(
            "interruption_s",
            "s",
            "talk into the other's talk",
            _VOICE,
            gauge=interruption,
            both=True,
            wakes=Wakes.VOICE,
        ),
        Metric("monologue_s", "s", "talk without an answer", _VOICE, gauge=monologue, both=True, wakes=Wakes.VOICE),
        Metric(
            "response_gap_s",
            "s",
            "silence before an answer",
            _VOICE,
            find=response_gap,
            both=True,
            wakes=Wakes.VOICE,
        ),
        Metric(
            "snatched_reply_s",
            "s",
            "silence before an answer to a long turn",
            _VOICE,
            find=response_gap,
            both=True,
            wakes=Wakes.VOICE,
        ),
    )


def interruption(view: View, rule: Rule) -> Reading | None:
    """Seconds that the speaker has talked into the other's talk.

    Counts from a stretch of talk that starts while the other speaks and is not finishing
    (``finishing_s``); from ``needs_syllables`` on, or from ``long_overlap_s`` on whatever it is
    that was said unless it is a back-channel (at most ``back_channel_syllables``). What is
    ``bleed_db`` below the speaker's own level is the other's voice in the wrong microphone.
    """
    since_s = max(0.0, view.now_s - REACH_S)
    own = view.talk(rule.speaker, since_s)
    if not own or view.now_s - own[-1].end_s > FRESH_S:
        return None
    others = view.speech(rule.speaker.other, since_s)
    if not cuts_in(own[-1], others, number(rule, "finishing_s", 0.3)):
        return None
    shared = overlaps(view.speech(rule.speaker, own[-1].start_s), others)
    shared = [s for s in shared if s.start_s >= own[-1].start_s]
    if not shared or view.now_s - shared[-1].end_s > FRESH_S or not _says_something(view, rule, shared):
        return None
    return Reading(speech_s(shared), shared[0] | shared[-1])


def _says_something(view: View, rule: Rule, shared: Sequence[Span]) -> bool:
    track = view.voice(rule.speaker)
    syllables = view.references.syllables_per_nucleus(rule.speaker, view.now_s) * nuclei(track, shared)
    usual, level = view.baseline(rule.speaker), level_db(track, shared)
    if level is None:
        return False
    if usual and usual.level_db is not None and level < usual.level_db - number(rule, "bleed_db", 20.0):
        return False
    long = speech_s(shared) >= number(rule, "long_overlap_s", 1.0)
    needed = number(rule, "back_channel_syllables", 2.0) + 0.5 if long else number(rule, "needs_syllables", 4.0) - 0.5
    return syllables >= needed


def monologue(view: View, rule: Rule) -> Reading | None:
    """Seconds of talk since the other last said anything of ``answer_s`` or more."""
    own = view.speech(rule.speaker, max(0.0, view.now_s - FRESH_S))
    if not own:
        return None
    since_s = max(0.0, view.now_s - _LONGEST_S)
    answers = [s for s in view.talk(rule.speaker.other, since_s) if s.duration_s >= number(rule, "answer_s", 0.4)]
    begun_s = max(since_s, answers[-1].end_s if answers else 0.0)
    stretches = [s for s in talk(view.speech(rule.speaker, begun_s), REACH_S / 10) if s.end_s > begun_s]
    if not stretches:
        return None
    span = Span(max(begun_s, stretches[-1].start_s), stretches[-1].end_s)
    return Reading(span.duration_s, span)


def response_gap(view: View, rule: Rule) -> list[Reading]:
    """Silences between the other's turn of ``turn_s`` or more and the speaker's answer, as the answer begins."""
    since_s = max(0.0, view.now_s - REACH_S)
    own = view.talk(rule.speaker, since_s)
    if not own or own[-1].start_s < view.since_s:
        return []
    others = view.talk(rule.speaker.other, since_s)
    found: list[Reading] = []
    for before, answer in zip([None, *own], own, strict=False):
        if not view.since_s <= answer.start_s < view.now_s:
            continue
        spoken_s = before.end_s if before else since_s
        turn = [s for s in others if s.start_s >= spoken_s and s.end_s <= answer.start_s]
        talking = any(s.start_s < answer.start_s < s.end_s for s in others)
        if turn and not talking and speech_s(turn) >= number(rule, "turn_s", 0.6):
            silence = Span(turn[-1].end_s, answer.start_s)
            found.append(Reading(silence.duration_s, silence))
    return found
