from __future__ import annotations

import json
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import soundfile

from audio.block import RATE, Speaker
from coach_app.events import LaneFailed, SessionEnded
from coach_app.library.shared_archive import INDEX, ShareError
from coach_app.library.sharing import SUFFIX, Opened, open_shared, share
from coach_app.observed import VOICE, WORDS, Observed
from coach_app.practice import own_voice
from coach_app.practice.kept import PracticeLog
from coach_app.recording import marker
from coach_app.recording.content import content_of
from coach_app.recording.sessions import SOUND, SessionFolder, create_session, sessions
from coach_app.rulings.entry import Comment, Correction
from coach_app.rulings.log import FILE as RULINGS
from coach_app.rulings.log import RulingLog
from coach_app.shift.journal import write_journal
from coach_app.shift.live_call import EVENTS
from feedback.timeline import Timeline
from tests.coach_app.samples import one_of_each


@dataclass(frozen=True)
class Two:
    """The agent's computer and the trainer's, and what is sent between them."""

    agent: Path
    trainer: Path
    file: Path
    session: SessionFolder

    def there(self) -> SessionFolder:
        return SessionFolder(self.trainer / "sessions" / self.session.id)


@pytest.fixture
def two(tmp_path: Path) -> Two:
    session = create_session(tmp_path / "agent" / "sessions", title="晨会", person="p-0123456789ab")
    pcm = np.random.default_rng(3).integers(-900, 900, (RATE, 2), np.int16)
    soundfile.write(session.path / SOUND, pcm, RATE, "PCM_16")
    heard = [event for event in one_of_each() if not isinstance(event, LaneFailed | SessionEnded)]
    write_journal(session.path / EVENTS, [(event, 1.0) for event in (*heard, SessionEnded(30.0))])
    Observed.of(Timeline(tuple(Speaker)), frozenset()).save(session.path)
    session.finish(duration_s=1.0, content=content_of(session.sound))
    (session.path / "report.html").write_text("derived", "utf-8")
    file = tmp_path / f"sent{SUFFIX}"
    share(session.path, file)
    return Two(tmp_path / "agent", tmp_path / "trainer", file, session)


def said(session: SessionFolder) -> list[str]:
    return [entry.text for entry in RulingLog(session.path).entries() if isinstance(entry, Comment)]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_session_arrives_whole_and_without_what_can_be_made_again(two: Two) -> None:
    assert open_shared(two.trainer, two.file) == Opened(two.session.id, True, 0)
    sent = contents(two.session.path)
    del sent["report.html"]
    assert contents(two.there().path) == sent
    assert not list((two.trainer / "sessions").glob(".*"))


def test_it_comes_back_with_what_was_ruled_and_both_have_all_of_it(two: Two) -> None:
    open_shared(two.trainer, two.file)
    RulingLog(two.there().path).add(Comment(at_s=3.0, text="这里放慢", author="培训"))
    RulingLog(two.session.path).add(Comment(at_s=4.0, text="线路有杂音", author="李静"))
    back = two.file.with_name("back.coach")
    share(two.there().path, back)
    two.there().change(title="another name there")
    assert open_shared(two.agent, back) == Opened(two.session.id, False, 1)
    assert said(two.session) == ["这里放慢", "线路有杂音"]
    assert two.session.manifest.title == "晨会"
    assert open_shared(two.agent, back) == Opened(two.session.id, False, 0), "again brings nothing twice"
    assert len(sessions(two.agent / "sessions")) == 1
    share(two.session.path, two.file)
    assert open_shared(two.trainer, two.file).rulings == 1
    assert said(two.there()) == said(two.session)


def test_practice_can_be_marked_where_it_arrives(two: Two) -> None:
    log = PracticeLog(two.session.path)
    log.begin("SCN-01")
    log.tick("大方报出工号")
    (two.session.path / own_voice.FILE).write_text("{}", "utf-8")
    share(two.session.path, two.file)
    open_shared(two.trainer, two.file)
    assert PracticeLog(two.there().path).read() == log.read()
    assert (two.there().path / own_voice.FILE).read_text("utf-8") == "{}"


@pytest.mark.logs_warning
def test_a_correction_made_where_words_were_hidden_does_not_replace_the_real_ones(
    two: Two, caplog: pytest.LogCaptureFixture
) -> None:
    open_shared(two.trainer, two.file)
    there = RulingLog(two.there().path)
    there.add(Correction(speaker=Speaker.CUSTOMER, start_s=1, end_s=3, text="电话是•••••••••••。", author="培训"))
    there.add(Correction(speaker=Speaker.AGENT, start_s=4, end_s=5, text="请稍等。", author="培训"))
    back = two.file.with_name("back.coach")
    share(two.there().path, back)
    assert open_shared(two.agent, back).rulings == 1
    (came,) = RulingLog(two.session.path).entries()
    assert isinstance(came, Correction)
    assert came.text == "请稍等。"
    assert "not taken in" in caplog.text


