from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from asr_models.transcript import Utterance
from audio.block import Speaker
from audio.lane import Track
from audio.span import Span
from coach_app.call import Setup, Wanted
from coach_app.events import AudioLost, Event, LaneFailed, NoticeGiven, Said, SessionStarted, VerdictGiven
from coach_app.library.rejudging import Reason, RejudgeError, is_current, rejudge
from coach_app.observed import VOICE, WORDS, FailedLane, Observed
from coach_app.recording import marker
from coach_app.recording.sessions import SOUND, Lost, SessionFolder
from coach_app.report.model import analysis_of
from coach_app.rulings.entry import Correction, Retraction
from coach_app.rulings.log import RulingLog
from coach_app.shift.journal import read_journal, write_journal
from coach_app.shift.live_call import EVENTS
from feedback.flag import Kind
from feedback.pack import find_pack
from tests.coach_app.a_call import write_call
from tests.coach_app.library.a_session import CALLS, NAMES, keep, labelled
from tests.coach_app.samples import a_flag

ROOT = Path(__file__).parents[3]

#: A call in which much is found, one with a hold, and one without words.
SOME = [name for name in NAMES if name[:5] in ("dev04", "dev06", "dev09")]


@pytest.fixture(scope="module")
def rules() -> Setup:
    """The rules alone: nothing that hears."""
    return Setup(Wanted(engine="none"))


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A kept session of a short call, judged from its sound."""
    folder = tmp_path_factory.mktemp("short")
    sound, words = write_call(folder)
    setup = Setup(Wanted(engine="scripted", words=words, placeholders=(("姓名", "李静"),)))
    return keep(folder / "sessions", sound, setup).path


@pytest.fixture
def session(first: Path, tmp_path: Path) -> SessionFolder:
    """A copy of it."""
    shutil.copytree(first, tmp_path / first.name)
    return SessionFolder(tmp_path / first.name)


def events(session: SessionFolder) -> list[Event]:
    return [entry.event for entry in read_journal(session.path / EVENTS)]


def said(session: SessionFolder) -> list[Utterance]:
    return [event.utterance for event in events(session) if isinstance(event, Said)]


@pytest.mark.parametrize("name", SOME)
def test_a_labelled_call_judged_anew_is_as_it_was_judged_from_its_sound(
    name: str, tmp_path: Path, rules: Setup
) -> None:
    as_before(name, tmp_path, rules)


@pytest.mark.soak
@pytest.mark.parametrize("name", [name for name in NAMES if name not in SOME])
def test_all_labelled_calls_judged_anew_are_as_they_were(name: str, tmp_path: Path, rules: Setup) -> None:
    as_before(name, tmp_path, rules)


def as_before(name: str, folder: Path, rules: Setup) -> None:
    """Flags, checklist, words with rates and phrases, figures, gauges, remarks: all of the analysis is the same."""
    session = keep(folder, CALLS / f"{name}.flac", Setup(labelled(name)))
    before, manifest = events(session), session.manifest
    (session.path / SOUND).unlink()  # neither sound nor labels are asked
    rejudge(session.path, rules)
    assert analysis_of(events(session)) == analysis_of(before)
    assert session.manifest == manifest
    entries = list(read_journal(session.path / EVENTS))
    assert all(one.published_s <= two.published_s for one, two in pairwise(entries))


def test_other_rules_are_named_in_the_manifest_and_in_the_events(session: SessionFolder) -> None:
    other = Setup(Wanted(engine="none", language="en"))
    object.__setattr__(other.pack, "sha256", "ab" * 32)
    assert not is_current(session.path, other.pack)
    rejudge(session.path, other)
    assert is_current(session.path, other.pack)
    assert session.manifest.pack_sha256 == "ab" * 32
    assert session.manifest.engine == "scripted"
    begun = events(session)[0]
    assert isinstance(begun, SessionStarted)
    assert (begun.pack_sha256, begun.engine, begun.file) == ("ab" * 32, "scripted", SOUND)


def test_a_corrected_word_changes_the_judgement_and_taken_back_it_is_as_before(
    session: SessionFolder, rules: Setup
) -> None:
    before = events(session)
    heard = said(session)[-1]
    assert heard.text == "让您久等了。"
    correction = Correction(
        speaker=heard.speaker, start_s=heard.span.start_s, end_s=heard.span.end_s, text="这不归我管。"
    )
    RulingLog(session.path).add(correction)
    assert not is_current(session.path, rules.pack)
    rejudge(session.path, rules)
    assert said(session)[-1].text == "这不归我管。"
    assert any(one.flag.kind is Kind.PHRASE_FORBIDDEN for one in analysis_of(events(session)).findings)
    assert is_current(session.path, rules.pack)
    assert Observed.load(session.path).utterances[-2].text == "让您久等了。", "what was heard stays"
    RulingLog(session.path).add(Retraction(of=correction.id))
    rejudge(session.path, rules)
    assert analysis_of(events(session)) == analysis_of(before)


def test_corrections_may_be_tried_without_being_written(session: SessionFolder, rules: Setup) -> None:
    first = said(session)[0]
    other = Correction(speaker=first.speaker, start_s=first.span.start_s, end_s=first.span.end_s, by=Speaker.CUSTOMER)
    rejudge(session.path, rules, corrections=[other])
    assert next(one.speaker for one in said(session)) is Speaker.CUSTOMER
    assert not is_current(session.path, rules.pack)


def test_what_was_said_of_flags_and_of_the_sound_stays(session: SessionFolder, rules: Setup) -> None:
    kept = [(entry.event, entry.published_s) for entry in read_journal(session.path / EVENTS)]
    flag = next(iter(analysis_of([event for event, _ in kept]).findings)).flag
    verdict = VerdictGiven(9.0, flag.number, flag.rule, "wrong")
    stale = VerdictGiven(9.0, 999, "nothing", "wrong")
    noticed, swapped = NoticeGiven(3.0, "bleed", "as heard"), NoticeGiven(3.0, "channels_swapped")
    write_journal(
        session.path / EVENTS,
        [*kept[:3], (swapped, 3.0), (noticed, 3.0), *kept[3:-1], (verdict, 9.0), (stale, 9.0), kept[-1]],
    )
    rejudge(session.path, rules)
    told = events(session)
    given = [event for event in told if isinstance(event, VerdictGiven)]
    (again,) = [one.flag for one in analysis_of(told).findings if one.flag.number == given[0].number]
    assert (len(given), given[0].verdict, again.kind, again.span) == (1, "wrong", flag.kind, flag.span)
    assert [event for event in told if isinstance(event, NoticeGiven)] == [noticed]


def test_lost_sound_and_lost_lanes_are_told_again(session: SessionFolder, rules: Setup) -> None:
    session.change(lost=(Lost(speaker=Speaker.CUSTOMER, start_s=2.0, end_s=6.0, reason="gone"),))
    dead = FailedLane(Track.WORDS, 7.0, "The words process ended twice.", "Run 'coach doctor'.")
    replace(Observed.load(session.path), failed=(dead,)).save(session.path)
    rejudge(session.path, rules)
    told = events(session)
    assert AudioLost(Speaker.CUSTOMER, Span(2.0, 6.0), "gone") in told
    (failed,) = [event for event in told if isinstance(event, LaneFailed)]
    assert (failed.lane, failed.reason, 7.0 <= failed.at_s <= 8.1) == ("words", dead.reason, True)
    assert analysis_of(told).lanes == {"prosody": "ok", "words": "failed"}


def test_a_damaged_journal_is_written_anew(session: SessionFolder, rules: Setup) -> None:
    whole = analysis_of(events(session))
    (session.path / EVENTS).write_bytes(b"broken off")
    rejudge(session.path, rules)
    again = analysis_of(events(session))
    assert (again.findings, again.checklist, again.said) == (whole.findings, whole.checklist, whole.said)
    (session.path / EVENTS).unlink()
    rejudge(session.path, rules)
    assert analysis_of(events(session)) == again


def removed_words(session: SessionFolder) -> None:
    (session.path / WORDS).unlink()
    session.change(words_removed="2026-11-01T00:00:00+08:00")


def removed_sound(session: SessionFolder) -> None:
    for name in (VOICE, SOUND):
        (session.path / name).unlink()
    session.change(sound_removed="2026-11-02T00:00:00+08:00")


def being_recorded(session: SessionFolder) -> None:
    marker.sign(session.path)


def nothing_measured(session: SessionFolder) -> None:
    (session.path / VOICE).unlink()


def nothing_at_all(session: SessionFolder) -> None:
    for name in (VOICE, SOUND):
        (session.path / name).unlink()


def no_manifest(session: SessionFolder) -> None:
    (session.path / "manifest.json").write_text("{", "utf-8")


@pytest.mark.parametrize(
    ("happened", "reason", "said"),
    [
        (removed_words, Reason.WORDS_REMOVED, "words of .* were removed on 2026-11-01"),
        (removed_sound, Reason.SOUND_REMOVED, "sound of .* was removed on 2026-11-02"),
        (being_recorded, Reason.LIVE, "still being recorded"),
        (nothing_measured, Reason.NOT_KEPT, "--from-sound"),
        (nothing_at_all, Reason.DAMAGED, "neither sound nor"),
        (no_manifest, Reason.GONE, "There is no session"),
    ],
)
def test_what_cannot_be_judged_anew_is_said_in_a_sentence_and_left_alone(
    happened: Callable[[SessionFolder], None], reason: Reason, said: str, session: SessionFolder, rules: Setup
) -> None:
    happened(session)
    before = (session.path / EVENTS).read_bytes()
    with pytest.raises(RejudgeError, match=said) as refused:
        rejudge(session.path, rules)
    assert refused.value.reason is reason
    assert (session.path / EVENTS).read_bytes() == before


def test_words_that_go_while_it_is_judged_do_not_come_back(
    session: SessionFolder, rules: Setup, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (session.path / EVENTS).read_bytes()

    def meanwhile(path: Path, told: Iterable[tuple[Event, float]]) -> None:
        session.change(words_removed="2026-11-01T00:00:00+08:00")
        write_journal(path, told)

    monkeypatch.setattr("coach_app.library.rejudging.write_journal", meanwhile)
    with pytest.raises(RejudgeError) as caught:
        rejudge(session.path, rules)
    assert caught.value.reason is Reason.WORDS_REMOVED
    assert (session.path / EVENTS).read_bytes() == before


def test_judged_by_two_at_once_events_and_manifest_are_by_the_same_rules(
    session: SessionFolder, rules: Setup, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Setup(Wanted(engine="none"))
    object.__setattr__(other.pack, "sha256", "ab" * 32)
    second = threading.Thread(target=rejudge, args=(session.path, other))

    def meanwhile(path: Path, told: Iterable[tuple[Event, float]]) -> None:
        write_journal(path, told)
        if threading.current_thread() is not second:
            second.start()
            second.join(1.0)  # it is through by then unless it waits

    monkeypatch.setattr("coach_app.library.rejudging.write_journal", meanwhile)
    rejudge(session.path, rules)
    second.join(30)
    begun = events(session)[0]
    assert isinstance(begun, SessionStarted)
    assert session.manifest.pack_sha256 == begun.pack_sha256 == "ab" * 32


def test_what_the_person_had_chosen_holds_again(session: SessionFolder, rules: Setup) -> None:
    assert session.manifest.placeholders == {"姓名": "李静"}
    session.change(silenced=(a_flag().kind.value,), wrong={"pace.too_fast": 3})
    rejudge(session.path, rules)
    assert session.manifest.wrong == {"pace.too_fast": 3}


def test_judging_anew_that_is_killed_at_any_moment_is_gone_on_with(first: Path, tmp_path: Path) -> None:
    killed(first, tmp_path, random.Random(20261122), 8)


@pytest.mark.soak
def test_judging_anew_that_is_killed_twenty_times_is_gone_on_with(first: Path, tmp_path: Path) -> None:
    killed(first, tmp_path, random.Random(), 20)


#: Judges all sessions of a folder anew that are not as these rules would have them.
RUN = """
import sys
from pathlib import Path
from coach_app.call import Setup, Wanted
from coach_app.library.rejudging import is_current, rejudge

