from __future__ import annotations

from pathlib import Path

import pytest

from audio.lane import Track
from coach_app.hearing import hearing_of
from coach_app.worker_messages import Listen
from tests.coach_app.a_call import write_call
from tests.coach_app.samples import AGENT, CUSTOMER


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_call(tmp_path_factory.mktemp("call"))[0]


def test_a_file_gives_only_what_may_be_read(file: Path) -> None:
    hearing = hearing_of(Listen(file, None, Track.PROSODY))
    assert hearing.speakers == (AGENT, CUSTOMER)
    first = [blocks[0].span.end_s for blocks in hearing.read(4_000)]
    assert first == [0.1, 0.2]
    assert [blocks[0].span.end_s for blocks in hearing.read(4_800)] == [pytest.approx(0.3)]
    rest = list(hearing.finish())
    assert rest[0][0].start == 4_800
    assert rest[-1][1].span.end_s == 12.0


def test_a_file_is_over_when_its_last_block_was_read(file: Path) -> None:
    hearing = hearing_of(Listen(file, None, Track.PROSODY))
    over = []
    for until_sample, blocks in ((100_000, 62), (10_000_000, 120 - 62)):
        assert sum(1 for _ in hearing.read(until_sample)) == blocks
        over.append(hearing.over)
    assert over == [False, True]
    assert list(hearing.finish()) == []
    assert [notice.code for notice in hearing.notices] == []
