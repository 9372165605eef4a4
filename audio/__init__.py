"""Sound: blocks of one speaker, where they come from, and what is measured in a voice.

Only pure names are re-exported here; what needs a decoder, a device or librosa is imported
from its own module by the process that uses it.
"""

from audio.block import RATE, AudioBlock, Samples, Speaker
from audio.errors import AudioError
from audio.lane import STEP, Lane, Settled, Track
from audio.prosody import HOP, ProsodyFrames
from audio.span import Span, to_samples, to_seconds

__all__ = [
    "HOP",
    "RATE",
    "STEP",
    "AudioBlock",
    "AudioError",
    "Lane",
    "ProsodyFrames",
    "Samples",
    "Settled",
    "Span",
    "Speaker",
    "Track",
    "to_samples",
    "to_seconds",
]
