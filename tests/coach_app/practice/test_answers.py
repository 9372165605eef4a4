"""Which recording answers which line."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from audio.block import RATE
from coach_app.errors import BadInputError
from coach_app.practice.answers import HELLO, Answer, Answers, read_sound
from tests.coach_app.practice.recordings import record
from tests.coach_app.practice.small_drills import drill, line

DRILL = drill(line("c1", "c2"), line("c2", "c2a"), line("c2a"))


def answers(folder: Path, *names: str) -> Answers:
    return Answers(record(folder, dict.fromkeys(names, "好的")), DRILL)


def files(found: object) -> list[str]:
    assert isinstance(found, list)
    return [answer.file.name for answer in found if isinstance(answer, Answer)]


def test_a_file_answers_the_line_of_its_name(tmp_path: Path) -> None:
    given = answers(tmp_path, "hello", "c1", "c2a", "c2-2")
    assert files(given.take(HELLO)) == ["hello.wav"]
    assert files(given.take("c1")) == ["c1.wav"]
    assert files(given.take("c2a")) == ["c2a.wav"]
    assert files(given.take("c2", 0)) == []
    assert files(given.take("c2", 1)) == ["c2-2.wav"]


def test_several_turns_of_one_answer_come_in_the_order_of_their_times(tmp_path: Path) -> None:
    found = answers(tmp_path, "c1@25", "c1", "c1@-0.5").take("c1")
    assert [answer.after_s for answer in found] == [-0.5, None, 25.0]


def test_numbered_files_answer_one_line_after_the_other(tmp_path: Path) -> None:
    given = answers(tmp_path, "01", "02", "10")
    assert [files(given.take(name)) for name in ("c1", "c2", "c2a", "c1")] == [["01.wav"], ["02.wav"], ["10.wav"], []]


def test_a_line_that_needs_no_answer_uses_up_no_number(tmp_path: Path) -> None:
    given = answers(tmp_path, "01")
    assert given.take("c1", named=True) == []
    assert files(given.take("c2")) == ["01.wav"]


def test_what_was_never_said_is_known(tmp_path: Path) -> None:
    given = answers(tmp_path, "c1", "c2")
    given.take("c1")
    assert [file.name for file in given.unused] == ["c2.wav"]


def test_silence_at_the_ends_is_no_part_of_an_answer(tmp_path: Path) -> None:
    [found] = answers(tmp_path, "c1").take("c1")
    assert found.length_s == pytest.approx(1.5, abs=0.15)
    assert found.text == "好的"


def test_words_may_lie_in_a_folder_of_their_own(tmp_path: Path) -> None:
    record(tmp_path / "sound", {"c1": ""})
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "c1.txt").write_text("请稍等\n", "utf-8")
    [found] = Answers(tmp_path / "sound", DRILL, tmp_path / "words").take("c1")
    assert found.text == "请稍等"


def test_the_agent_may_hang_up_when_a_file_says_so(tmp_path: Path) -> None:
    record(tmp_path, {"c1": ""})
    (tmp_path / "hang-up@5.5.txt").touch()
    assert Answers(tmp_path, DRILL).hangs_up_s == 5.5
    assert answers(tmp_path / "other", "c1").hangs_up_s is None


@pytest.mark.parametrize("suffix", [".wav", ".flac", ".ogg", ".mp3"])
def test_any_sound_that_can_be_opened(tmp_path: Path, suffix: str) -> None:
    sound = 0.1 * np.sin(2 * np.pi * 220 * np.arange(44_100) / 44_100)
    soundfile.write(str(tmp_path / f"c1{suffix}"), sound, 44_100)
    [found] = Answers(tmp_path, DRILL).take("c1")
    assert found.length_s == pytest.approx(1.0, abs=0.1)


def test_of_a_stereo_file_the_agents_channel(tmp_path: Path) -> None:
    left = 0.1 * np.sin(2 * np.pi * 220 * np.arange(RATE) / RATE)
    soundfile.write(str(tmp_path / "c1.wav"), np.stack([left, np.zeros(RATE)], axis=1), RATE)
    assert np.abs(read_sound(tmp_path / "c1.wav")).max() > 0.05


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ((), "holds no recordings"),
        (("c1", "c3"), "'c3.wav' answers no line of SCN-01, did you mean 'c"),
        (("helo",), "did you mean 'hello'"),
        (("Answer one",), "Name it after one of: hello, c1, c2, c2a"),
    ],
)
def test_what_cannot_be_used_is_told_in_a_sentence(tmp_path: Path, names: tuple[str, ...], said: str) -> None:
    with pytest.raises(BadInputError, match=said):
        answers(tmp_path, *names)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="There is no folder"):
        Answers(tmp_path / "nowhere", DRILL)


def test_a_recording_without_a_sound(tmp_path: Path) -> None:
    soundfile.write(str(tmp_path / "c1.wav"), np.zeros(RATE), RATE)
    with pytest.raises(BadInputError, match=r"'c1.wav' is silent"):
        Answers(tmp_path, DRILL)


def test_a_text_beside_an_answer_may_begin_with_a_mark_of_the_byte_order(tmp_path: Path) -> None:
    record(tmp_path, {"c1": "好的"})
    (tmp_path / "c1.txt").write_text("好的，马上办。\n", "utf-8-sig")
    (answer,) = Answers(tmp_path, DRILL).take("c1")
    assert answer.text == "好的，马上办。"


def test_a_text_in_another_encoding_is_named_in_one_sentence(tmp_path: Path) -> None:
    record(tmp_path, {"c1": "好的"})
    (tmp_path / "c1.txt").write_bytes("好的".encode("gbk"))
    with pytest.raises(BadInputError, match=r"c1\.txt' is not UTF-8 text\. Save it as UTF-8\."):
        Answers(tmp_path, DRILL)


def test_a_text_that_cannot_be_read_is_named_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record(tmp_path, {"c1": "好的"})

    def held(*_: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_text", held)
    with pytest.raises(BadInputError, match="cannot be read"):
        Answers(tmp_path, DRILL)
