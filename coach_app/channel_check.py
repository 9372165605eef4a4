"""Notices that agent and customer are the wrong way round.

Nobody calls a hotline and introduces the company: when the customer's channel says the
opening before the agent's has, the channels are swapped. So they are when the words of both
fall where their own channel is silent, as with a transcript of the same call made by others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from audio.block import Speaker
from coach_app.events import Measured, Said

#: Checklist items whose phrases only the one who answers the call says.
OPENING_ITEMS = frozenset({"opening", "offer_help"})

#: Utterances in silence that each side must have, and the syllables from which one counts:
#: shorter ones may be lost in the noise.
_IN_SILENCE, _SYLLABLES = 2, 4


class ChannelCheck:
    """Listens to a call until it is clear who is on which channel."""

    def __init__(self) -> None:
        self._opened = False
        self._said = False
        self._voices: set[Speaker] = set()
        self._uttered: Counter[Speaker] = Counter()
        self._in_silence: Counter[Speaker] = Counter()

    def measure(self, gauges: Iterable[Measured]) -> None:
        """Take what the voices do."""
        self._voices.update(gauge.speaker for gauge in gauges if gauge.speaking)

    def hear(self, said: Said) -> bool:
        """Take final words.

        Parameters
        ----------
        said : Said
            In the order in which they became final, after their voice was measured.

        Returns
        -------
        bool
            ``True`` once, when the channels look swapped.
        """
        swapped = self._opened_by_customer(said) or self._where_nobody_spoke(said)
        first = swapped and not self._said
        self._said = self._said or swapped
        return first

    def _opened_by_customer(self, said: Said) -> bool:
        opens = any(hit.verdict == "said" and OPENING_ITEMS & set(hit.items) for hit in said.hits)
        if self._opened or not opens:
            return False
        self._opened = True
        return said.utterance.speaker is Speaker.CUSTOMER

    def _where_nobody_spoke(self, said: Said) -> bool:
        if said.syllables < _SYLLABLES:
            return False
        speaker = said.utterance.speaker
        self._uttered[speaker] += 1
        self._in_silence[speaker] += said.rate_cpm is None
        return len(self._voices) == len(Speaker) and all(
            self._in_silence[s] >= _IN_SILENCE and 2 * self._in_silence[s] > self._uttered[s] for s in Speaker
        )
