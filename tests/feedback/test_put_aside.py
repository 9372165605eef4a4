from __future__ import annotations

import errno
import gc
import os
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.put_aside import PutAside


@given(pieces=st.lists(st.binary(max_size=50), max_size=20), order=st.randoms())
def test_every_piece_is_given_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, pieces, order) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    folder = tmp_path_factory.getbasetemp()
    for aside in (PutAside(), PutAside(folder)):
        numbers = [aside.put(piece) for piece in pieces]
        asked = list(zip(numbers, pieces, strict=True))
        order.shuffle(asked)
        assert [aside.get(number) for number, _ in asked] == [piece for _, piece in asked]


def test_pieces_may_be_put_and_had_in_turn(tmp_path: Path) -> None:
    aside = PutAside(tmp_path)
    for n in range(50):
        assert aside.put(bytes([n]) * n) == n
        assert aside.get(n // 2) == bytes([n // 2]) * (n // 2)


def test_what_is_put_aside_takes_no_memory_and_has_no_name(tmp_path: Path) -> None:
    aside = PutAside(tmp_path)
    aside.put(b"x" * 100_000)
    assert aside.nbytes == 0
    assert list(tmp_path.iterdir()) == []
    assert PutAside().nbytes == 0


def test_without_a_folder_all_stays_in_memory() -> None:
    aside = PutAside()
    aside.put(b"x" * 1_000)
    assert aside.nbytes == 1_000


def test_no_file_is_made_before_it_is_needed(tmp_path: Path) -> None:
    PutAside(tmp_path / "not there")


def test_where_there_is_no_such_folder_it_stays_in_memory(tmp_path: Path) -> None:
    aside = PutAside(tmp_path / "not there")
    assert aside.get(aside.put(b"old")) == b"old"
    assert aside.nbytes == 3


class Full:
    """A file on a disk that takes so many bytes more."""

    def __init__(self, file, room: int) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
        self.file, self.room = file, room
        self.seek, self.read, self.close = file.seek, file.read, file.close

    def write(self, piece: bytes) -> int:
        if self.room == 0 and piece:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written = self.file.write(piece[: self.room])
        self.room -= written
        return int(written)


def test_a_full_disk_loses_nothing_and_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Full] = []
    real = tempfile.TemporaryFile

    def full(**options: Any) -> Full:
        made.append(Full(real(**options), 10))
        return made[0]

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    aside = PutAside(tmp_path)
    pieces = [b"first", b"second!", b"third", b"fourth"]
    numbers = [aside.put(piece) for piece in pieces[:3]]
    assert aside.nbytes == len(b"second!") + len(b"third")
    made[0].room = 100
    numbers.append(aside.put(pieces[3]))
    assert [aside.get(number) for number in numbers] == pieces
    assert aside.nbytes == len(b"second!") + len(b"third")


def test_what_the_disk_cut_short_is_not_given_as_if_it_were_whole(tmp_path: Path) -> None:
    aside = PutAside(tmp_path)
    number = aside.put(b"an old minute")
    assert aside._file is not None
    aside._file.truncate(5)
    with pytest.raises(OSError, match="cut short"):
        aside.get(number)


def test_the_file_is_closed_with_the_call(tmp_path: Path) -> None:
    aside = PutAside(tmp_path)
    aside.put(b"old")
    file = aside._file
    del aside
    gc.collect()
    assert file is not None
    assert file.closed
