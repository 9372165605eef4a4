import inspect

from audio import errors
from audio.errors import AudioError, RateOutOfRangeError, RateTooLowError

KINDS = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, AudioError)]


def test_every_kind_has_a_code_of_its_own() -> None:
    assert len({kind.code for kind in KINDS}) == len(KINDS) > 8


def test_an_error_says_what_is_wrong_then_what_to_do() -> None:
    error = AudioError("It is broken.", "Mend it.", part=3)
    assert str(error) == "It is broken. Mend it."
    assert (error.message, error.advice, error.facts) == ("It is broken.", "Mend it.", {"part": 3})


def test_too_low_is_out_of_range() -> None:
    assert issubclass(RateTooLowError, RateOutOfRangeError)
