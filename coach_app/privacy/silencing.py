"""Makes sound silent where identifiers are spoken, in a copy that is handed on.

Inside a span every sample is exactly zero, on all channels: a headset lets a little of each
side into the other. The fade lies outside the span, so that the silence begins without a click.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import soundfile

from audio.block import Speaker
from audio.span import Span, joined, to_samples
from coach_app.errors import BadInputError

#: Seconds over which the sound goes away before a silence and comes back after it.
FADE_S = 0.01
#: Samples that are read at once: ten seconds at 16 kHz.
_PIECE = 160_000

_Value = TypeVar("_Value", np.float32, np.float64, np.int16)


def silence(samples: npt.NDArray[_Value], spans: Iterable[Span], rate: int, start: int = 0) -> npt.NDArray[_Value]:
    """A copy of some sound that is silent in the given spans.

    Parameters
    ----------
    samples : ndarray
        Time along the first axis; channels, if any, along the second.
    spans : iterable of Span
        Stretches of call time, in seconds.
    rate : int
        Sampling rate in hertz.
    start : int
        Number of the first sample, for a piece of a longer sound.

    Returns
    -------
    ndarray
        As long as `samples`, of the same type.

    Examples
    --------
    >>> silence(np.ones(5, dtype=np.int16), [Span(1.0, 3.0)], rate=1).tolist()
    [1, 0, 0, 1, 1]
    """
    gain = _gain(len(samples), joined(spans), rate, start)
    if gain is None:
        return samples.copy()
    shaped = gain if samples.ndim == 1 else gain[:, np.newaxis]
    changed = samples * shaped
    return np.rint(changed).astype(samples.dtype) if samples.dtype == np.int16 else changed.astype(samples.dtype)


def silence_file(source: Path, target: Path, spans: Mapping[Speaker, Iterable[Span]] | Iterable[Span]) -> None:
    """Write a copy of a sound file that is silent in the given spans.

    Parameters
    ----------
    source, target : Path
        Of any kind that libsndfile writes; the kind goes by the name of `target`.
    spans : mapping or iterable of Span
        As :func:`coach_app.privacy.masking.identifier_spans` gives them; all are silent on all channels.

    Raises
    ------
    BadInputError
        If the sound cannot be read or written. Nothing is left at `target` then.
    """
    everything = [one for of in spans.values() for one in of] if isinstance(spans, Mapping) else list(spans)
    silent = joined(everything)
    try:
        with soundfile.SoundFile(str(source)) as sound:
            kind = {"samplerate": sound.samplerate, "channels": sound.channels, "subtype": sound.subtype}
            with soundfile.SoundFile(str(target), "w", **_writable(target, kind)) as copy:
                at = 0
                for piece in _pieces(source, sound):
                    copy.write(silence(piece, silent, sound.samplerate, at))
                    at += len(piece)
    except BadInputError:
        target.unlink(missing_ok=True)
        raise
    except (OSError, soundfile.LibsndfileError) as error:
        target.unlink(missing_ok=True)
        raise BadInputError(
            f"The sound '{source.name}' cannot be copied: {error}.", "Name another place, or make room on the disk."
        ) from error


def _pieces(source: Path, sound: soundfile.SoundFile) -> Iterator[npt.NDArray[np.int16]]:
    """The samples from first to last."""
    left = sound.frames
    while left > 0:
        try:
            piece = sound.read(_PIECE, dtype="int16", always_2d=True)
        except soundfile.LibsndfileError as error:
            raise _damaged(source) from error
        if not len(piece):
            raise _damaged(source)
        left -= len(piece)
        yield piece


def _damaged(source: Path) -> BadInputError:
    return BadInputError(f"The sound '{source.name}' is damaged.", "Restore the file from a copy; nothing was written.")


def _writable(target: Path, kind: dict[str, object]) -> dict[str, object]:
    """The same kind of samples where the target's format can hold them."""
    form = target.suffix.lstrip(".").upper()
    fits = soundfile.check_format(form, str(kind["subtype"]))
    return {**kind, "subtype": kind["subtype"] if fits else None}


def _gain(count: int, spans: list[Span], rate: int, start: int) -> npt.NDArray[np.float32] | None:
    """What the samples are multiplied with; ``None`` for one everywhere."""
    fade = max(1, to_samples(FADE_S, rate))
    gain: npt.NDArray[np.float32] | None = None
    for span in spans:
        # Rounded outwards: a sample that is partly inside is silent.
        first, last = int(np.floor(span.start_s * rate)) - start, int(np.ceil(span.end_s * rate)) - start
        if last + fade <= 0 or first - fade >= count:
            continue
        if gain is None:
            gain = np.ones(count, dtype=np.float32)
        _lower(gain, first - fade, np.linspace(1.0, 0.0, fade, endpoint=False, dtype=np.float32))
        gain[max(0, first) : max(0, last)] = 0.0
        _lower(gain, last, np.linspace(1.0, 0.0, fade, endpoint=False, dtype=np.float32)[::-1])
    return gain


def _lower(gain: npt.NDArray[np.float32], at: int, slope: npt.NDArray[np.float32]) -> None:
    """Make a stretch of the gain no higher than a slope that begins at `at`, as far as it lies inside."""
    start, end = max(0, at), min(len(gain), at + len(slope))
    if start < end:
        gain[start:end] = np.minimum(gain[start:end], slope[start - at : end - at])
