"""Takes the customer's voice out of the agent's microphone where loudspeakers let it in.

What bleeds would otherwise be judged as the agent's: as interruptions, as pace, as words.
Nothing is touched until the far end is found in the microphone, and nothing but the copy
of it afterwards.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from audio.bleed_canceller import FFT, HOP, BleedCanceller
from audio.bleed_finder import LATEST, BleedFinder, Found
from audio.bleed_gate import BleedGate
from audio.bleed_hold import StepHold
from audio.block import RATE, AudioBlock, Samples, Speaker
from audio.lane import STEP
from audio.notice import Notice

_Sound = npt.NDArray[np.float64]

#: The response that is learnt begins this long before the delay that was found: the loudest path need not be the first.
_LEAD: Final = 160
#: Steps until what was found to be no bleed is looked at again: soon, for it may have been too little to tell by,
#: and then twice as late each time.
_RESTS, _RESTS_LONGEST = 2, 50
#: So few frames prove nothing: what was found in them is looked at again with the next step.
_FEW_FRAMES: Final = 6
#: By so much the copy must explain one of the steps kept: of two voices on one line none is explained by the other.
_EXPLAINED_DB: Final = 3.0
#: Steps between two looks at where the loudest path has got to.
_LOOKS: Final = 10
#: Steps that are kept for learning at the moment of finding.
_KEPT: Final = 8
#: How often what is kept is learnt from then.
_ROUNDS: Final = 2
#: A copy softer than this is in no headset's way; one louder than the far end itself is none.
_SOFTEST_DB, _LOUDEST_DB = -36.0, 6.0
#: A microphone that is heard again in a later far end, by sidetone or by an echo at the customer's, is louder than there.
_LOUDEST_EARLY_DB: Final = -1.0
#: Both sides on one line, or one side on both channels: together in time and about as loud.
_TOGETHER, _ALIKE_DB = 32, -3.0
#: A far end so much louder than all that was tried in vain is looked at at once.
_LOUDER: Final = 4.0
#: Past samples of the far end that a hop of the latest copy needs.
_HISTORY: Final = LATEST + FFT


@dataclass(frozen=True, slots=True)
class Bleed:
    """How the far end comes back.

    Parameters
    ----------
    level_db : float
        Of the copy against the far end.
    delay_ms : float
        How late its loudest part is; negative where the far end is recorded after it.
    """

    level_db: float
    delay_ms: float


class BleedFilter:
    """Gives blocks of all speakers back, the agent's without what the customer's side bled into it.

    Exact copies wherever no bleed was heard: a call through a headset is not changed by a bit.
    Blocks of one call must come in order; the same sound, put together, gives the same result for
    any lengths of blocks that are whole multiples of `audio.lane.STEP` (the last may be shorter).
    Where the copy is recorded no later than the far end, the last step is kept back from then on:
    `feed` gives that much less once, and `finish` the rest.

    Attributes
    ----------
    bleed : Bleed or None
        What was found, as it was at that moment.

    Examples
    --------
    >>> blocks = tuple(AudioBlock(who, np.zeros(STEP, np.float32), 0) for who in Speaker)
    >>> BleedFilter().feed(blocks) == blocks
    True
    """

    def __init__(self) -> None:
        self.bleed: Bleed | None = None
        self._finder = BleedFinder()
        self._gate = BleedGate()
        self._hold = StepHold()
        self._canceller: BleedCanceller | None = None
        self._delay = self._lead = self._steps = self._rest = 0
        self._rests = _RESTS
        self._tried_power = 0.0
        self._waiting: _Sound | None = None
        self._recent: deque[_Sound] = deque(maxlen=_KEPT)
        self._far: _Sound = np.zeros(_HISTORY + (_KEPT - 1) * STEP)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Empty until bleed is heard; then one remark of code ``bleed`` with its level and delay."""
        if self.bleed is None:
            return ()
        softer_db, late_ms = -self.bleed.level_db, self.bleed.delay_ms
        when = f"{late_ms:.0f} ms late" if late_ms >= 0 else f"{-late_ms:.0f} ms early"
        text = f"The customer's voice is in the agent's microphone, {softer_db:.0f} dB softer and {when}."
        return (Notice("bleed", text),)

    def feed(self, blocks: tuple[AudioBlock, ...]) -> tuple[AudioBlock, ...]:
        """Take blocks of one start and length; give those that are clean, mostly the same stretch."""
        sides = {block.speaker: block.samples for block in blocks}
        if len(sides) < len(Speaker):
            return blocks
        microphone, far = sides[Speaker.AGENT], sides[Speaker.CUSTOMER]
        steps = [self._step(microphone[i : i + STEP], far[i : i + STEP]) for i in range(0, len(far), STEP)]
        return _with(self._hold.due(blocks), [clean for step in steps for clean in step])

    def finish(self) -> tuple[AudioBlock, ...]:
        """The step that was kept back, if one was: the sound is over."""
        kept = self._hold.rest()
        silence = np.zeros(STEP, np.float32)
        return _with(kept, self._step(silence, silence)) if kept else ()

    def _step(self, microphone: Samples, far: Samples) -> Sequence[_Sound | None]:
        """The step that became clean: this or the one before, or none; ``None`` for one that stays as it is."""
        heard, played = _whole(microphone), _whole(far)
        if self._waiting is not None:
            heard, self._waiting = self._waiting, heard
        self._recent.append(heard)
        self._far = np.concatenate([self._far[STEP:], played])
        if self._canceller is None:
            self._gate.listen(heard)
            found = self._found(heard, played)
            self._canceller = self._learnt(found) if found else None
            if self._canceller is None:
                return [None]
            if self._waiting is not None:
                return []
        self._follow(self._canceller)
        copy = self._copy(self._canceller, 0)
        return [self._gate.feed(heard, copy, self._played(1))]

    def _found(self, heard: _Sound, played: _Sound) -> Found | None:
        """What the finder says, unless it was just wrong about a far end as loud as this."""
        if self._rest and float(np.mean(np.square(played))) < _LOUDER * self._tried_power:
            self._rest -= 1
            self._finder.pass_by(heard, played)
            return None
        self._rest = 0
        return self._finder.feed(heard, played)

    def _follow(self, canceller: BleedCanceller) -> None:
        """Keep the loudest path where it was: two clocks drift apart without end."""
        self._steps += 1
        if self._steps % _LOOKS:
            return
        off = canceller.loudest - self._lead
        off = min(max(off, -self._delay), LATEST - self._lead - self._delay)
        if abs(off) > _LEAD // 2:
            canceller.move(off)
            self._delay += off

    def _copy(self, canceller: BleedCanceller, ago: int) -> _Sound:
        """The copy in the step that came `ago` steps before the last."""
        heard = self._recent[-1 - ago]
        end = len(self._far) - ago * STEP - self._delay
        hops = range(0, STEP, HOP)
        return np.concatenate(
            [
                canceller.feed(heard[i : i + HOP], self._far[end - STEP + i + HOP - FFT : end - STEP + i + HOP])
                for i in hops
            ]
        )

    def _learnt(self, found: Found) -> BleedCanceller | None:
        """A canceller that knows the steps kept so far, if what was found is bleed."""
        canceller, recent = BleedCanceller(), list(self._recent)
        early = found.delay < _LEAD
        if early:
            # From here on what the microphone hears waits a step for what the far end plays.
            self._waiting = self._recent.pop()
        delay = found.delay + early * STEP
        self._lead = min(delay, _LEAD)
        self._delay = delay - self._lead
        explained_db, copies = 0.0, list[_Sound]()
        for _ in range(_ROUNDS):
            copies = [self._copy(canceller, ago) for ago in range(len(self._recent) - 1, -1, -1)]
            explained_db = max(map(_explained_db, self._recent, copies), default=0.0)
        if explained_db < _EXPLAINED_DB or not self._is_bleed(found.delay, copies):
            self._recent = deque(recent, maxlen=_KEPT)
            self._waiting = None
            self._try_later()
            return None
        level_db = _level_db(copies, self._played(len(copies)))
        self._hold.holds = early
        self._gate.begin(level_db)
        self.bleed = Bleed(level_db, 1000 * found.delay / RATE)
        return canceller

    def _try_later(self) -> None:
        """What was found is no bleed, or too soft to tell; or too little of it was heard as yet."""
        if self._finder.frames < _FEW_FRAMES:
            return
        self._finder.begin_anew()
        self._rest = self._rests
        self._rests = min(2 * self._rests, _RESTS_LONGEST)
        powers = np.mean(np.square(self._far[-_KEPT * STEP :].reshape(-1, STEP)), axis=1)
        self._tried_power = max(self._tried_power, float(np.max(powers)))

    def _played(self, steps: int) -> _Sound:
        """The far end that came back in the last steps."""
        end = len(self._far) - self._delay - self._lead
        return self._far[end - steps * STEP : end]

    def _is_bleed(self, late: int, copies: Sequence[_Sound]) -> bool:
        """Whether the microphone holds a softer copy, and not one line both sides."""
        heard, played = np.concatenate(list(self._recent)), self._played(len(copies))
        scale = abs(float(np.dot(heard, played))) / max(float(np.dot(played, played)), 1e-12)
        level_db = 20 * float(np.log10(max(scale, 1e-6)))
        if abs(late) < _TOGETHER and level_db > _ALIKE_DB:
            return False
        if late < 0 and max(level_db, _level_db(copies, played)) > _LOUDEST_EARLY_DB:
            return False
        return _SOFTEST_DB < level_db < _LOUDEST_DB


