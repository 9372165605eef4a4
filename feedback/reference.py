"""Each speaker's usual voice: from a calibration reading, or settling from the call itself."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from operator import add

import numpy as np

from asr_models.transcript import Utterance
from audio.block import Speaker
from audio.span import Span
from feedback.baseline import Baseline
from feedback.endings import LOOK_BACK_S, ending, usual_endings
from feedback.errors import BaselineError
from feedback.normal_text import normal
from feedback.order_statistics import median
from feedback.stretch_measures import level_db, noise_db, nuclei, pitch_hz, speech_s, spread_st
from feedback.timeline import Observation, Timeline
from feedback.track import VoiceTrack
from feedback.turns import talk

#: The call itself becomes the reference after this much of the speaker's talk, and stays as it was
#: after so much (design: "from then on the reference is what was heard so far, frozen after 60 s").
SETTLES_S, FROZEN_S = 20, 60
#: Spoken syllables for each nucleus found by the method of de Jong & Wempe (2009) where nobody counted
#: words: the median over 247 utterances of 16 voices.
SYLLABLES_PER_NUCLEUS = 1.07
#: The middle of the pace that service asks for, 200 to 270 characters a minute (TON-01).
USUAL_RATE_CPM = 235.0
#: Shortest calibration reading.
LEAST_READING_S = 10.0
#: Words settled this long ago count for the ratio of syllables to nuclei, so that nothing waits for words.
WORDS_LAG_S = 10.0
#: Nuclei that the ratio known before is worth beside the call's own.
_PRIOR_NUCLEI = 40
#: Least pitch, in rows of 10 ms, for a spread.
_SPREAD_ROWS = 300
#: A pause that ends a phrase.
_PHRASE_PAUSE_S = 0.35
#: Shortest phrase whose ending counts.
_PHRASE_S = 0.6

#: Height of the ending of each phrase that was measured, by the talk that it was measured in.
_Ends = dict[tuple[Span, ...], float | None]


class CallReferences:
    """The reference of each speaker as it stood at any instant of one call.

    Parameters
    ----------
    timeline : Timeline
        What is heard; read only behind the instant asked for.
    saved : mapping of Speaker to Baseline
        Calibrations; a speaker who has one keeps it throughout.
    syllables_per_nucleus : float
        Spoken syllables for each nucleus while nothing better is known.
    """

    def __init__(self, timeline: Timeline, saved: Mapping[Speaker, Baseline], syllables_per_nucleus: float) -> None:
        self._timeline = timeline
        self._saved = dict(saved)
        self._prior_ratio = syllables_per_nucleus
        self._settling: dict[tuple[Speaker, int], Baseline] = {}
        self._frozen: dict[Speaker, float] = {}
        self._ends: dict[Speaker, _Ends] = {s: {} for s in timeline.speakers}
        # Syllables and nuclei before each utterance, in turn.
        self._counted = {s: array("q", (0, 0)) for s in timeline.speakers}

    def at(self, speaker: Speaker, as_of_s: float) -> Baseline | None:
        """The reference, or ``None`` before 20 s of the speaker's voice.

        It changes with every whole second of voice, so that it does not depend on who asks when.
        """
        saved = self._saved.get(speaker)
        if saved is not None or speaker not in self._timeline.voices:
            return saved
        if as_of_s >= self._frozen.get(speaker, float("inf")):
            return self._settling[speaker, FROZEN_S]
        track = self._timeline.voices[speaker]
        # Every rule asks at every tick, and all rules of a tick the same.
        return track.once(("reference", as_of_s), lambda: self._settled(speaker, track, as_of_s))

    def _settled(self, speaker: Speaker, track: VoiceTrack, as_of_s: float) -> Baseline | None:
        """The reference that the call itself has come to by an instant."""
        heard_s = min(int(track.spoken_s(as_of_s) + 1e-6), FROZEN_S)
        if heard_s < SETTLES_S:
            return None
        if (speaker, heard_s) not in self._settling:
            heard = _first(track.speech(as_of_s), heard_s)
            so_far = measured(track, heard, self._prior_ratio, self._ends[speaker])
            # A call that begins flat would make flatness usual: without a reading only the absolute limit counts.
            self._settling[speaker, heard_s] = replace(so_far, spread_st=None, rate_cpm=_shrunk(so_far.rate_cpm))
        if heard_s == FROZEN_S:
            self._frozen[speaker] = _first(track.speech(as_of_s), FROZEN_S)[-1].end_s
        return self._settling[speaker, heard_s]

    def syllables_per_nucleus(self, speaker: Speaker, as_of_s: float) -> float:
        """Spoken syllables for each nucleus: the calibration's, then more and more the call's own."""
        saved = self._saved.get(speaker)
        prior = saved.syllables_per_nucleus if saved and saved.syllables_per_nucleus else self._prior_ratio
        said, counted = self._timeline.said[speaker], self._counted[speaker]
        known = said.known(as_of_s - WORDS_LAG_S)
        for utterance in said.between(len(counted) // 2 - 1, known):
            counted.extend(map(add, counted[-2:], _counts(self._timeline.voices[speaker], utterance)))
        syllables, found = counted[2 * known : 2 * known + 2]
        return (syllables + prior * _PRIOR_NUCLEI) / (found + _PRIOR_NUCLEI)


def learn_baseline(observations: Iterable[Observation]) -> Baseline:
    """The usual voice in a calibration reading, in which one speaker reads.

    Parameters
    ----------
    observations : iterable
        What the lanes said of the reading: voice measures, and words if a recogniser heard it.

    Returns
    -------
    Baseline
        With rate and ratio of syllables to nuclei only where words were heard.

    Raises
    ------
    BaselineError
        If fewer than 10 s are spoken.
    """
    timeline = Timeline([Speaker.AGENT])
    for observation in observations:
        timeline.add(observation)
    track = timeline.voices[Speaker.AGENT]
    heard = track.speech(track.end_s)
    heard_s = speech_s(heard)
    if heard_s < LEAST_READING_S:
        raise BaselineError(
            f"The calibration reading holds {heard_s:.0f} s of speech, at least {LEAST_READING_S:.0f} s are needed.",
            "Read the whole text with the microphone that will be used in calls.",
        )
    said = [u for u in timeline.utterances(Speaker.AGENT, float("inf")) if not u.unclear]
    counts = [_counts(track, utterance) for utterance in said]
    syllables, found = sum(s for s, _ in counts), sum(n for _, n in counts)
    if found < _PRIOR_NUCLEI:
        by_nuclei = measured(track, heard, SYLLABLES_PER_NUCLEUS)
        return replace(by_nuclei, rate_cpm=_shrunk(by_nuclei.rate_cpm))
    # Sentences of a reading follow each other after about half a second, now counted as a pause and now not;
    # between the words of one utterance there is no such doubt.
    talked_s = sum(speech_s([s for span in talk(heard) if (s := span & u.span)]) for u in said)
    by_words = measured(track, heard, syllables / found)
    return replace(by_words, rate_cpm=60 * syllables / talked_s, syllables_per_nucleus=syllables / found)


def measured(track: VoiceTrack, heard: Sequence[Span], ratio: float, ends: _Ends | None = None) -> Baseline:
    """Everything that stretches of voice activity tell about a voice.

    Parameters
    ----------
    track : VoiceTrack
        The speaker's rows.
    heard : sequence of Span
        Voice activity, oldest first.
    ratio : float
        Spoken syllables for each nucleus, for the rate.
    ends : dict or None
        Endings of phrases that were measured before; new ones are added.
    """
    f0 = pitch_hz(track, heard)
    talked = talk(heard)
    endings = _phrase_endings(track, heard, {} if ends is None else ends)
    return Baseline(
        rate_cpm=60 * ratio * nuclei(track, talked) / speech_s(talked),
        level_db=level_db(track, heard),
        noise_db=noise_db(track, heard[0] | heard[-1]),
        pitch_hz=median(f0) if len(f0) else None,
        spread_st=spread_st(f0) if len(f0) >= _SPREAD_ROWS else None,
        endings_st=usual_endings(endings),
        endings_sd_st=float(np.std(endings)) if len(endings) > 1 else None,
        speech_s=round(speech_s(heard), 2),
    )


def _shrunk(rate_cpm: float | None) -> float | None:
    """A rate that nobody counted, half way to what is usual: nuclei tell it no better than speakers differ."""
    return None if rate_cpm is None else (rate_cpm + USUAL_RATE_CPM) / 2


def _first(spans: Sequence[Span], seconds: float) -> list[Span]:
    """The first `seconds` of the spans."""
    kept: list[Span] = []
    left_s = seconds
    for span in spans:
        if left_s <= 1e-6:
            break
        kept.append(Span(span.start_s, min(span.end_s, span.start_s + left_s)))
        left_s -= span.duration_s
    return kept


def _counts(track: VoiceTrack, utterance: Utterance) -> tuple[int, int]:
    """Spoken syllables of an utterance and the nuclei under it; nothing where the words are a guess."""
    if utterance.unclear:
        return 0, 0
    return len(normal(utterance.text).chars), nuclei(track, [utterance.span])


def _phrase_endings(track: VoiceTrack, heard: Sequence[Span], ends: _Ends) -> list[float]:
    phrases = talk(heard, _PHRASE_PAUSE_S)
    found = []
    for i, phrase in enumerate(phrases):
        if phrase.duration_s < _PHRASE_S:
            continue
        before = tuple(p for p in phrases[: i + 1] if p.end_s > phrase.end_s - LOOK_BACK_S)
        if before not in ends:
            end = ending(track, before)
            ends[before] = None if end is None else end.height_st
        height_st = ends[before]
        if height_st is not None:
            found.append(height_st)
    return found
