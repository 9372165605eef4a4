import librosa
import numpy as np

from audio.prosody import HOP
from audio.synthetic import noise, voice
from audio.timbre import COEFFICIENTS, WINDOW, Timbre


def test_cepstra_are_those_of_librosa() -> None:
    sound = voice(180, 0.5, syllables=2) + noise(0.5)
    mel = librosa.feature.melspectrogram(
        y=sound.astype(np.float64), sr=16_000, n_fft=WINDOW, hop_length=HOP, center=False,
        window=np.hanning(WINDOW), n_mels=32, fmin=60, fmax=7600,
    )  # fmt: skip
    expected = librosa.feature.mfcc(S=10 * np.log10(np.maximum(mel, 1e-10)), n_mfcc=COEFFICIENTS + 1)[1:].T
    assert np.allclose(Timbre().rows(sound), expected, atol=0.01)


def test_how_loud_a_sound_is_does_not_change_its_timbre() -> None:
    sound = voice(180, 0.3, syllables=1) + noise(0.3)
    assert np.allclose(Timbre().rows(sound), Timbre().rows(sound * np.float32(4)), atol=0.01)
