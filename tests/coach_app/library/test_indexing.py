from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from coach_app.events import Said
from coach_app.library.indexing import DAMAGED, EVENTS, Indexed, read_session, seen
from coach_app.privacy.masking import mask_said
from coach_app.recording.sessions import MANIFEST, SOUND, Manifest, SessionFolder
from coach_app.rulings.entry import FlagRef, Objection, Ruling
from coach_app.rulings.log import RulingLog
from feedback.flag import ItemState, ItemStatus, Kind, Severity
from feedback.pack import load_pack
from feedback.rubric import Rubric
from tests.coach_app.library.sessions_on_disk import write_session
from tests.coach_app.samples import CUSTOMER, a_flag

FLAGS = (
    a_flag(),
    a_flag(number=2, kind=Kind.PHRASE_FORBIDDEN, severity=Severity.ALERT, rule="phrase.forbidden"),
    a_flag(number=3, kind=Kind.PRAISE, severity=Severity.PRAISE, rule="praise"),
)
ITEMS = (ItemState("opening", ItemStatus.SAID, 2.0), ItemState("goodbye", ItemStatus.MISSING, 60.0))


def no_rubric(_: Manifest) -> Rubric:
    return Rubric()


def read(folder: Path, **changed: object) -> Indexed:
    asked = {"known": None, "mask": mask_said, "rubric_of": no_rubric} | changed
    return read_session(folder, **asked)  # type: ignore[arg-type]


def folder_of(data: Path, **fields: object) -> Path:
    said = ("您好，中国银行。", (CUSTOMER, "我要退款。"))
    return data / "sessions" / write_session(data, 0, said, FLAGS, ITEMS, **fields)


def test_a_session_is_what_its_events_come_to(tmp_path: Path) -> None:
    indexed = read(folder_of(tmp_path, title="退款", tags=("示范",)))
    judged = indexed.judged
    assert judged is not None
    assert (indexed.manifest.title, indexed.state, indexed.has_sound) == ("退款", "complete", False)
    assert (judged.alerts, judged.nudges) == (1, 1)
    assert judged.kinds == {"rate_fast": 1, "phrase_forbidden": 1, "praise": 1}
    assert [(state.item, state.status) for state in judged.items] == [(s.item, s.status) for s in ITEMS]
    assert [(w.speaker, w.start_s, w.spaced) for w in judged.words] == [
        ("agent", 1.0, "您 好 中 国 银 行"),
        ("customer", 5.0, "我 要 退 款"),
    ]


def test_only_masked_words_are_taken_in(tmp_path: Path) -> None:
    session = write_session(tmp_path, 0, ("请问电话号码是多少？", "一三八零零一三八零零零。"))
    judged = read(tmp_path / "sessions" / session).judged
    assert judged is not None
    assert not any(
        "三 八" in words.spaced or "san ba" in words.pinyin or "三八" in words.text for words in judged.words
    )


def test_rulings_and_objections_are_counted_for_flags_that_accuse(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    log = RulingLog(folder)
    for flag in (FLAGS[0], FLAGS[2]):
        log.add(Ruling(flag=FlagRef.of(flag), verdict="right"))
    log.add(Objection(flag=FlagRef.of(FLAGS[1]), reason="没说过"))
    judged = read(folder).judged
    assert judged is not None
    assert (judged.ruled, judged.open_objections) == (1, 1)


def test_the_score_is_the_rubrics(tmp_path: Path) -> None:
    judged = read(folder_of(tmp_path), rubric_of=lambda _: load_pack().rubric).judged
    assert judged is not None
    assert judged.score is not None
    assert 0 < judged.score < 100


def test_what_has_not_changed_is_not_read_again(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    before = seen(folder)

    def never(_: Sequence[Said]) -> Sequence[Said]:
        pytest.fail("the words were read again")

    SessionFolder(folder).change(title="neu")
    indexed = read(folder, known=before, mask=never)
    assert indexed.judged is None
    assert indexed.manifest.title == "neu"
    assert indexed.seen.judged == before.judged
    assert indexed.seen.about != before.about


def test_a_ruling_is_a_change_and_so_is_sound_that_was_removed(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    (folder / SOUND).write_bytes(b"fLaC")
    before = seen(folder)
    RulingLog(folder).add(Ruling(flag=FlagRef.of(FLAGS[0]), verdict="wrong"))
    assert seen(folder).judged != before.judged
    (folder / SOUND).unlink()
    assert seen(folder).about != before.about


def test_a_session_without_manifest_is_there_all_the_same(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    (folder / MANIFEST).write_text('{"schema": "coach.sess')
    indexed = read(folder)
    assert indexed.state == DAMAGED
    assert indexed.manifest.id == folder.name
    assert f"{indexed.manifest.started_at:%Y%m%d-%H%M%S}" == folder.name[:15]
    assert indexed.judged is not None
    assert indexed.judged.nudges == 1
    (folder / MANIFEST).unlink()
    assert read(folder).state == DAMAGED


def test_of_damaged_events_counts_what_comes_before_the_damage(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    whole = (folder / EVENTS).read_bytes()
    (folder / EVENTS).write_bytes(whole[: whole.index("退款".encode())])
    judged = read(folder).judged
    assert judged is not None
    assert len(judged.words) == 1
    assert judged.score is None  # it did not come to its end
    (folder / EVENTS).unlink()
    judged = read(folder).judged
    assert judged is not None
    assert judged.words == ()


def test_a_copied_folder_is_a_session_of_its_own(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    other = folder.with_name("20260101-000000-ffff")
    other.mkdir()
    os.link(folder / MANIFEST, other / MANIFEST)
    assert read(other).manifest.id == other.name


def test_no_folder_is_no_session(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "sessions" / "20260101-000000-aaaa")


@pytest.mark.parametrize("score", [51.2, 0.0, None])
def test_the_score_of_a_practice_is_its_drills(tmp_path: Path, score: float | None) -> None:
    folder = folder_of(tmp_path, kind="practice", drill_score=score)
    judged = read(folder, rubric_of=lambda _: load_pack().rubric).judged
    assert judged is not None
    assert judged.score == score
