from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from audio.lane import Settled, Track
from coach_app.call import Setup
from coach_app.cli_sessions import app
from coach_app.errors import BadInputError
from coach_app.observed import VOICE, WORDS, Observed
from coach_app.recording.sessions import SessionFolder, create_session
from coach_app.report.model import analysis_of
from coach_app.shift.journal import read_journal, write_journal
from coach_app.shift.live_call import EVENTS
from feedback.pack import find_pack
from feedback.timeline import Timeline
from tests.coach_app.samples import AGENT, CUSTOMER, one_of_each
from tests.feedback.voices import Says, frames, utterance


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SessionFolder:
    """A kept call in which a forbidden phrase is said, with events of other rules."""
    monkeypatch.setenv("COACH_DATA_DIR", str(tmp_path / "data"))
    seen = Timeline((AGENT, CUSTOMER))
    seen.add(frames(AGENT, [Says(1, 4)], 10.0))
    seen.add(frames(CUSTOMER, [Says(5, 7)], 10.0))
    seen.add(utterance(AGENT, 1.0, 4.0, "这个不归我管。"))
    for track in Track:
        for speaker in (AGENT, CUSTOMER):
            for n in range(1, 101):
                seen.add(Settled(track, speaker, n / 10, n / 10))
    made = create_session(tmp_path / "data" / "sessions", pack_id="zh-service", pack_sha256="ab" * 32)
    Observed.of(seen, frozenset(Track)).save(made.path)
    write_journal(made.path / EVENTS, [(event, 1.0) for event in one_of_each()])
    made.finish(duration_s=10.0)
    return made


def run(*arguments: object) -> tuple[int, Any]:
    done = CliRunner().invoke(app, ["rejudge", *map(str, arguments), "--format", "json"])
    if isinstance(done.exception, BadInputError):
        raise done.exception
    return done.exit_code, json.loads(done.stdout)


def test_other_rules_judge_what_is_kept_once(session: SessionFolder, tmp_path: Path) -> None:
    done = {"schema": "coach.sessions/1", "rejudged": [session.id], "current": [], "refused": {}}
    assert run("--all") == (0, done)
    kinds = {one.flag.kind for one in analysis_of(e.event for e in read_journal(session.path / EVENTS)).findings}
    assert "phrase_forbidden" in kinds
    assert run(session.id) == (0, {**done, "rejudged": [], "current": [session.id]})
    assert run(session.id, "--force")[1]["rejudged"] == [session.id]
    listed = CliRunner().invoke(app, ["list", "--kind", "phrase_forbidden", "--format", "json"])
    assert json.loads(listed.stdout)["total"] == 1, "the index follows"
    shutil.copytree(find_pack("zh-service"), tmp_path / "own")
    text = (tmp_path / "own" / "pack.toml").read_text("utf-8")
    (tmp_path / "own" / "pack.toml").write_text(text.replace('version = "1.0.0"', 'version = "2.0.0"'), "utf-8")
    assert run("--all", "--pack", tmp_path / "own")[1]["rejudged"] == [session.id]
    assert session.manifest.pack_version == "2.0.0"


def test_unless_a_pack_is_named_each_stays_with_its_own(session: SessionFolder, tmp_path: Path) -> None:
    centre = tmp_path / "data" / "packs" / "centre"
    shutil.copytree(find_pack("zh-service"), centre)
    text = (centre / "pack.toml").read_text("utf-8")
    (centre / "pack.toml").write_text(text.replace('id = "zh-service"', 'id = "centre"', 1), "utf-8")
    other, gone = (session.path.with_name(f"20261122-10000{n}-abcd") for n in range(2))
    for folder, pack in ((other, "centre"), (gone, "left-behind")):
        shutil.copytree(session.path, folder)
        SessionFolder(folder).change(id=folder.name, pack_id=pack)
    code, answer = run("--all")
    assert (code, sorted(answer["rejudged"])) == (2, sorted([session.id, other.name]))
    assert session.manifest.pack_id == "zh-service"
    assert SessionFolder(other).manifest.pack_id == "centre"
    assert "left-behind" in answer["refused"][gone.name]
    assert run(gone.name, "--pack", "centre")[1]["rejudged"] == [gone.name]


def test_what_cannot_be_judged_anew_costs_the_others_nothing(session: SessionFolder) -> None:
    other = session.path.with_name("20261122-100000-abcd")
    shutil.copytree(session.path, other)
    SessionFolder(other).change(id=other.name, words_removed="2026-11-01")
    (other / WORDS).unlink()
    code, answer = run("--all")
    assert (code, answer["rejudged"]) == (2, [session.id])
    assert "were removed on 2026-11-01" in answer["refused"][other.name]


def test_without_measures_or_sound_that_is_said(session: SessionFolder) -> None:
    (session.path / VOICE).unlink()
    code, answer = run(session.id, "--from-sound", "--engine", "none")
    assert (code, "neither sound nor" in answer["refused"][session.id]) == (2, True)


@pytest.mark.parametrize("named", [[], ["--all", "20261122-100000-abcd"]])
def test_either_some_or_all_are_named(named: list[str], session: SessionFolder) -> None:
    with pytest.raises(BadInputError, match="Name sessions, or --all"):
        run(*named)


def test_no_id_leads_out_of_the_sessions(session: SessionFolder) -> None:
    with pytest.raises(BadInputError, match="There is no session"):
        run("../sessions")
    assert "There is no session" in run("20261122-100000-abcd")[1]["refused"]["20261122-100000-abcd"]


def test_what_has_no_measures_is_heard_anew_where_that_is_asked_for(
    session: SessionFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured = Observed.load(session.path)
    (session.path / VOICE).unlink()
    (session.path / "sound.flac").touch()
    session.change(placeholders={"姓名": "李静"})

    def hear(root: Path, heard: str, setup: Setup) -> None:
        assert setup.wanted.engine == "none"
        measured.save(root / heard)
        SessionFolder(root / heard).change(**setup.about)

    monkeypatch.setattr("coach_app.shift.regroup.judge_anew", hear)
    code, answer = run(session.id)
    assert (code, "--from-sound" in answer["refused"][session.id]) == (2, True)
    assert run(session.id, "--from-sound", "--engine", "none")[1]["rejudged"] == [session.id]
    assert session.manifest.placeholders == {"姓名": "李静"}
    assert Observed.is_kept(session.path)
