from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import tomli_w

from coach_app import practice_services
from coach_app.errors import BadInputError
from coach_app.live_setup import ConsentMissingError
from coach_app.packs import PACKS
from coach_app.paths import DATA_VARIABLE
from coach_app.people.consent import Consent
from coach_app.people.people import People
from coach_app.people.profile import Profile
from coach_app.practice.kept import PracticeLog
from coach_app.practice.news import PracticeMarked
from coach_app.practice.path.values import Opens
from coach_app.practice_services import ProgramPractice
from coach_app.recording.sessions import Kind, SessionFolder, create_session
from coach_app.settings import Settings
from coach_app.ui.practice.shown import Ended
from feedback.baseline import Baseline
from feedback.calibration import Calibration
from feedback.drills.take import HangUp
from tests.coach_app.ui.practice.fake_practice import mark
from tests.feedback.layers import layer

NOW = datetime(2026, 11, 22, 20, tzinfo=UTC)


def a_session(root: Path, drill: str) -> Path:
    """A kept take of a drill, two minutes long."""
    session = create_session(root, kind=Kind.PRACTICE)
    session.change(duration_s=120.0)
    PracticeLog(session.path).begin(drill)
    return session.path


@pytest.fixture
def practice(tmp_path: Path) -> Iterator[ProgramPractice]:
    made = ProgramPractice(tmp_path, Settings, lambda: NOW)
    yield made
    made.close()


def test_the_first_page_has_all_drills_and_three_cards(practice: ProgramPractice) -> None:
    home = practice.home("en")
    assert len(home.drills) == 113
    assert len(home.cards) == 3
    assert home.placement is not None
    assert home.kinds["role_play"] == "Role play: answer the customer"  # type: ignore[index]
    assert "密码" in home.drills[0].words


def test_a_sheet_has_the_customer_the_sound_and_what_counts(practice: ProgramPractice) -> None:
    sheet = practice.sheet("SCN-01", "zh")
    assert sheet.strategy is not None
    assert sheet.strategy.title == "业务办理需求"
    assert "请问还有什么可以帮您？" in sheet.hints
    assert not any("{" in words for words in (*sheet.hints, sheet.background))
    assert sheet.waves["c1"].lasts_s > 1
    assert max(sheet.waves["c1"].peaks) == 1.0


def test_what_this_agent_says_stands_in_the_blanks(tmp_path: Path) -> None:
    agent = People(tmp_path / "people").add(Profile.new("陈晓", placeholders=(("公司", "海风宽带"),)))
    practice = ProgramPractice(tmp_path, lambda: Settings(person=agent.id), lambda: NOW)
    assert any("海风宽带" in words for words in practice.sheet("SCN-01", "zh").hints)
    practice.close()


def test_prompts_say_what_they_aim_at(practice: ProgramPractice) -> None:
    aimed = [practice.sheet(row.id, "en").targets for row in practice.home("en").drills if row.kind == "voice_drill"]
    assert {"160 chars/min", "200 chars/min"} <= {words for targets in aimed for words in targets.values()}


def test_a_drill_that_is_not_there_is_told(practice: ProgramPractice) -> None:
    with pytest.raises(BadInputError):
        practice.sheet("SCN-999", "zh")


def test_nothing_is_recorded_without_consent(practice: ProgramPractice) -> None:
    told: list[object] = []
    with pytest.raises(ConsentMissingError):
        practice.take("SCN-01", told.append).start()


def test_a_take_is_noted_shown_and_leads_on(practice: ProgramPractice, tmp_path: Path) -> None:
    folder = a_session(tmp_path / "sessions", "SCN-01")
    marked = PracticeMarked(folder.name, folder, "complete", mark(True))
    result = practice.result(marked)
    assert (result.drill.id, result.best) == ("SCN-01", False)
    row = practice.home("zh").drills[0]
    assert (row.times, row.score, row.passed) == (1, 91.0, True)
    assert result.next is not None
    assert practice.history("").bests[0].key == "SCN-01"
    practice.tick(folder.name, "心里不着急", True)
    kept = PracticeLog(folder).read()
    assert kept is not None
    assert kept.ticked == {"心里不着急"}
    assert practice.result(marked).ticked == {"心里不着急"}


def test_a_take_without_marks_says_why(practice: ProgramPractice, tmp_path: Path) -> None:
    folder = a_session(tmp_path / "sessions", "SCN-01")
    with pytest.raises(BadInputError, match="nobody was heard"):
        practice.result(PracticeMarked(folder.name, folder, "complete", None, "nobody was heard"))


