import math

from audio.octaves import Candidate, Octaves


def mended(rows: list[Candidate]) -> list[float]:
    octaves = Octaves()
    return [f0 for row in rows for f0 in octaves.feed(row)] + octaves.finish()


def row(f0: float, *, up: float = 0.2, down: float = 0.9, voiced: bool = True) -> Candidate:
    return Candidate(f0, 0.9, up, down, voiced)


def test_unvoiced_rows_have_no_pitch() -> None:
    assert [math.isnan(f0) for f0 in mended([row(200, voiced=False)] * 30)] == [True] * 30


def test_a_steady_or_falling_voice_is_left_alone() -> None:
    falling = [row(300 * 2 ** (-i / 30)) for i in range(40)]  # an octave in 0.3 s, a very steep fourth tone
    assert mended(falling) == [r.f0_hz for r in falling]


def test_a_row_that_took_half_a_period_comes_down() -> None:
    assert mended([row(200)] * 8 + [row(400)] + [row(200)] * 8)[8] == 200


def test_a_row_that_took_two_periods_comes_up_if_its_sound_allows() -> None:
    voice = [row(200)] * 8
    assert mended([*voice, row(100, up=0.88), *voice])[8] == 200
    assert mended([*voice, row(100, up=0.3), *voice])[8] == 100


def test_a_jump_that_is_no_octave_is_left_alone() -> None:
    assert mended([row(200)] * 8 + [row(280)] + [row(200)] * 8)[8] == 280


def test_too_few_neighbours_decide_nothing() -> None:
    assert mended([row(200), row(400), row(200)]) == [200, 400, 200]


def test_a_row_is_final_after_its_delay_and_never_sooner() -> None:
    octaves = Octaves()
    for _ in range(Octaves.DELAY):
        assert octaves.feed(row(200)) == []
    assert octaves.feed(row(200)) == [200]


def test_only_rows_within_reach_count() -> None:
    low, high = [row(200)] * 40, [row(400)] * 40
    assert mended([*low, *high])[-20:] == [400] * 20