setup = Setup(Wanted(engine="none", pack=sys.argv[2]))
for folder in sorted(Path(sys.argv[1]).glob("2*")):
    if not is_current(folder, setup.pack):
        print(folder.name, flush=True)
        rejudge(folder, setup)
"""


def killed(first: Path, folder: Path, dice: random.Random, times: int) -> None:
    """Kill it again and again; every session is as the one rules or the other have it, and in the end all are new."""
    root, pack = folder / "sessions", folder / "other"
    whole = len(list(read_journal(first / EVENTS)))
    for number in range(times + 4):
        shutil.copytree(first, root / f"20261122-1000{number:02}-abcd")
    shutil.copytree(find_pack("zh-service"), pack)
    text = (pack / "pack.toml").read_text("utf-8")
    (pack / "pack.toml").write_text(text.replace('version = "1.0.0"', 'version = "1.0.1"'), "utf-8")
    command = [sys.executable, "-c", RUN, str(root), str(pack)]
    kills = rounds = 0
    while kills < times:
        assert (rounds := rounds + 1) <= 3 * times, "it is nearly always done before it can be killed"
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            for _ in range(dice.randint(1, 2)):
                process.stdout.readline()
            with suppress(subprocess.TimeoutExpired):
                process.wait(dice.uniform(0.0, 0.3))
            process.send_signal(signal.SIGKILL)
        assert process.returncode in (0, -signal.SIGKILL)
        kills += process.returncode != 0
        assert {len(list(read_journal(one / EVENTS))) for one in root.glob("2*")} == {whole}
        assert len({SessionFolder(one).manifest.pack_version for one in root.glob("2*")}) <= 2
        if process.returncode == 0:  # a fast machine was through with all: they become old again
            for one in sorted(root.glob("2*"))[1:]:
                shutil.rmtree(one)
                shutil.copytree(first, one)
    versions = [SessionFolder(one).manifest.pack_version for one in root.glob("2*")]
    assert versions.count("1.0.1") > 0, "it got on in between"
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    for one in root.glob("2*"):
        assert SessionFolder(one).manifest.pack_version == "1.0.1"
        begun = next(read_journal(one / EVENTS)).event
        assert isinstance(begun, SessionStarted)
        assert begun.pack_version == "1.0.1"
        assert sorted(path.name for path in one.iterdir()) == sorted(path.name for path in first.iterdir())
