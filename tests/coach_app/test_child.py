from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from audio.errors import EmptyFileError
from coach_app.child import in_child
from coach_app.errors import BadInputError, MissingPartError


def fail(file: str) -> None:
    raise EmptyFileError("It is empty.", "Record it again.", file=file)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def hang() -> None:
    signal.pause()


def test_it_runs_elsewhere() -> None:
    assert in_child(os.getpid) != os.getpid()


def test_what_it_raises_is_raised_here(tmp_path: Path) -> None:
    with pytest.raises(EmptyFileError) as caught:
        in_child(fail, "call.wav")
    assert caught.value.code == "empty_file"


def refuse() -> None:
    raise BadInputError("That is wrong.", "Mend it.")


def test_a_sentence_arrives_even_if_its_error_does_not() -> None:
    with pytest.raises(RuntimeError, match=r"That is wrong\. Mend it\."):
        in_child(refuse)


def test_its_death_is_one_sentence() -> None:
    with pytest.raises(MissingPartError, match="broke down"):
        in_child(die)


def test_it_is_not_waited_for_for_ever() -> None:
    with pytest.raises(MissingPartError, match="does not answer"):
        in_child(hang, patience_s=2.0)
