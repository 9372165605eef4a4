"""Takes the customer's voice out of the agent's microphone where loudspeakers let it in.

What bleeds would otherwise be judged as the agent's: as interruptions, as pace, as words.
Nothing is touched until the far end is found in the microphone, and nothing but the copy
of it afterwards.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from audio.bleed_canceller import FFT, HOP, BleedCanceller
from audio.bleed_finder import LATEST, BleedFinder, Found
from audio.bleed_gate import BleedGate
from audio.block import RATE, AudioBlock, Samples, Speaker
from audio.lane import STEP
from audio.notice import Notice

_Sound = npt.NDArray[np.float64]

#: The response that is learnt begins this long before the delay that was found: the loudest path need not be the first.
_LEAD: Final = 160
#: Steps until what was found to be no bleed is looked at again: soon, for it may have been too little to tell by,
#: and then twice as late each time.
_RESTS, _RESTS_LONGEST = 2, 50
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
#: Both sides on one line, or one side on both channels: together in time and about as loud.
_TOGETHER, _ALIKE_DB = 32, -3.0
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
        How late its loudest part is.
    """

    level_db: float
    delay_ms: float


class BleedFilter:
    """Gives blocks of all speakers back, the agent's without what the customer's side bled into it.

    Exact copies wherever no bleed was heard: a call through a headset is not changed by a bit.
    Blocks of one call must come in order; the same sound gives the same result for any
    lengths of blocks that are whole multiples of `audio.lane.STEP` (the last may be shorter).

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
        self._canceller: BleedCanceller | None = None
        self._delay = self._lead = self._steps = self._rest = 0
        self._rests = _RESTS
        self._recent: deque[_Sound] = deque(maxlen=_KEPT)
        self._far: _Sound = np.zeros(_HISTORY + (_KEPT - 1) * STEP)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Empty until bleed is heard; then one remark of code ``bleed`` with its level and delay."""
        if self.bleed is None:
            return ()
        softer_db, late_ms = -self.bleed.level_db, self.bleed.delay_ms
        text = (
            f"The customer's voice is in the agent's microphone, {softer_db:.0f} dB softer and {late_ms:.0f} ms late."
        )
        return (Notice("bleed", text),)

    def feed(self, blocks: tuple[AudioBlock, ...]) -> tuple[AudioBlock, ...]:
        """Take blocks of one start and length; give as many samples back."""
        sides = {block.speaker: block for block in blocks}
        if len(sides) < len(Speaker):
            return blocks
        agent = sides[Speaker.AGENT]
        clean = self._without(agent.samples, sides[Speaker.CUSTOMER].samples)
        if clean is agent.samples:
            return blocks
        return tuple(replace(b, samples=clean) if b.speaker is Speaker.AGENT else b for b in blocks)

    def _without(self, microphone: Samples, far: Samples) -> Samples:
        """The microphone without the copy: the very same array where nothing was changed."""
        parts = [self._step(microphone[i : i + STEP], far[i : i + STEP]) for i in range(0, len(microphone), STEP)]
        changed = any(clean is not None for clean in parts)
        if not changed:
            return microphone
        kept: Iterable[Samples] = (
            microphone[i * STEP : (i + 1) * STEP] if clean is None else clean for i, clean in enumerate(parts)
        )
        return np.concatenate(list(kept))

    def _step(self, microphone: Samples, far: Samples) -> Samples | None:
        """One step without the copy; ``None`` where nothing bleeds."""
        heard, played = _whole(microphone), _whole(far)
        self._recent.append(heard)
        self._far = np.concatenate([self._far[STEP:], played])
        if self._canceller is None:
            self._gate.listen(heard)
            if self._rest:
                self._rest -= 1
                return None
            found = self._finder.feed(heard, played)
            self._canceller = self._learnt(found) if found else None
        if self._canceller is None:
            return None
        self._follow(self._canceller)
        copy = self._copy(self._canceller, 0)
        end = len(self._far) - self._delay - self._lead
        return self._gate.feed(heard, copy, self._far[end - STEP : end])[: len(microphone)].astype(np.float32)

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

    def _scale_db(self, delay: int) -> float:
        """How loud the microphone is against the far end, as far as the one is the other."""
        heard = np.concatenate(list(self._recent))
        end = len(self._far) - delay
        played = self._far[end - len(heard) : end]
        scale = abs(float(np.dot(heard, played))) / max(float(np.dot(played, played)), 1e-12)
        return 20 * float(np.log10(max(scale, 1e-6)))

    def _learnt(self, found: Found) -> BleedCanceller | None:
        """A canceller that knows the steps kept so far, if what was found is bleed."""
        canceller = BleedCanceller()
        self._lead = min(found.delay, _LEAD)
        self._delay = found.delay - self._lead
        explained_db = 0.0
        for _ in range(_ROUNDS):
            explained_db = max([self._explained_db(canceller, ago) for ago in range(len(self._recent) - 1, -1, -1)])
        if explained_db < _EXPLAINED_DB or not self._is_bleed(found.delay):
            self._finder, self._rest = BleedFinder(), self._rests
            self._rests = min(2 * self._rests, _RESTS_LONGEST)
            return None
        self._gate.begin(canceller.gain_db)
        self.bleed = Bleed(canceller.gain_db, 1000 * found.delay / RATE)
        return canceller

    def _explained_db(self, canceller: BleedCanceller, ago: int) -> float:
        """How much softer a step becomes without the copy."""
        heard = self._recent[-1 - ago]
        rest = heard - self._copy(canceller, ago)
        return 10 * float(np.log10((np.sum(np.square(heard)) + 1e-9) / (np.sum(np.square(rest)) + 1e-9)))

    def _is_bleed(self, delay: int) -> bool:
        """Whether the microphone holds a softer copy, and not one line both sides."""
        heard = np.concatenate(list(self._recent))
        end = len(self._far) - delay
        played = self._far[end - len(heard) : end]
        scale = abs(float(np.dot(heard, played))) / max(float(np.dot(played, played)), 1e-12)
        level_db = 20 * float(np.log10(max(scale, 1e-6)))
        together = delay < _TOGETHER and level_db > _ALIKE_DB
        return not together and _SOFTEST_DB < level_db < _LOUDEST_DB


def _whole(samples: Samples) -> _Sound:
    """A step, filled up with silence at the end of the sound."""
    return np.pad(samples, (0, STEP - len(samples))).astype(np.float64)
