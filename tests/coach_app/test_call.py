from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from asr_models.installed import Installed, Source
from audio.lane import Track
from coach_app.call import Setup, Wanted
from coach_app.errors import BadInputError
from coach_app.event_json import from_line, to_line
from coach_app.events import Event, FlagClosed, FlagOpened, FlagWithdrawn, NoticeGiven, SessionEnded, SessionStarted
from coach_app.report.document import document
from coach_app.report.model import analysis_of
from coach_app.session import run_inline, run_workers
from feedback.errors import PackError
from feedback.flag import ItemStatus, Kind, Severity
from tests.coach_app.test_session import Cuts

CALLS = Path(__file__).parents[1] / "calls"
FORBIDDEN = CALLS / "dev04_forbidden_argue.flac"


def setup(sound: Path = FORBIDDEN, **options: object) -> Setup:
    return Setup(replace(Wanted(engine="scripted", words=sound.with_suffix(".json")), **options))  # type: ignore[arg-type]


def inline(setup: Setup, sound: Path) -> list[Event]:
    events: list[Event] = []
    call = setup.open(sound)
    run_inline(call.source, setup.inline(call), events.append)
    return events


def found(events: list[Event]) -> dict[str, object]:
    """Everything that was judged, in the report's form."""
    return document(analysis_of(events)).model_dump(mode="json", by_alias=True)


@pytest.fixture(scope="module")
def judged() -> list[Event]:
    return inline(setup(), FORBIDDEN)


def test_a_call_is_judged_from_sound_and_words(judged: list[Event]) -> None:
    assert isinstance(judged[0], SessionStarted)
    assert isinstance(judged[-1], SessionEnded)
    analysis = analysis_of(judged)
    kinds = {finding.flag.kind for finding in analysis.mistakes}
    assert {Kind.PHRASE_FORBIDDEN, Kind.PHRASE_MISSING} <= kinds
    assert analysis.started.pack_id == "zh-service"


def test_flags_open_before_they_close_and_never_in_the_future(judged: list[Event]) -> None:
    at_s: dict[int, float] = {}
    for event in judged:
        match event:
            case FlagOpened():
                assert event.flag.span.start_s <= event.flag.opened_at_s <= event.at_s
                at_s[event.flag.number] = event.at_s
            case FlagClosed() | FlagWithdrawn():
                assert at_s[event.flag.number] <= event.at_s
            case _:
                pass
    assert at_s


def test_events_that_were_stored_as_lines_give_the_same_report(judged: list[Event]) -> None:
    assert found([from_line(to_line(event)) for event in judged]) == found(judged)


@pytest.mark.parametrize("seed", [3, 4])
def test_any_blocking_of_the_sound_gives_the_same_report(judged: list[Event], seed: int) -> None:
    events: list[Event] = []
    own = setup()
    run_inline(Cuts(FORBIDDEN, seed), own.inline(own.open(FORBIDDEN)), events.append)
    assert found(events) == found(judged)


def test_worker_processes_give_the_same_report(judged: list[Event]) -> None:
    own = setup()
    call = own.open(FORBIDDEN)
    pipeline, listens = own.remote(call)
    events: list[Event] = []
    run_workers(listens, pipeline, events.append, notices=call.source.notices)
    assert found(events) == found(judged)


def test_two_people_on_one_channel_are_blamed_for_nothing(tmp_path: Path) -> None:
    samples, rate = soundfile.read(FORBIDDEN)
    mono = tmp_path / "mono.wav"
    soundfile.write(mono, samples.mean(axis=1), rate)
    analysis = analysis_of(inline(setup(), mono))
    assert "mono_mix" in analysis.started.notices
    assert {finding.flag.severity for finding in analysis.findings} <= {Severity.NOTE, Severity.PRAISE}
    assert all(finding.shown_at_s is None for finding in analysis.findings)
    allowed = {ItemStatus.SAID, ItemStatus.POSSIBLY_MISSING, ItemStatus.NOT_REQUIRED, ItemStatus.NOT_ASSESSED}
    assert {state.status for state in analysis.checklist} <= allowed


def test_channels_that_look_swapped_are_said_with_the_option_that_mends_it(tmp_path: Path) -> None:
    sound = CALLS / "dev01_good_bank_pin.flac"
    labels = json.loads(sound.with_suffix(".json").read_text("utf-8"))
    swap = {"agent": "customer", "customer": "agent"}
    utterances = [{**u, "speaker": swap[u["speaker"]]} for u in labels["utterances"]]
    words = tmp_path / "swapped.json"
    words.write_text(json.dumps({"utterances": utterances}), "utf-8")
    events = inline(setup(sound, words=words, channels="customer,agent"), sound)
    assert [event.notice for event in events if isinstance(event, NoticeGiven)] == ["channels_swapped"]


def test_channels_the_right_way_round_are_not_remarked_on(judged: list[Event]) -> None:
    assert not [event for event in judged if isinstance(event, NoticeGiven)]


def test_one_channel_named_by_the_user_is_one_person() -> None:
    call = setup(channels="agent").open(FORBIDDEN)
    assert call.notices == ("mono",)
    assert not call.mono_mix


def test_without_ears_the_voice_alone_is_judged() -> None:
    own = Setup(Wanted(engine="none"))
    assert own.tracks == {Track.PROSODY}
    assert own.identity.name == "none"
    assert own.open(FORBIDDEN).notices == ("words_off",)


def test_whoever_is_installed_hears_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    model = Installed("house-model", "vosk", "zh", Source.FOLDER, Path("models/house-model"))
    monkeypatch.setattr("asr_models.choose.installed", lambda: [model])
    own = Setup(Wanted())
    assert own.tracks == frozenset(Track)
    assert (own.identity.name, own.identity.model) == ("vosk", "house-model")
    _, listens = own.remote(own.open(FORBIDDEN))
    assert [listen.track for listen in listens] == [Track.PROSODY, Track.WORDS]
    assert listens[1].engine is not None
    assert listens[1].engine.model == model


def test_nothing_is_loaded_or_learnt_before_it_is_needed() -> None:
    own = setup(baseline=Path("gone.flac"))
    assert own.engine() is own.engine()


def test_a_reading_is_not_heard_by_a_script(tmp_path: Path) -> None:
    reading = CALLS / "voices" / "jf_alpha.flac"
    assert Setup(Wanted(engine="scripted", words=tmp_path, baseline=reading)).baseline() is not None


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (Wanted(engine="scripted"), "--words"),
        (Wanted(engine="parrot"), "parrot"),
        (Wanted(engine="vosk", words=Path("x.json")), "scripted"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(wanted: Wanted, said: str) -> None:
    with pytest.raises(BadInputError, match=said):
        Setup(wanted)


def test_a_pack_that_is_not_there_is_said() -> None:
    with pytest.raises(PackError, match="no-such-pack"):
        Setup(Wanted(engine="none", pack="no-such-pack"))


def test_sound_of_a_silent_line_is_no_error(tmp_path: Path) -> None:
    silent = tmp_path / "silent.wav"
    soundfile.write(silent, np.zeros((16000 * 3, 2)), 16000)
    analysis = analysis_of(inline(Setup(Wanted(engine="none")), silent))
    assert analysis.mistakes == ()
    assert "all_silent" in {notice.notice for notice in analysis.notices}
