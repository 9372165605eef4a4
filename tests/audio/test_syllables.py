import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from audio.syllables import BandPass, NucleusFinder
from audio.synthetic import noise, tone


def nuclei(levels: list[float], *, voiced: bool = True) -> list[int]:
    finder = NucleusFinder()
    rows = [n for level in levels for n in finder.feed(level, voiced)] + finder.finish()
    assert len(rows) == len(levels)
    return [i for i, nucleus in enumerate(rows) if nucleus]


def swell(top: float, *, depth: float = 10.0) -> list[float]:
    """Two hundred milliseconds up and down again, highest in the middle."""
    return [top - depth * abs(i - 10) / 10 for i in range(20)]


def test_each_swell_is_one_nucleus_at_its_top() -> None:
    assert nuclei([-60.0] * 10 + swell(-20) * 4 + [-60.0] * 10) == [20, 40, 60, 80]


def test_a_dip_below_2_db_parts_nothing() -> None:
    assert nuclei([-60.0] * 10 + swell(-20, depth=1.9) * 3 + [-60.0] * 10) == [20]
    assert nuclei([-60.0] * 10 + swell(-20, depth=2.1) * 3 + [-60.0] * 10) == [20, 40, 60]


def test_what_is_not_voiced_is_no_nucleus() -> None:
    assert nuclei([-60.0] * 10 + swell(-20) * 4, voiced=False) == []


def test_a_murmur_25_db_below_the_loudest_is_no_nucleus() -> None:
    assert nuclei([-80.0] * 10 + swell(-20) + swell(-44)) == [20, 40]
    assert nuclei([-80.0] * 10 + swell(-20) + swell(-46)) == [20]


def test_a_long_held_vowel_is_one_nucleus() -> None:
    assert len(nuclei([-60.0] * 10 + [-20.0] * 100 + [-60.0] * 10)) == 1


def test_the_last_syllable_counts_without_a_silence_after_it() -> None:
    assert nuclei([-60.0] * 10 + swell(-20)[:11]) == [20]


@given(st.lists(st.floats(-80, 0), max_size=120))
def test_every_row_is_decided_on_time(levels: list[float]) -> None:
    finder = NucleusFinder()
    decided = 0
    for fed, level in enumerate(levels, 1):
        decided += len(finder.feed(level, True))
        assert decided == max(0, fed - NucleusFinder.DELAY)
    assert decided + len(finder.finish()) == len(levels)


def test_the_band_keeps_speech_and_drops_hum_and_hiss() -> None:
    def gain_db(hz: float) -> float:
        sound = tone(hz, 1.0)
        return float(20 * np.log10(BandPass().feed(sound)[8_000:].std() / sound.std()))

    assert gain_db(1_000) > -0.5
    assert gain_db(50) < -25
    assert gain_db(7_000) < -20


@given(st.lists(st.integers(0, 3_000), max_size=5))
def test_the_band_does_not_depend_on_the_pieces(cuts: list[int]) -> None:
    sound = noise(3_000 / 16_000)
    band = BandPass()
    pieces = [band.feed(piece) for piece in np.split(sound, sorted(cuts))]
    assert np.array_equal(np.concatenate(pieces), BandPass().feed(sound))
