"""Notices that agent and customer are the wrong way round, by who opens the call.

Nobody calls a hotline and introduces the company. When the customer's channel says the
opening before the agent's has said any standard phrase, the file's channels are swapped,
and everything that is judged afterwards is judged of the wrong person.
"""

from __future__ import annotations

from audio.block import Speaker
from coach_app.events import Said

#: Checklist items whose phrases only the one who answers the call says.
OPENING_ITEMS = frozenset({"opening", "offer_help"})


class ChannelCheck:
    """Listens to final words until it is clear who answered the call."""

    def __init__(self) -> None:
        self._decided = False

    def hear(self, said: Said) -> bool:
        """Take final words.

        Parameters
        ----------
        said : Said
            In the order in which they became final.

        Returns
        -------
        bool
            ``True`` once, when the channels look swapped.
        """
        opens = any(hit.verdict == "said" and OPENING_ITEMS & set(hit.items) for hit in said.hits)
        if self._decided or not opens:
            return False
        self._decided = True
        return said.utterance.speaker is Speaker.CUSTOMER
