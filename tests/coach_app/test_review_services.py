from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from audio.block import Speaker
from coach_app.call import Setup
from coach_app.errors import BadInputError
from coach_app.library.rejudging import is_current
from coach_app.people.people import People
from coach_app.people.profile import Profile
from coach_app.privacy.disclosure import Disclosures
from coach_app.review.correcting import PutRight, correction_of
from coach_app.review.session import ReviewedSession
from coach_app.review_services import ProgramReview
from coach_app.rulings.entry import Comment, FlagRef, Retraction, Ruling
from coach_app.settings import Settings
from coach_app.ui.review.services import ReviewServices
from feedback.flag import ItemStatus
from tests.coach_app.library.a_session import keep as judged
from tests.coach_app.library.a_session import labelled
from tests.coach_app.review.kept import keep

CALLS = Path(__file__).parents[1] / "calls"
NAME = "dev02_fast_no_closing"


@pytest.fixture(scope="module")
def call(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("kept")
    return judged(root, CALLS / f"{NAME}.flac", Setup(labelled(NAME))).path


@pytest.fixture
def changed() -> list[str]:
    return []


@pytest.fixture
def review(tmp_path: Path, changed: list[str]) -> Iterator[ProgramReview]:
    made = ProgramReview(tmp_path, Settings, changed.append)
    yield made
    made.close()


def test_it_is_what_the_page_asks_for(review: ProgramReview) -> None:
    services: ReviewServices = review
    assert not services.shows_identifiers()
    assert services.author() == ""


def test_an_entry_is_kept_shown_and_told(review: ProgramReview, tmp_path: Path, changed: list[str]) -> None:
    folder = keep(tmp_path / "sessions").path
    session = review.open(folder.name, unmasked=False)
    assert session.marks.score is not None  # by the rubric of its pack
    now = review.write(session, Comment(at_s=3.0, text="很稳"))
    assert [comment.text for comment in now.rulings.comments] == ["很稳"]
    assert changed == [folder.name]


def test_whoever_works_here_writes_and_is_journalled(tmp_path: Path) -> None:
    profile = People(tmp_path / "people").add(Profile.new("王老师"))
    review = ProgramReview(tmp_path, lambda: Settings(person=profile.id), lambda _: None)
    folder = keep(tmp_path / "sessions").path
    assert review.author() == "王老师"
    review.open(folder.name, unmasked=True)
    assert [(one.who, one.session, one.where) for one in Disclosures(tmp_path).all()] == [
        (profile.id, folder.name, "review")
    ]
    review.close()


def test_no_name_leads_out_of_the_sessions(review: ProgramReview) -> None:
    with pytest.raises(BadInputError, match="no session"):
        review.open("../people", unmasked=False)
    with pytest.raises(BadInputError, match="no session"):
        review.rejudge("../people", unmasked=False)


def test_a_corrected_word_changes_the_judgement_and_back(
    review: ProgramReview, tmp_path: Path, call: Path, changed: list[str]
) -> None:
    folder = tmp_path / "sessions" / call.name
    shutil.copytree(call, folder)
    before = review.open(folder.name, unmasked=False)
    heard = before.analysis.said[0].utterance
    right = PutRight("喂", heard.speaker, heard.span.start_s, heard.span.end_s)
    entry = correction_of(heard, right, before.rulings.corrections, "王老师")
    assert entry is not None
    after = review.correct(before, entry, unmasked=False)

    def opening(session: ReviewedSession) -> ItemStatus:
        return {item.item: item.status for item in session.analysis.checklist}["opening"]

    assert opening(before) is ItemStatus.SAID
    assert opening(after) is not ItemStatus.SAID
    assert after.analysis.said[0].utterance.text == "喂"
    assert after.rulings.corrections == (entry,)
    assert changed == [folder.name]
    # the corrected utterance is put right once more: as it was heard
    as_heard = replace(right, text=heard.text)
    again = correction_of(after.analysis.said[0].utterance, as_heard, (entry,))
    assert again is not None
    restored = review.correct(after, again, unmasked=False)
    assert opening(restored) is ItemStatus.SAID
    assert is_current(folder, Setup(labelled(NAME)).pack)


def test_a_correction_that_is_taken_back_is_undone(review: ProgramReview, tmp_path: Path, call: Path) -> None:
    folder = tmp_path / "sessions" / call.name
    shutil.copytree(call, folder)
    before = review.open(folder.name, unmasked=False)
    heard = before.analysis.said[0].utterance
    entry = correction_of(heard, PutRight("喂", heard.speaker, heard.span.start_s, heard.span.end_s + 0.4), ())
    assert entry is not None
    after = review.correct(before, entry, unmasked=False)
    assert after.analysis.said[0].utterance.span != heard.span
    restored = review.correct(after, Retraction(of=entry.id), unmasked=False)
    for now in (restored, review.open(folder.name, unmasked=False)):
        assert now.rulings.corrections == ()
        assert now.analysis.said == before.analysis.said
        assert now.analysis.checklist == before.analysis.checklist
        assert now.marks.score == before.marks.score
        assert [(f.flag.kind, f.flag.span, f.flag.subject) for f in now.rulings.flags] == [
            (f.flag.kind, f.flag.span, f.flag.subject) for f in before.rulings.flags
        ]
    assert is_current(folder, Setup(labelled(NAME)).pack)


def test_a_ruling_on_a_missing_item_does_not_go_to_another_when_the_item_was_said_after_all(
    review: ProgramReview, tmp_path: Path, call: Path
) -> None:
    folder = tmp_path / "sessions" / call.name
    shutil.copytree(call, folder)
    before = review.open(folder.name, unmasked=False)
    heard = [said.utterance for said in before.analysis.said if said.utterance.speaker is Speaker.AGENT][-1]
    wrong = next(one.flag for one in before.rulings.flags if one.flag.subject == "goodbye")
    ruled = review.write(before, Ruling(flag=FlagRef.of(wrong), verdict="wrong"))
    right = PutRight(f"{heard.text}再见。", heard.speaker, heard.span.start_s, heard.span.end_s)
    entry = correction_of(heard, right, ())
    assert entry is not None
    after = review.correct(ruled, entry, unmasked=False)
    missing = {one.flag.subject: one.stands for one in after.rulings.flags if one.flag.kind is wrong.kind}
    assert "goodbye" not in missing
    assert missing
    assert all(missing.values())
    assert [one.entry for one in after.rulings.lost] == ["ruling"]


def test_a_session_whose_events_are_damaged_is_judged_anew(review: ProgramReview, tmp_path: Path, call: Path) -> None:
    folder = tmp_path / "sessions" / call.name
    shutil.copytree(call, folder)
    whole = review.open(folder.name, unmasked=False)
    (folder / "events.jsonl").write_bytes(b"")
    with pytest.raises(BadInputError, match="missing or damaged"):
        review.open(folder.name, unmasked=False)
    again = review.rejudge(folder.name, unmasked=False)
    assert [f.flag.kind for f in again.analysis.findings] == [f.flag.kind for f in whole.analysis.findings]


def test_a_call_that_a_crash_cut_off_is_judged_to_its_end_from_its_sound(
    tmp_path: Path, call: Path, changed: list[str]
) -> None:
    folder = tmp_path / "sessions" / call.name
    shutil.copytree(call, folder)
    for name in ("voice.npz", "words.json", "baseline.json"):
        (folder / name).unlink(missing_ok=True)
    lines = (folder / "events.jsonl").read_bytes().splitlines(keepends=True)
    (folder / "events.jsonl").write_bytes(b"".join(lines[: len(lines) // 4]))
    review = ProgramReview(tmp_path, lambda: Settings(engine="none"), changed.append)
    cut = review.open(folder.name, unmasked=False)
    assert cut.cut_off
    again = review.rejudge(folder.name, unmasked=False)
    review.close()
    assert not again.cut_off
    assert again.manifest.placeholders == cut.manifest.placeholders
    assert again.curves[Speaker.AGENT].at_s[-1] > 0.9 * again.manifest.duration_s > cut.curves[Speaker.AGENT].at_s[-1]
    assert changed == [folder.name]


def test_a_pack_that_is_not_there_leaves_the_usual_sentences(review: ProgramReview, tmp_path: Path) -> None:
    folder = keep(tmp_path / "sessions")
    folder.change(pack_id="gone")
    _, sayings = review.voice(review.open(folder.path.name, unmasked=False), "en")
    assert sayings.language == "en"
    assert sayings.titles
