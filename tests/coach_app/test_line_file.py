from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from coach_app.line_file import append_line, lines


def test_records_come_back_in_order(tmp_path: Path) -> None:
    path = tmp_path / "new" / "record.jsonl"
    assert list(lines(path)) == []
    for n in range(3):
        append_line(path, {"n": n, "words": "误报\n第二行"})
    assert [record["n"] for record in lines(path)] == [0, 1, 2]


def test_a_torn_line_costs_itself_only(tmp_path: Path) -> None:
    path = tmp_path / "record.jsonl"
    append_line(path, {"n": 0})
    append_line(path, {"n": 1})
    path.write_bytes(path.read_bytes()[:-3])
    append_line(path, {"n": 2})
    assert [record["n"] for record in lines(path)] == [0, 2]


@given(st.binary(max_size=200))
def test_any_damage_is_skipped_and_stays_in_the_file(damage: bytes) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        path = Path(folder) / "record.jsonl"
        path.write_bytes(damage)
        append_line(path, {"n": "after"})
        assert list(lines(path))[-1] == {"n": "after"}
        assert path.read_bytes().startswith(damage)
