from __future__ import annotations

import pytest

from audio import outputs
from audio.errors import NoOutputError
from audio.outputs import open_played
from tests.audio.fake_output import FakeOutputs, with_outputs


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> FakeOutputs:
    """Outputs of a system without a sound server."""
    made = FakeOutputs()
    monkeypatch.setattr(outputs, "portaudio", lambda: with_outputs(made))
    return made


@pytest.mark.parametrize(("asked", "name"), [("played:", "Headset"), ("played:Speakers", "Speakers")])
def test_an_output_is_opened_by_its_name_or_as_the_system_has_it(library: FakeOutputs, asked: str, name: str) -> None:
    capture = open_played(asked)
    assert (capture.name, capture.rate) == (name, 16_000)
    assert library.streams[0].options["device"] == library.names.index(name)


def test_where_the_chosen_output_is_gone_the_usual_one_is_heard(library: FakeOutputs) -> None:
    assert open_played("played:Bluetooth").name == "Headset"
    assert len(library.streams) == 1


def test_an_output_that_takes_no_calls_rate_plays_at_its_own(library: FakeOutputs) -> None:
    library.rates = (48_000,)
    assert open_played("played:").rate == 48_000


def test_no_output_is_one_clear_sentence(library: FakeOutputs) -> None:
    library.names = ()
    with pytest.raises(NoOutputError, match="There is no output") as caught:
        open_played("played:")
    assert caught.value.code == "no_output"


def test_an_output_that_refuses_says_so(library: FakeOutputs) -> None:
    library.rates = ()
    with pytest.raises(NoOutputError, match="Invalid sample rate"):
        open_played("played:")
