"""Looks through a one-channel recording before it is judged, for a second person in it.

A second pass costs seconds and saves an agent from being blamed for the customer's words.
"""

from __future__ import annotations

from audio.block import Speaker
from audio.prosody import ProsodyFrames
from audio.source import SoundSource
from coach_app.lanes import LaneMaker


def is_mono_mix(source: SoundSource, make_prosody: LaneMaker) -> bool:
    """Whether two people share the only channel of a recording.

    Parameters
    ----------
    source : SoundSource
        A recording with one channel; it is read once, whole.
    make_prosody : LaneMaker
        Gives the lane that measures it.

    Returns
    -------
    bool
        ``False`` also when too little is said to tell.
    """
    from audio.mono_mix import MonoMix  # noqa: PLC0415 - loads librosa, which a window does not need

    (speaker,) = source.speakers
    mix, lane = MonoMix(), make_prosody(Speaker(speaker))
    for (block,) in source:
        mix.feed(block, [seen for seen in lane.feed(block) if isinstance(seen, ProsodyFrames)])
    return bool(mix.finish([seen for seen in lane.finish() if isinstance(seen, ProsodyFrames)]).two_speakers)
