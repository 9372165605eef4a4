from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from coach_app.batch import Output, run
from coach_app.call import Setup, Wanted
from coach_app.errors import BadInputError, Exit
from coach_app.report.model import analysis_of
from tests.coach_app.a_call import write_call
from tests.coach_app.samples import one_of_each

CALL = analysis_of(one_of_each())


def test_a_document_goes_to_the_stream_or_to_the_file_that_is_named(tmp_path: Path) -> None:
    stream = io.StringIO()
    Output("json", None, "zh", stream, several=False).write(CALL, Path("call.wav"))
    assert json.loads(stream.getvalue())["file"] == "call.flac"
    Output("json", tmp_path / "my report", "zh", stream, several=False).write(CALL, Path("call.wav"))
    assert (tmp_path / "my report").is_file()


@pytest.mark.parametrize(("several", "exists"), [(True, False), (False, True)])
def test_a_folder_gets_a_document_named_after_its_recording(several: bool, exists: bool, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    if exists:
        folder.mkdir()
    Output("html", folder, "zh", io.StringIO(), several=several).write(CALL, Path("a/b/morning.call.wav"))
    assert [path.name for path in folder.iterdir()] == ["morning.call.html"]


def test_two_recordings_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    output = Output("json", tmp_path / "out", "zh", io.StringIO(), several=True)
    for folder in ("monday", "tuesday", "friday"):
        output.write(CALL, Path(folder) / "call.wav")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["call-2.json", "call-3.json", "call.json"]


def test_what_cannot_be_written_is_said_before_and_after(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    with pytest.raises(BadInputError, match="cannot be written"):
        Output("json", blocked / "x", "zh", io.StringIO(), several=True)
    output = Output("json", tmp_path / "later" / "x.json", "zh", io.StringIO(), several=False)
    (tmp_path / "later").rmdir()
    (tmp_path / "later").touch()
    with pytest.raises(BadInputError, match="cannot be written"):
        output.write(CALL, Path("call.wav"))


def test_trying_a_place_leaves_nothing_behind(tmp_path: Path) -> None:
    Output("json", tmp_path / "x.json", "zh", io.StringIO(), several=False)
    assert list(tmp_path.iterdir()) == []


def test_the_worst_result_is_the_one_the_shell_gets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sound, words = write_call(tmp_path)
    setup = Setup(Wanted(engine="scripted", words=words))
    stream = io.StringIO()
    output = Output("json", None, "zh", stream, several=True)
    assert run(setup, [tmp_path / "gone.wav", sound], output, workers=False, language="en") is Exit.BAD_INPUT
    assert json.loads(stream.getvalue())["file"] == "call.wav"
    assert "gone.wav" in capsys.readouterr().err
