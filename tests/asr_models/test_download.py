from pathlib import Path

import pytest

from asr_models.download import fetch
from asr_models.errors import DownloadError
from tests.asr_models.conftest import Served

CONTENT = bytes(range(256)) * 20_000


def test_a_file_is_fetched_with_progress(server: Served, tmp_path: Path) -> None:
    server.content = CONTENT
    told: list[tuple[str, int, int | None]] = []

    target = fetch(server.url, tmp_path / "new" / "model.zip", len(CONTENT), lambda *at: told.append(at))

    assert target.read_bytes() == CONTENT
    assert [path.name for path in target.parent.iterdir()] == ["model.zip"]
    assert told[-1] == ("download", len(CONTENT), len(CONTENT))
    assert [done for _, done, _ in told] == sorted(done for _, done, _ in told)


def test_a_broken_transfer_says_so_and_goes_on_where_it_stopped(server: Served, tmp_path: Path) -> None:
    server.content, server.stop_after = CONTENT, 3_000_000
    with pytest.raises(DownloadError, match=r"broke off at \d+ of 5120000 bytes. Run the command again"):
        fetch(server.url, tmp_path / "model.zip", len(CONTENT))
    assert not (tmp_path / "model.zip").exists()
    kept = (tmp_path / "model.zip.part").stat().st_size
    assert 0 < kept <= 3_000_000

    server.stop_after = None
    fetch(server.url, tmp_path / "model.zip", len(CONTENT))

    assert (tmp_path / "model.zip").read_bytes() == CONTENT
    assert server.asked == [None, f"bytes={kept}-"]


def test_a_server_without_ranges_is_read_from_the_start(server: Served, tmp_path: Path) -> None:
    server.content, server.ranges = CONTENT, False
    (tmp_path / "model.zip.part").write_bytes(b"x" * 1000)

    assert fetch(server.url, tmp_path / "model.zip", len(CONTENT)).read_bytes() == CONTENT


def test_a_whole_part_is_not_fetched_again(server: Served, tmp_path: Path) -> None:
    (tmp_path / "model.zip.part").write_bytes(CONTENT)

    assert fetch(server.url, tmp_path / "model.zip", len(CONTENT)).read_bytes() == CONTENT
    assert server.asked == []


def test_a_part_that_does_not_fit_any_more_is_thrown_away(server: Served, tmp_path: Path) -> None:
    server.content = b"short"
    (tmp_path / "model.zip.part").write_bytes(CONTENT)

    with pytest.raises(DownloadError, match="does not fit any more"):
        fetch(server.url, tmp_path / "model.zip")
    assert fetch(server.url, tmp_path / "model.zip").read_bytes() == b"short"


def test_more_than_promised_is_not_taken(server: Served, tmp_path: Path) -> None:
    server.content = CONTENT

    with pytest.raises(DownloadError, match="larger than the 1000 bytes expected"):
        fetch(server.url, tmp_path / "model.zip", 1000)
    assert list(tmp_path.iterdir()) == []


def test_less_than_promised_is_kept_for_the_next_try(server: Served, tmp_path: Path) -> None:
    server.content = b"abc"

    with pytest.raises(DownloadError, match="broke off at 3 of 10 bytes"):
        fetch(server.url, tmp_path / "model.zip", 10)
    assert (tmp_path / "model.zip.part").read_bytes() == b"abc"


def test_a_refusing_or_absent_server_gives_one_sentence(server: Served, tmp_path: Path) -> None:
    server.status = 404
    with pytest.raises(DownloadError, match=r"answers 404 Not Found. Try again later"):
        fetch(server.url, tmp_path / "model.zip")

    with pytest.raises(DownloadError, match=r"cannot be reached \(no connection\)"):
        fetch("http://127.0.0.1:9/model.zip", tmp_path / "model.zip")
