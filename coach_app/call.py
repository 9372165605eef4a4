"""Everything that is settled before a call can be judged: sound, words, rules, reference.

The command line, the demo and the window all prepare their calls here, so that a choice
is made once and the same way, and what is missing is said in the same words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from asr_models.choose import choose
from asr_models.progress import Progress, silent
from asr_models.recognizer import Engine, Identity
from audio.bleed_source import CleanSource
from audio.block import Speaker
from audio.channels import ChannelMap, parse_channels
from audio.lane import Track
from audio.source import SoundSource, open_sound
from coach_app import packs
from coach_app.errors import BadInputError
from coach_app.events import SessionStarted
from coach_app.lanes import LaneMaker, open_engine, prosody_lanes, words_lanes
from coach_app.mono import is_mono_mix
from coach_app.observed import Observed
from coach_app.pack_judge import PackJudge
from coach_app.pipeline import Lanes, Pipeline
from coach_app.reading import baseline_of
from coach_app.worker_messages import EngineChoice, Listen, Post
from feedback.baseline import Baseline
from feedback.judging import CallJudge
from feedback.pack import DEFAULT, Pack
from feedback.vocabulary import Vocabularies

ENGINES = ("vosk", "whisper", "scripted", "none")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asked for. Empty means: take the usual.

    Parameters
    ----------
    engine : str
        One of `ENGINES`, or empty to take what is installed.
    words : Path or None
        Label file of the scripted recogniser.
    model : str
        Model id or folder.
    pack : str
        Pack id or folder.
    channels : str
        Who is on which channel.
    baseline : Path or None
        Calibration reading or saved baseline.
    language : str
        ``zh`` or ``en``: of the sentences in flags.
    placeholders : tuple of (str, str)
        What stands for the person's own name, number and company in phrases: name and text.
    silenced : frozenset of str
        Kinds of flags that the person does not want to be shown.
    wrong : tuple of (str, int)
        Rule and how often this person called it wrong.
    """

    engine: str = ""
    words: Path | None = None
    model: str = ""
    pack: str = DEFAULT
    channels: str = ""
    baseline: Path | None = None
    language: str = "zh"
    placeholders: tuple[tuple[str, str], ...] = ()
    silenced: frozenset[str] = frozenset()
    wrong: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Call:
    """A recording that can be judged.

    Parameters
    ----------
    source : SoundSource or CleanSource
        The sound; of two sides without what one bled into the other.
    notices : tuple of str
        Codes of what is missing or odd about it.
    mono_mix : bool
        Two people share its only channel.
    """

    source: SoundSource | CleanSource
    notices: tuple[str, ...] = ()
    mono_mix: bool = False


