"""Everything that can be wrong with what somebody gives us: one sentence, the right exit code, no traceback."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

from coach_app.cli import main

RATE = 16_000


def sound(seconds: float = 1.0, channels: int = 2) -> np.ndarray:
    noise: np.ndarray = 0.1 * np.random.default_rng(0).standard_normal((round(seconds * RATE), channels))
    return noise


def wav(path: Path, samples: np.ndarray, rate: int = RATE, **options: str) -> Path:
    soundfile.write(path, samples, rate, **options)
    return path


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_LANGUAGE", "en")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run ``coach`` with some arguments; give exit code, output and errors."""

    def run(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        code = ended.value.code
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return (code if isinstance(code, int) else 0), out, err

    return run


Run = Callable[..., tuple[int, str, str]]


def one_sentence(err: str) -> str:
    """The only line of an error: what is wrong and what to do."""
    (line,) = err.strip().splitlines()
    assert line.endswith((".", "。"))
    return line


REFUSED = {
    "missing file": (lambda p: p / "gone.wav", "There is no file"),
    "empty file": (lambda p: _bytes(p / "empty.wav", b""), "empty.wav is empty."),
    "no samples": (lambda p: wav(p / "zero.wav", sound(0)), "zero.wav holds no sound."),
    "text renamed .wav": (lambda p: _bytes(p / "text.wav", b"hello, this is no sound\n" * 9), "is not a sound file"),
    "a folder": (lambda p: p, "is a folder without a finished call"),
    "8 channels": (lambda p: wav(p / "eight.wav", sound(1, 8)), "8 channels"),
    "4 kHz": (lambda p: wav(p / "low.wav", sound(), 4_000), "4000 samples a second"),
}


def _bytes(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(("make", "said"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_judged_is_refused(make: Callable[[Path], Path], said: str, tmp_path: Path, run: Run) -> None:
    code, out, err = run("analyze", make(tmp_path), "--engine", "none")
    assert (code, out) == (2, "")
    assert said in one_sentence(err)


def _truncated(folder: Path) -> Path:
    whole = wav(folder / "whole.wav", sound()).read_bytes()
    return _bytes(folder / "truncated.wav", whole[: len(whole) // 2])


def _nan(folder: Path) -> Path:
    samples = sound()
    samples[100:200] = np.nan
    return wav(folder / "nan.wav", samples, subtype="FLOAT")


JUDGED = {
    "truncated WAV": (_truncated, "truncated"),
    "192 kHz": (lambda p: wav(p / "high.wav", sound(12.0), 192_000), None),
    "all silence": (lambda p: wav(p / "silent.wav", 0 * sound()), "all_silent"),
    "all clipping": (lambda p: wav(p / "clipped.wav", np.sign(sound())), "all_clipped"),
    "NaN samples": (_nan, "not_finite"),
}


@pytest.mark.parametrize(("make", "code"), JUDGED.values(), ids=JUDGED)
def test_what_can_be_judged_all_the_same_is_judged_with_a_remark(
    make: Callable[[Path], Path], code: str | None, tmp_path: Path, run: Run
) -> None:
    status, out, err = run("analyze", make(tmp_path), "--engine", "none", "--format", "json")
    assert status == 0
    notices = [notice["code"] for notice in json.loads(out)["notices"]]
    assert set(notices) == {"words_off"} | ({code} if code else set())
    assert len(err.strip().splitlines()) == len(notices)


def test_an_unknown_engine(tmp_path: Path, run: Run) -> None:
    code, _, err = run("analyze", wav(tmp_path / "a.wav", sound()), "--engine", "parrot")
    assert code == 2
    assert "parrot" in err
    assert "whisper" in err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--engine", "scripted"), "--words"),
        (("--engine", "scripted", "--words", "gone.json"), "gone.json"),
        (("--engine", "whisper", "--words", "gone.json"), "--words is for the scripted recogniser"),
        (("--engine", "none", "--channels", "left,right"), "left"),
        (("--engine", "none", "--channels", "agent,-,customer"), "3 channels"),
        (("--engine", "none", "--pack", "no-such-pack"), "no-such-pack"),
        (("--engine", "none", "--baseline", "gone.flac"), "gone.flac"),
        (("--engine", "none", "--baseline", "gone.json"), "gone.json"),
        (("--model", "no-such-model"), "no-such-model"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_an_option_that_cannot_be_followed(options: tuple[str, ...], said: str, tmp_path: Path, run: Run) -> None:
    code, out, err = run("analyze", wav(tmp_path / "a.wav", sound()), *options)
    assert (code, out) == (2, "")
    assert said in one_sentence(err)


def test_a_model_folder_without_its_parts(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "half-a-model"
    (folder / "conf").mkdir(parents=True)
    code, _, err = run("analyze", wav(tmp_path / "a.wav", sound()), "--engine", "vosk", "--model", folder)
    assert code == 3
    assert "half-a-model" in one_sentence(err)


def test_an_engine_whose_model_is_not_installed(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("asr_models.choose.installed", list)
    code, _, err = run("analyze", wav(tmp_path / "a.wav", sound()), "--engine", "vosk")
    assert code == 3
    assert "coach models install" in one_sentence(err)


def test_without_any_model_the_voice_is_judged_and_the_command_that_helps_is_named(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("asr_models.choose.installed", list)
    code, out, err = run("analyze", wav(tmp_path / "a.wav", sound()), "--format", "json")
    assert code == 0
    assert json.loads(out)["engine"]["name"] == "none"
    assert "coach models install vosk-model-small-cn-0.22" in err


def test_a_reading_too_short_to_learn_from(tmp_path: Path, run: Run) -> None:
    reading = wav(tmp_path / "reading.wav", 0 * sound(3))
    code, _, err = run("analyze", wav(tmp_path / "a.wav", sound()), "--engine", "none", "--baseline", reading)
    assert code == 2
    assert "calibration reading" in one_sentence(err)


@pytest.mark.parametrize("several", [False, True])
def test_an_output_that_cannot_be_written_is_said_before_the_work(several: bool, tmp_path: Path, run: Run) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    call = wav(tmp_path / "a.wav", sound())
    code, _, err = run("analyze", *[call] * (2 if several else 1), "--engine", "none", "--out", blocked / "x.json")
    assert code == 2
    assert "cannot be written" in one_sentence(err)


def test_one_bad_file_among_several_costs_the_others_nothing(tmp_path: Path, run: Run) -> None:
    good, bad = wav(tmp_path / "good.wav", sound()), tmp_path / "gone.wav"
    out = tmp_path / "reports"
    code, _, err = run("analyze", bad, good, "--engine", "none", "--format", "json", "--out", out)
    assert code == 2
    assert "gone.wav" in err
    assert [path.name for path in out.iterdir()] == ["good.json"]


def test_a_bug_of_ours_names_its_log(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_LOG_DIR", str(tmp_path / "logs"))

    def broken(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("coach_app.call.open_sound", broken)
    code, _, err = run("analyze", wav(tmp_path / "a.wav", sound()), "--engine", "none")
    assert code == 1
    (log,) = (tmp_path / "logs").iterdir()
    assert str(log) in one_sentence(err)


def test_in_chinese_the_sentence_is_chinese(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_LANGUAGE", "zh")
    code, _, err = run("analyze", tmp_path / "gone.wav", "--engine", "none")
    assert code == 2
    assert one_sentence(err) == "gone.wav：找不到或无法读取这个文件。请检查路径和权限。"


def test_archives_that_climb_out_of_their_folder_or_burst_are_refused(tmp_path: Path, run: Run) -> None:
    import zipfile

    climbing, bomb = tmp_path / "climb.zip", tmp_path / "bomb.zip"
    with zipfile.ZipFile(climbing, "w") as archive:
        archive.writestr("../outside.txt", "here I am")
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("model/am/final.mdl", b"\0" * 60_000_000)
    for archive_file in (climbing, bomb):
        code, _, err = run("models", "import", archive_file)
        assert code == 2
        assert one_sentence(err)
    assert not (tmp_path.parent / "outside.txt").exists()


def test_a_pack_with_five_mistakes_is_told_all_five(tmp_path: Path, run: Run) -> None:
    from feedback.pack import BUILT_IN, DEFAULT

    pack = tmp_path / "pack"
    pack.mkdir()
    for file in (BUILT_IN / DEFAULT).iterdir():
        if file.is_file():
            (pack / file.name).write_bytes(file.read_bytes())
    text = (pack / "pack.toml").read_text("utf-8")
    text = text.replace('schema = "coach.pack/1"', 'schema = "coach.pack/1"\ncolour = "blue"', 1)
    text = text.replace('language = "zh"', 'language = "Chinese"', 1)
    text = text.replace('metric = "rate_cpm"', 'metric = "rate_cpn"', 1)
    for old, new in (("severity = ", "severty = "), ("\nkind = ", "\nkid = ")):
        before, _, after = text.rpartition(old)
        text = before + new + after
    (pack / "pack.toml").write_text(text, "utf-8")
    code, _, err = run("packs", "check", pack)
    assert code == 2
    for named in ("colour", "rate_cpn", "severty", "language", "kid"):
        assert named in err
