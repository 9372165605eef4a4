"""The figures of a whole call: what a trainer wants to see before listening to a second of it.

Figures only. Nothing here says how anybody felt, and there is no total score.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from audio.block import Speaker
from audio.span import Span
from feedback.losses import losses_of
from feedback.normal_text import normal
from feedback.stretch_measures import column, level_db, noise_db, nuclei, pitch_hz, speech_s, spread_st
from feedback.track import VoiceTrack
from feedback.turns import overlaps, silences, talk, talk_share, turns
from feedback.view import View

#: Less speech than this says nothing about a voice.
_ENOUGH_S = 1.0
#: A longer silence ends a turn; the same figure as for the conversation's own turns.
_TURN_GAP_S = 3.0
#: Shorter stretches of talk say little of a level, and fewer of them little of how steady it is.
_STRETCH_S, _STRETCHES = 0.5, 3

Figures = dict[str, float | None]


def call_figures(view: View) -> dict[str, Figures]:
    """Figures by ``agent``, ``customer`` and ``call``.

    Parameters
    ----------
    view : View
        The call at its end.

    Returns
    -------
    dict
        For each speaker ``speech_s``, ``talk_share``, ``turns``, ``longest_turn_s``,
        ``syllables``, ``rate_cpm`` (pauses of 0.5 s and more left out), ``gross_rate_cpm``
        (from the first to the last sound of each turn), ``level_db``, ``level_spread_db``
        (standard deviation between stretches of talk), ``snr_db``, ``pitch_hz``,
        ``pitch_spread_st`` and ``clipped_pct``; for the call ``duration_s``, ``silence_s``,
        ``longest_silence_s``, ``overlap_s`` and ``turns``. ``None`` where not enough was heard.
    """
    speech = {speaker: view.speech(speaker) for speaker in view.timeline.speakers}
    shares = talk_share(speech)
    spoken = turns(speech, _TURN_GAP_S)
    figures: dict[str, Figures] = {}
    for speaker, spans in speech.items():
        own = [turn.span for turn in spoken if turn.speaker is speaker]
        figures[speaker.value] = {
            "talk_share": shares.get(speaker),
            "turns": float(len(own)),
            "longest_turn_s": max((span.duration_s for span in own), default=None),
            **_pace(view, speaker, spans, own),
            **_voice(view, speaker, spans),
        }
    figures["call"] = _call(view, speech, len(spoken))
    return figures


def _pace(view: View, speaker: Speaker, spans: Sequence[Span], own: Sequence[Span]) -> Figures:
    stretches = talk(spans)
    talked_s = speech_s(stretches)
    syllables = float(sum(len(normal(u.text).chars) for u in view.utterances(speaker)))
    if not syllables:
        syllables = nuclei(view.voice(speaker), stretches) * view.references.syllables_per_nucleus(speaker, view.now_s)
    turned_s = sum(span.duration_s for span in own)
    enough = talked_s >= _ENOUGH_S
    return {
        "speech_s": talked_s,
        "syllables": syllables,
        "rate_cpm": 60 * syllables / talked_s if enough else None,
        "gross_rate_cpm": 60 * syllables / turned_s if enough and turned_s else None,
    }


def _voice(view: View, speaker: Speaker, spans: Sequence[Span]) -> Figures:
    if speech_s(spans) < _ENOUGH_S:
        return dict.fromkeys(("level_db", "level_spread_db", "snr_db", "pitch_hz", "pitch_spread_st", "clipped_pct"))
    track = view.voice(speaker)
    level, noise = level_db(track, spans), noise_db(track, Span(0.0, view.now_s))
    pitch = pitch_hz(track, spans)
    return {
        "level_db": level,
        "level_spread_db": _level_spread_db(track, spans),
        "snr_db": level - noise if level is not None and noise is not None else None,
        "pitch_hz": float(np.median(pitch)) if len(pitch) else None,
        "pitch_spread_st": spread_st(pitch) if len(pitch) else None,
        "clipped_pct": 100 * float(np.mean(column(track, "clipped", spans))),
    }


def _level_spread_db(track: VoiceTrack, spans: Sequence[Span]) -> float | None:
    """How steady the level is from one stretch of talk to the next, weighted by their length."""
    stretches = [span for span in talk(spans) if span.duration_s >= _STRETCH_S]
    measured = [(level, span.duration_s) for span in stretches if (level := level_db(track, [span])) is not None]
    if len(measured) < _STRETCHES:
        return None
    levels, weights = np.array(measured).T
    return float(np.sqrt(np.average((levels - np.average(levels, weights=weights)) ** 2, weights=weights)))


def _call(view: View, speech: Mapping[Speaker, Sequence[Span]], count: int) -> Figures:
    losses = losses_of(view)
    quiet = [span for span in silences(speech, view.now_s) if not losses.touch(speech, span)]
    both = overlaps(speech[Speaker.AGENT], speech[Speaker.CUSTOMER]) if len(speech) == 2 else []
    return {
        "duration_s": view.now_s,
        "silence_s": sum(span.duration_s for span in quiet),
        "longest_silence_s": max((span.duration_s for span in quiet), default=0.0),
        "overlap_s": sum(span.duration_s for span in both) if len(speech) == 2 else None,
        "turns": float(count),
    }