class Setup:
    """What all calls of a run share: rules, ears and the agent's usual voice.

    Parameters
    ----------
    wanted : Wanted
        What somebody asked for.
    progress : callable
        Told how far it is when a model must first be put together.

    Raises
    ------
    PackError, AsrError, BadInputError
        If something that was asked for is not there or broken.
    """

    def __init__(self, wanted: Wanted, progress: Progress = silent) -> None:
        self.wanted = wanted
        self.pack: Pack = packs.load(wanted.pack)
        self.channels: ChannelMap | None = parse_channels(wanted.channels) if wanted.channels else None
        self.ears, self.notices = _ears(wanted, self.pack.file.language)
        self._progress = progress
        self._engine: Engine | None = None
        self._words = Vocabularies(self.pack)
        self._prosody: LaneMaker | None = None
        self._baseline: Baseline | None = None
        self._learnt = wanted.baseline is None

    @property
    def tracks(self) -> frozenset[Track]:
        """Lanes that exist."""
        return frozenset({Track.PROSODY, Track.WORDS} if self.ears else {Track.PROSODY})

    @property
    def posts(self) -> tuple[Post, ...]:
        """Workers that are needed."""
        voice = Post(Track.PROSODY)
        return (voice, Post(Track.WORDS, self.ears)) if self.ears is not None else (voice,)

    def engine(self) -> Engine | None:
        """The recogniser, loaded at the first call; ``None`` when the words are not heard."""
        if self._engine is None and self.ears is not None:
            self._engine = open_engine(self.ears, self._progress)
        return self._engine

    def makers(self) -> dict[Track, LaneMaker]:
        """What makes the lanes in this process."""
        return self._voice() | ({Track.WORDS: words_lanes(engine)} if (engine := self.engine()) else {})

    def _voice(self) -> dict[Track, LaneMaker]:
        self._prosody = self._prosody or prosody_lanes()
        return {Track.PROSODY: self._prosody}

    def baseline(self) -> Baseline | None:
        """The agent's usual voice, learnt at the first call if a reading was given."""
        if not self._learnt and self.wanted.baseline is not None:
            heard = self.ears is not None and self.ears.words is None
            ears = (self.makers, self.identity) if heard else (self._voice, None)
            self._baseline, self._learnt = baseline_of(self.wanted.baseline, *ears), True
        return self._baseline

    @property
    def identity(self) -> Identity:
        """Who hears the words, for reports."""
        language = self.pack.file.language
        if self.ears is None:
            return Identity("none", "", language)
        if self.ears.model is not None:
            return Identity(self.ears.model.engine, self.ears.model.id, language)
        return Identity("scripted", self.ears.words.stem if self.ears.words else "", language)

    @property
    def about(self) -> dict[str, object]:
        """What the manifest of a session says of the rules, the ears and what the person chose."""
        identity, pack, wanted = self.identity, self.pack, self.wanted
        return {
            "engine": identity.name,
            "model": identity.model,
            "pack_id": pack.id,
            "pack_version": pack.version,
            "pack_sha256": pack.sha256,
            "placeholders": dict(wanted.placeholders),
            "silenced": tuple(sorted(wanted.silenced)),
            "wrong": dict(wanted.wrong),
        }

    def open(self, file: Path) -> Call:
        """Open a recording.

        Raises
        ------
        AudioError
            If it cannot be judged.
        """
        source = open_sound(file, self.channels)
        if len(source.speakers) > 1:
            return Call(CleanSource(source), self.notices)
        mixed = self.channels is None and is_mono_mix(source, self.makers()[Track.PROSODY])
        return Call(source, (*self.notices, "mono_mix" if mixed else "mono"), mixed)

    def inline(self, call: Call, patient: bool = True) -> Pipeline:
        """Pipeline that runs the lanes in this process."""
        makers = self.makers().values()
        return self._pipeline(call, {s: [make(s) for make in makers] for s in call.source.speakers}, patient)

    def remote(self, call: Call, patient: bool = True) -> tuple[Pipeline, list[Listen]]:
        """Pipeline that is told by workers, and what the workers are to hear."""
        listens = [Listen(call.source.file, self.channels, post.track, post.engine) for post in self.posts]
        return self._pipeline(call, {}, patient), listens

    def live(self, folder: Path, speakers: Sequence[Speaker]) -> tuple[Pipeline, list[Listen]]:
        """Pipeline of a call that is being recorded, and what the workers are to hear.

        Parameters
        ----------
        folder : Path
            The session's folder; what is old is put aside beside it.
        speakers : sequence of Speaker
            Sides that are recorded.
        """
        listens = [Listen(folder, None, p.track, p.engine, growing=tuple(speakers)) for p in self.posts]
        notices = self.notices if len(speakers) > 1 else (*self.notices, "mono")
        rest = self._started("", None, speakers, notices), self.wanted, self.baseline(), self.tracks
        return _judged(self.pack, self._words, *rest, patient=False, aside=folder.parent), listens

    def anew(self, started: SessionStarted, observed: Observed, own: Wanted) -> Pipeline:
        """Pipeline that is told what was observed before; it needs no ears and measures nothing.

        Parameters
        ----------
        started : SessionStarted
            How the session began; the rules are filled in.
        observed : Observed
            Says which lanes there were, and the usual voice.
        own : Wanted
            What the person chose at the time.
        """
        pack, wanted = self.pack, replace(own, language=self.wanted.language)
        known = replace(started, pack_id=pack.id, pack_version=pack.version, pack_sha256=pack.sha256)
        return _judged(pack, self._words, known, wanted, observed.baseline, observed.tracks, mono_mix=observed.mixed)

    def _pipeline(self, call: Call, lanes: Lanes, patient: bool) -> Pipeline:
        heard, baseline = call.source, None if call.mono_mix else self.baseline()
        started = self._started(heard.file.name, heard.duration_s, heard.speakers, call.notices)
        rest = self.wanted, baseline, self.tracks, lanes, patient, call.mono_mix
        return _judged(self.pack, self._words, started, *rest)

    def _started(
        self, file: str, duration_s: float | None, speakers: Sequence[Speaker], notices: tuple[str, ...]
    ) -> SessionStarted:
        ears, pack = self.identity, self.pack
        heard, rules = (ears.name, ears.model, ears.language), (pack.id, pack.version, pack.sha256)
        return SessionStarted(file, duration_s, tuple(speakers), *heard, *rules, notices=notices)


def _judged(
    pack: Pack,
    words: Vocabularies,
    started: SessionStarted,
    wanted: Wanted,
    baseline: Baseline | None,
    tracks: frozenset[Track],
    lanes: Lanes = MappingProxyType({}),
    patient: bool = True,
    mono_mix: bool = False,
    aside: Path | None = None,
) -> Pipeline:
    judge = CallJudge(
        pack,
        started.speakers,
        tracks,
        baseline=baseline,
        patient=patient,
        language=wanted.language,
        mono_mix=mono_mix,
        placeholders=dict(wanted.placeholders),
        silenced=wanted.silenced,
        wrong=dict(wanted.wrong),
        vocabulary=words.of(wanted.placeholders),
        aside=aside,
    )
    return Pipeline(started, PackJudge(judge), tracks, lanes)


def _ears(wanted: Wanted, language: str) -> tuple[EngineChoice | None, tuple[str, ...]]:
    """Who hears the words, and what to say about it."""
    if wanted.engine == "none":
        return None, ("words_off",)
    if wanted.engine == "scripted" or (wanted.words is not None and not wanted.engine):
        if wanted.words is None:
            raise BadInputError("The scripted recogniser has no words to say.", "Name a label file with --words.")
        return EngineChoice(words=wanted.words, language=language), ()
    if wanted.words is not None:
        raise BadInputError(
            f"--words is for the scripted recogniser, not for {wanted.engine}.", "Leave one of them out."
        )
    if wanted.engine and wanted.engine not in ENGINES:
        raise BadInputError(f"There is no engine '{wanted.engine}'.", f"Name one of {', '.join(ENGINES)}.")
    choice = choose(language, wanted.engine or None, wanted.model or None)
    if choice.model is None:
        return None, ("no_model",)
    return EngineChoice(model=choice.model, language=language), ()
