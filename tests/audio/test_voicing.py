from hypothesis import given
from hypothesis import strategies as st

from audio.voicing import ON, STAY, Voicing, stands_out


def voiced(periodicities: list[float], *, loud: bool = True) -> str:
    voicing = Voicing()
    decided = [v for p in periodicities for v in voicing.feed(p, loud)] + voicing.finish()
    return "".join("V" if v else "." for v in decided)


WEAK, STRONG, NONE = (ON + STAY) / 2, 0.9, 0.1


def test_weak_rows_are_voiced_beside_strong_ones_only() -> None:
    assert voiced([NONE, WEAK, WEAK, WEAK, WEAK, NONE]) == "......"
    assert voiced([NONE, STRONG, STRONG, WEAK, WEAK, NONE]) == ".VVVV."
    assert voiced([NONE, WEAK, WEAK, STRONG, STRONG, NONE]) == ".VVVV."


def test_the_reach_backwards_is_30_ms() -> None:
    assert voiced([WEAK] * 8 + [STRONG] * 2) == ".....VVVVV"


def test_a_stretch_of_less_than_30_ms_is_no_voice() -> None:
    assert voiced([NONE, STRONG, STRONG, NONE]) == "...."
    assert voiced([NONE, STRONG, STRONG, STRONG, NONE]) == ".VVV."


def test_what_is_lost_in_the_noise_is_never_voiced() -> None:
    assert voiced([STRONG] * 10, loud=False) == "." * 10


def test_standing_out_needs_6_db_and_a_level_that_is_sound_at_all() -> None:
    assert stands_out(-40.0, -46.0)
    assert not stands_out(-40.0, -45.0)
    assert not stands_out(-70.0, -120.0)


@given(st.lists(st.tuples(st.sampled_from([NONE, WEAK, STRONG]), st.booleans()), max_size=60))
def test_every_row_is_decided_once_in_time_and_in_order(rows: list[tuple[float, bool]]) -> None:
    voicing = Voicing()
    decided = 0
    for fed, (periodicity, loud) in enumerate(rows, 1):
        decided += len(voicing.feed(periodicity, loud))
        assert fed - Voicing.DELAY <= decided <= fed
    assert decided + len(voicing.finish()) == len(rows)