@pytest.mark.parametrize("drill", ["SCN-01", "SCN-102"])
@pytest.mark.parametrize("ended", [Ended.IDLE, Ended.LONGEST])
def test_a_take_that_ended_by_itself_says_so(
    practice: ProgramPractice, tmp_path: Path, drill: str, ended: Ended
) -> None:
    folder = a_session(tmp_path / "sessions", drill)
    PracticeLog(folder).end(HangUp(None, 60.0), ended.value)
    assert practice.result(PracticeMarked(folder.name, folder, "complete", mark(None))).ended is ended


def test_tips_and_placement_are_put_away_for_good(practice: ProgramPractice) -> None:
    home = practice.home("zh")
    assert home.today is not None
    assert home.today.tip is not None
    practice.put_away(home.today.tip.id)
    practice.skip_placement()
    again = practice.home("zh")
    assert again.today is not None
    assert (again.today.tip, again.placement) == (None, None)
    assert [card.opens for card in again.cards].count(Opens.DRILL) >= 1


def test_a_take_is_noted_for_the_person_who_was_recorded(tmp_path: Path) -> None:
    people = People(tmp_path / "people")
    spoke, chosen = (people.add(Profile.new(name)).id for name in ("A", "B"))
    practice = ProgramPractice(tmp_path, lambda: Settings(person=chosen), lambda: NOW)
    folder = a_session(tmp_path / "sessions", "SCN-01")
    SessionFolder(folder).change(person=spoke)
    practice.result(PracticeMarked(folder.name, folder, "complete", mark(True)))
    assert [len(practice.history(person).bests) for person in (spoke, chosen)] == [1, 0]
    practice.close()


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What becomes of calls: made, or used again; no device is opened."""
    told: list[str] = []

    class Call:
        def __init__(self, *_: object) -> None:
            self.start = self.close = lambda: None
            told.append("made")

        def again(self, _: object) -> None:
            told.append("again")

        def join(self, _: float) -> bool:
            return True

    monkeypatch.setattr(practice_services, "PracticeCall", Call)
    monkeypatch.setattr(practice_services, "microphone_id", lambda _: "headset")
    return told


def test_a_voice_that_was_read_anew_counts_in_the_next_take(tmp_path: Path, told: list[str]) -> None:
    people = People(tmp_path / "people")
    agent = people.add(Profile.new("陈晓"))
    voices = people.baselines(agent.id)
    Consent(tmp_path).accept(agent.id, "zh", NOW)
    practice = ProgramPractice(tmp_path, lambda: Settings(person=agent.id), lambda: NOW)
    for level_db in (-24.0, -22.0):
        voices.save("headset", Calibration(NOW.isoformat(), "", Baseline(level_db=level_db, speech_s=58.0)))
        practice.take("SCN-01", lambda _: None).start()
        practice.take("SCN-01", lambda _: None).start()
    practice.close()
    assert told == ["made", "again", "made", "again"]


def keep_pack(data: Path, company: str) -> None:
    """Write the own pack of a company."""
    folder = data / PACKS / "cloud-sea"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.toml").write_text(tomli_w.dumps(layer(placeholders={"公司": company})), "utf-8")


def test_what_was_changed_in_the_own_pack_is_practised_at_once(tmp_path: Path) -> None:
    keep_pack(tmp_path, "海风宽带")
    practice = ProgramPractice(tmp_path, lambda: Settings(pack="cloud-sea"), lambda: NOW)
    assert any("海风宽带" in words for words in practice.sheet("SCN-01", "zh").hints)
    keep_pack(tmp_path, "山月宽带")
    hints = practice.sheet("SCN-01", "zh").hints
    assert any("山月宽带" in words for words in hints)
    assert not any("海风宽带" in words for words in hints)
    practice.close()


def test_no_call_by_the_rules_of_before_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: list[str]
) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    Consent(tmp_path).accept("", "zh", NOW)
    practice = ProgramPractice(tmp_path, lambda: Settings(pack="cloud-sea"), lambda: NOW)
    for company in ("海风宽带", "山月宽带"):
        keep_pack(tmp_path, company)
        practice.take("SCN-01", lambda _: None).start()
        practice.take("SCN-01", lambda _: None).start()
    practice.close()
    assert told == ["made", "again", "made", "again"]
