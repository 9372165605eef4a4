"""``coach sessions export`` and ``compare`` from the outside."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest
import soundfile

from audio.block import RATE
from coach_app.cli import main
from coach_app.cli_sessions_export import FormatName
from coach_app.privacy.disclosure import Disclosures
from coach_app.recording.sessions import SOUND
from coach_app.report.formats import FORMATS
from coach_app.rulings.entry import Comment
from coach_app.rulings.log import RulingLog
from coach_app.ui.exporting import ExportFormat
from feedback.flag import ItemState, ItemStatus
from tests.coach_app.library.sessions_on_disk import write_session
from tests.coach_app.samples import a_flag

NUMBER = "13812345678"
SAID = ("您好。", f"我的手机号是{NUMBER}。", "好的。")


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COACH_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    return tmp_path / "data"


@pytest.fixture
def ids(data: Path) -> list[str]:
    missed = ItemState("opening", ItemStatus.MISSING, 20.0)
    return [
        write_session(data, 0, SAID, [a_flag()], reference="GD-1", tags=("甲",)),
        write_session(data, 30, ("请问您要投诉吗？",), [], [missed], title="第二通"),
    ]


def coach(*words: str) -> int:
    with pytest.raises(SystemExit) as caught:
        main(["sessions", *words])
    code = caught.value.code
    return int(code) if code else 0


@pytest.mark.parametrize("form", ["html", "srt", "vtt", "textgrid", "audacity", "json", "csv"])
def test_a_session_is_printed_with_identifiers_hidden(
    form: str, ids: list[str], data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert coach("export", ids[0], "--format", form) == 0
    shown = capsys.readouterr().out
    assert NUMBER not in shown
    assert "放慢一点" in shown or "语速偏快" in shown
    assert not Disclosures(data).all()


@pytest.mark.parametrize("form", ["html", "srt", "vtt", "textgrid", "audacity", "json"])
def test_identifiers_are_shown_on_request_and_that_is_kept(
    form: str, ids: list[str], data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert coach("export", ids[0], "--format", form, "--show-identifiers") == 0
    assert NUMBER in capsys.readouterr().out
    assert [(one.session, one.what, one.where) for one in Disclosures(data).all()] == [(ids[0], "words", "export")]


def test_every_format_of_one_session_has_its_file_in_a_folder(ids: list[str], tmp_path: Path) -> None:
    out = tmp_path / "out"
    for form in ("html", "srt", "vtt", "textgrid", "audacity"):
        assert coach("export", *ids, "--format", form, "--out", str(out)) == 0
        assert all((out / f"{session}{FORMATS[form].suffix}").is_file() for session in ids)


def test_a_report_is_printed_on_paper_without_a_window(ids: list[str], tmp_path: Path) -> None:
    assert coach("export", "--all", "--format", "pdf", "--out", str(tmp_path / "out")) == 0
    assert all((tmp_path / "out" / f"{session}.pdf").read_bytes().startswith(b"%PDF") for session in ids)


def test_a_report_shows_what_people_said(ids: list[str], data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    RulingLog(data / "sessions" / ids[0]).add(Comment(at_s=3.0, text=f"他的号码{NUMBER}", author="李教练"))
    assert coach("export", ids[0]) == 0
    page = capsys.readouterr().out
    assert "李教练" in page
    assert NUMBER not in page


def test_a_selection_becomes_one_table_that_spreadsheets_read(ids: list[str], tmp_path: Path) -> None:
    out = tmp_path / "metrics.csv"
    assert coach("export", "--all", "--format", "metrics-csv", "--out", str(out)) == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(out.read_text("utf-8-sig").splitlines()))
    assert [row["session"] for row in rows] == [ids[1], ids[0]]
    assert [row["title"] for row in rows] == ["第二通", "GD-1"]


def test_sessions_are_chosen_by_what_they_have_in_common(ids: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert coach("export", "--kind", "rate_fast", "--format", "json") == 0
    assert [one["session"] for one in json.loads(capsys.readouterr().out)["sessions"]] == [ids[0]]
    assert coach("export", "--words", "投诉", "--format", "json") == 0
    assert [one["session"] for one in json.loads(capsys.readouterr().out)["sessions"]] == [ids[1]]


@pytest.mark.parametrize("words", [(), ("--all", "--tag", "甲")])
def test_it_must_be_clear_which_sessions(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert coach("export", *words) == 2
    assert "--all" in capsys.readouterr().err


def test_where_none_is_like_that_it_says_so(ids: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert coach("export", "--tag", "丙") == 2
    assert "No session is like that" in capsys.readouterr().err


def test_several_reports_need_a_folder(ids: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert coach("export", *ids) == 2
    assert "--out" in capsys.readouterr().err


def test_a_damaged_session_is_told_and_the_others_are_written(
    ids: list[str], data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "sessions" / ids[0] / "events.jsonl").write_text("broken\n")
    assert coach("export", *ids, "--format", "srt", "--out", str(tmp_path / "out")) == 2
    assert [path.name for path in (tmp_path / "out").iterdir()] == [f"{ids[1]}.srt"]
    assert "not whole" in capsys.readouterr().err


def with_sound(data: Path, session: str) -> np.ndarray:
    samples = np.full((60 * RATE, 2), 1000, dtype=np.int16)
    soundfile.write(data / "sessions" / session / SOUND, samples, RATE, "PCM_16")
    return samples


def test_exported_sound_is_silent_where_identifiers_are_spoken(ids: list[str], data: Path, tmp_path: Path) -> None:
    before = with_sound(data, ids[0])
    out = tmp_path / "one.flac"
    assert coach("export", ids[0], "--format", "sound", "--out", str(out)) == 0
    samples = soundfile.read(out, dtype="int16")[0]
    assert samples.shape == before.shape
    spoken = samples[int(6.2 * RATE) : int(6.8 * RATE)]
    assert not spoken.any(), "the number is said between 5 and 7 s"
    assert (samples[: 4 * RATE] == 1000).all()
    assert (samples[20 * RATE :] == 1000).all()


def test_sound_with_its_identifiers_is_journalled(ids: list[str], data: Path, tmp_path: Path) -> None:
    before = with_sound(data, ids[0])
    out = tmp_path / "one.flac"
    assert coach("export", ids[0], "--format", "sound", "--out", str(out), "--show-identifiers") == 0
    assert (soundfile.read(out, dtype="int16")[0] == before).all()
    assert [(one.session, one.what) for one in Disclosures(data).all()] == [(ids[0], "sound")]


def test_a_session_without_sound_says_so(ids: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert coach("export", ids[0], "--format", "sound", "--out", str(tmp_path / "one.flac")) == 2
    assert "has no sound" in capsys.readouterr().err


def test_sound_is_written_as_sound(
    ids: list[str], data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with_sound(data, ids[0])
    assert coach("export", ids[0], "--format", "sound", "--out", str(tmp_path / "one.doc")) == 2
    assert ".flac or .wav" in capsys.readouterr().err
    assert coach("export", ids[0], "--format", "sound", "--out", str(tmp_path / "one.wav")) == 0


def test_two_sessions_are_compared_on_a_page(ids: list[str], tmp_path: Path) -> None:
    out = tmp_path / "compared.html"
    assert coach("compare", *ids, "--out", str(out), "--language", "zh") == 0
    page = out.read_text("utf-8")
    assert "两次对比" in page
    assert "第二通" in page
    assert NUMBER not in page


def test_the_command_line_offers_what_can_be_written() -> None:
    assert {form.value for form in FormatName} == {form.value for form in ExportFormat} - {"comparison"}