def test_what_came_new_with_rulings_says_how_many(two: Two) -> None:
    for text in ("一", "二"):
        RulingLog(two.session.path).add(Comment(at_s=1.0, text=text))
    share(two.session.path, two.file)
    assert open_shared(two.trainer, two.file) == Opened(two.session.id, True, 2)


def test_without_sound_the_rest_is_shared(two: Two) -> None:
    (two.session.path / SOUND).unlink()
    two.session.change(sound_removed="2026-11-01")
    share(two.session.path, two.file)
    open_shared(two.trainer, two.file)
    assert two.there().sound is None
    assert two.there().manifest.sound_removed == "2026-11-01"


def test_rulings_on_a_session_whose_sound_is_gone_here_still_come(two: Two) -> None:
    open_shared(two.trainer, two.file)
    RulingLog(two.there().path).add(Comment(at_s=3.0, text="这里放慢"))
    share(two.there().path, two.file)
    (two.session.path / SOUND).unlink()
    assert open_shared(two.agent, two.file).rulings == 1


def test_words_that_are_gone_here_do_not_come_back_with_the_rulings(two: Two) -> None:
    open_shared(two.trainer, two.file)
    RulingLog(two.there().path).add(Correction(speaker=Speaker.AGENT, start_s=0, end_s=1, text="鹦鹉爱吃榴莲酥"))
    share(two.there().path, two.file)
    two.session.change(words_removed="2026-11-01T00:00:00+08:00")
    assert open_shared(two.agent, two.file).rulings == 1
    assert "鹦鹉" not in RulingLog(two.session.path).path.read_text("utf-8")


def another_session_of_that_id(two: Two) -> None:
    manifest = json.loads((two.session.path / "manifest.json").read_bytes())
    (two.session.path / "manifest.json").write_text(json.dumps(manifest | {"content": "ab" * 32}), "utf-8")


def a_damaged_one_here(two: Two) -> None:
    (two.session.path / "manifest.json").write_text("{", "utf-8")


@pytest.mark.parametrize("happened", [another_session_of_that_id, a_damaged_one_here])
def test_a_session_here_is_never_overwritten(happened: object, two: Two) -> None:
    happened(two)  # type: ignore[operator]
    before = contents(two.session.path)
    with pytest.raises(ShareError, match=r"another session here has its id|cannot be read"):
        open_shared(two.agent, two.file)
    assert contents(two.session.path) == before


def repacked(two: Two, name: str, data: bytes) -> None:
    """The file with one part exchanged, its hash and size as they ought to be."""
    folder = two.file.parent / "altered" / two.session.id
    shutil.copytree(two.session.path, folder)
    (folder / name).write_bytes(data)
    share(folder, two.file, identifiers=True)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("manifest.json", b"[]"),
        ("manifest.json", b'{"schema": "coach.session/2"}'),
        (EVENTS, b"no events"),
        (SOUND, b"fLaC no sound"),
        (VOICE, b"no voice"),
        (WORDS, b"{}"),
    ],
)
def test_what_does_not_read_as_a_session_is_not_taken_in(name: str, data: bytes, two: Two) -> None:
    repacked(two, name, data)
    with pytest.raises(ShareError, match="cannot be opened"):
        open_shared(two.trainer, two.file)
    assert list((two.trainer / "sessions").iterdir()) == []


def test_sound_of_another_call_is_not_taken_in(two: Two) -> None:
    for pcm, said_ in ((np.zeros((RATE, 2), np.int16), "another one"), (np.zeros(RATE, np.int16), "another form")):
        soundfile.write(two.file.with_name("x.flac"), pcm, RATE, "PCM_16")
        shutil.rmtree(two.file.parent / "altered", ignore_errors=True)
        repacked(two, SOUND, two.file.with_name("x.flac").read_bytes())
        with pytest.raises(ShareError, match=said_):
            open_shared(two.trainer, two.file)


def test_rulings_that_are_not_understood_are_passed_over(two: Two) -> None:
    RulingLog(two.session.path).add(Comment(at_s=3.0, text="好"))
    with (two.session.path / RULINGS).open("ab") as file:
        file.write(b'{"entry": "later"}\n\xff\xfe\n')
    share(two.session.path, two.file)
    assert open_shared(two.trainer, two.file).rulings == 1


def test_what_is_not_finished_or_not_whole_is_not_shared(two: Two) -> None:
    marker.sign(two.session.path)
    with pytest.raises(ShareError, match="not finished"):
        share(two.session.path, two.file)
    marker.unmark(two.session.path)
    (two.session.path / EVENTS).unlink()
    with pytest.raises(ShareError, match="no whole session"):
        share(two.session.path, two.file)


def test_where_nothing_can_be_written_that_is_said_and_the_old_file_stays(two: Two) -> None:
    with pytest.raises(ShareError, match="cannot be written"):
        share(two.session.path, two.file / "inside a file")
    with zipfile.ZipFile(two.file) as archive:
        assert INDEX in archive.namelist()
    with pytest.raises(ShareError, match="cannot be written"):
        share(two.session.path, two.agent)
    assert sorted(path.name for path in two.file.parent.iterdir()) == ["agent", two.file.name]
