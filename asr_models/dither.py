"""Take the chance out of Kaldi: the same sound must give the same words every time.

Kaldi adds random noise of one quantisation step to every frame unless the model says
otherwise. Two runs over one recording then differ in a word here and there, and flags
with them. A model is therefore opened through a copy of its settings that switches this
off, and the same noise is added by us, from a fixed seed: without any, digital silence
would look like nothing that the model has ever heard.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt

from audio.block import Samples

_SETTINGS = Path("conf") / "mfcc.conf"
_SEED = 20_260_101


class Dither:
    """Turns samples into sixteen-bit integers with one step of repeatable noise.

    Examples
    --------
    >>> silence = np.zeros(4, np.float32)
    >>> bool((Dither().pcm(silence) == Dither().pcm(silence)).all())
    True
    """

    def __init__(self) -> None:
        self._noise = np.random.default_rng(_SEED)

    def pcm(self, samples: Samples) -> npt.NDArray[np.int16]:
        """Convert consecutive samples [shape=(n,), full scale 1.0] to little-endian integers."""
        noisy = samples * 32767.0 + self._noise.standard_normal(len(samples))
        return np.clip(np.rint(noisy), -32768, 32767).astype("<i2")


@contextmanager
def without_dither(model: Path) -> Iterator[Path]:
    """Give a folder that looks like the model but for its dither, for as long as it is being loaded.

    Parameters
    ----------
    model : Path
        Model folder; not touched.

    Yields
    ------
    Path
        The model itself if it has no such settings.
    """
    if not (model / _SETTINGS).is_file():
        yield model
        return
    with TemporaryDirectory(prefix="voice-coach-", ignore_cleanup_errors=True) as work:
        folder = Path(work) / model.name
        shutil.copytree(model, folder, copy_function=_link)
        # A comment in another encoding is passed on as it is.
        settings = (model / _SETTINGS).read_text("utf-8", "surrogateescape").splitlines()
        kept = [line for line in settings if not line.strip().startswith("--dither")]
        (folder / _SETTINGS).unlink()
        (folder / _SETTINGS).write_text("\n".join([*kept, "--dither=0.0", ""]), "utf-8", "surrogateescape")
        yield folder


def _link(source: str, target: str) -> None:
    """Link where the system allows it, copy where it does not: models are large."""
    for way in (os.symlink, os.link):
        try:
            way(Path(source).absolute(), target)
        except OSError:
            continue
        return
    shutil.copyfile(source, target)