def _level_db(copies: Sequence[_Sound], played: _Sound) -> float:
    return 10 * float(np.log10((np.sum(np.square(copies)) + 1e-12) / (np.sum(np.square(played)) + 1e-12)))


def _explained_db(heard: _Sound, copy: _Sound) -> float:
    """How much softer a step becomes without the copy."""
    rest = heard - copy
    return 10 * float(np.log10((np.sum(np.square(heard)) + 1e-9) / (np.sum(np.square(rest)) + 1e-9)))


def _with(blocks: tuple[AudioBlock, ...], steps: Sequence[_Sound | None]) -> tuple[AudioBlock, ...]:
    """Blocks with the agent's clean steps: the very same where nothing was changed."""
    if all(clean is None for clean in steps):
        return blocks
    return tuple(replace(b, samples=_put(b.samples, steps)) if b.speaker is Speaker.AGENT else b for b in blocks)


def _put(samples: Samples, steps: Sequence[_Sound | None]) -> Samples:
    parts = []
    for i, clean in enumerate(steps):
        part = samples[i * STEP : (i + 1) * STEP]
        parts.append(part if clean is None else clean[: len(part)].astype(np.float32))
    return np.concatenate(parts)


def _whole(samples: Samples) -> _Sound:
    """A step, filled up with silence at the end of the sound."""
    return np.pad(samples, (0, STEP - len(samples))).astype(np.float64)
