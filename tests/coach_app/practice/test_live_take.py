from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from asr_models.transcript import Utterance
from audio.block import RATE, Speaker
from audio.lane import Settled, Track
from audio.span import Span
from coach_app.events import LaneFailed, PhraseHeard, Said
from coach_app.practice.kept import PracticeLog
from coach_app.practice.limits import IDLE_S, LONGEST_S
from coach_app.practice.live_take import LiveTake
from coach_app.practice.news import HungUp, LineBegan, LineEnded, Turn, TurnChanged
from coach_app.practice.sounds import Sounds
from coach_app.recording.clip_messages import ClipBegan, ClipEnded, HushClip, PlayClip
from coach_app.recording.messages import Level, Levels, Order
from coach_app.recording.sessions import Kind, create_session
from feedback.drills.drill import Drill
from feedback.drills.take import HangUp
from tests.coach_app.practice.a_practice import a_drill, voices
from tests.coach_app.practice.test_turn_ears import rows

BEGAN_NS = 7_000_000_000
LINE_S, LATE_S, STEP = 2.0, 0.08, 0.1


@dataclass
class Play:
    """A take with a recorder, ears and a clock that are played; the agent speaks when the script says."""

    folder: Path
    drill: Drill
    speech: list[tuple[float, float]]
    hears_words: bool = False
    now_s: float = 0.0
    told: list[Any] = field(default_factory=list)
    orders: list[tuple[float, Order]] = field(default_factory=list)
    playing: tuple[int, float] | None = None
    session: Path | None = None
    title: str = ""

    def __post_init__(self) -> None:
        sound = [np.ones(round(LINE_S * RATE), np.float32)]
        sounds = Sounds(voices(self.folder / "sounds", self.drill, sound, [sound[0][:4_800]] * 3))
        folder = self.session or self.folder / "session"
        folder.mkdir(exist_ok=True)
        self.take = LiveTake(
            self.drill,
            folder,
            BEGAN_NS,
            sounds,
            self.order,
            self.told.append,
            itertools.count(1),
            hears_words=self.hears_words,
            title=self.title,
        )

    def order(self, order: Order) -> None:
        self.orders.append((self.now_s, order))
        if isinstance(order, PlayClip):
            self.playing = order.number, self.now_s + LATE_S
            self.report(ClipBegan(order.number, self.now_s + LATE_S, self.length_s(order)))
        elif self.playing is not None:
            self.end(whole=False)

    def length_s(self, order: PlayClip) -> float:
        return LINE_S if order.file.name.startswith("c") else 0.3

    def report(self, report: Any) -> None:
        self.take.hear(report, BEGAN_NS + round(self.now_s * 1e9))

    def end(self, *, whole: bool) -> None:
        assert self.playing is not None
        number, _ = self.playing
        self.playing = None
        self.report(ClipEnded(number, self.now_s, whole=whole))

    def run(self, until_s: float) -> None:
        while self.now_s < until_s - 1e-9:
            self.now_s = round(self.now_s + STEP, 6)
            at_s = self.now_s - STEP / 2
            speaks = any(start <= at_s < end for start, end in self.speech)
            side = Level(Speaker.AGENT, -20.0, -10.0, clipped=False, active=speaks)
            self.report(Levels(BEGAN_NS + round(self.now_s * 1e9), (side,)))
            self.take.notice([rows(self.now_s - STEP, (STEP, speaks))])
            if self.playing is not None and self.now_s >= self.playing[1] + self.length_of_playing:
                self.end(whole=True)
            self.take.turn(BEGAN_NS + round(self.now_s * 1e9))

    @property
    def length_of_playing(self) -> float:
        (order,) = [order for _, order in self.orders if isinstance(order, PlayClip)][-1:]
        return self.length_s(order)

    def says(self, text: str, start_s: float, end_s: float, *phrases: str) -> None:
        said = Utterance(Speaker.AGENT, Span(start_s, end_s), text, settled_at_s=self.now_s)
        hits = tuple(PhraseHeard(phrase, "said", 1.0, text, said.span) for phrase in phrases)
        self.take.follow(Said(said, 4, None, hits))

    def of(self, kind: type) -> list[Any]:
        return [one for one in self.told if isinstance(one, kind)]

    def begun(self) -> list[tuple[str, float]]:
        return [(one.stock or one.line, round(one.at_s, 2)) for one in self.of(LineBegan)]


def test_a_customer_waits_for_the_greeting_and_answers_about_a_second_after_it(tmp_path: Path) -> None:
    play = Play(tmp_path, a_drill(1), [(1.0, 3.0), (6.0, 7.0)])
    play.run(10.0)
    ((line, at_s),) = play.begun()
    assert line == "c1"
    assert 3.9 <= at_s <= 4.4
    (ended,) = play.of(LineEnded)
    assert ended.whole
    assert ended.at_s == pytest.approx(at_s + LINE_S, abs=0.11)
    (hung,) = play.of(HungUp)
    assert hung.by is Speaker.CUSTOMER
    assert play.take.over == HangUp(Speaker.CUSTOMER, hung.at_s)


def test_a_thinking_pause_is_no_end_of_a_turn(tmp_path: Path) -> None:
    play = Play(tmp_path, a_drill(1), [(1.0, 2.0), (2.6, 3.6), (4.2, 5.0)])
    play.run(8.0)
    ((_, at_s),) = play.begun()
    assert 5.9 <= at_s <= 6.4


def test_the_page_knows_whose_turn_it_is(tmp_path: Path) -> None:
    play = Play(tmp_path, a_drill(1), [(1.0, 2.0), (6.0, 7.0)])
    play.run(9.0)
    assert [one.turn for one in play.of(TurnChanged)] == [Turn.AGENT, Turn.CUSTOMER, Turn.AGENT, Turn.NOBODY]


def test_a_line_that_waits_for_words_comes_with_them_and_a_short_sound_fills_the_wait(tmp_path: Path) -> None:
    wait = {"said": ["STD-01"], "patience_s": 8.0}
    play = Play(tmp_path, a_drill(2, [wait]), [(1.0, 2.0), (6.0, 7.0)], hears_words=True)
    play.run(10.0)
    assert [name for name, _ in play.begun()] == ["c1", "mm"]
    play.says("您好", 6.0, 7.0, "STD-01")
    play.run(11.0)
    name, at_s = play.begun()[-1]
    assert (name, at_s <= 10.5) == ("c2", True)


def test_where_the_words_lane_is_gone_the_end_of_the_turn_will_do(tmp_path: Path) -> None:
    wait = {"said": ["STD-01"], "patience_s": 30.0}
    play = Play(tmp_path, a_drill(2, [wait]), [(1.0, 2.0), (6.0, 7.0)], hears_words=True)
    play.run(5.0)
    play.take.follow(LaneFailed(5.0, "words", "It ended.", "Go on."))
    play.run(10.0)
    assert [name for name, _ in play.begun()] == ["c1", "c2"]


def test_a_customer_who_is_talked_over_falls_silent_and_one_who_talks_over_somebody_does_not(tmp_path: Path) -> None:
    play = Play(tmp_path, a_drill(1), [(1.0, 2.0), (3.5, 6.0)])
    play.run(6.0)
    (hushed_s,) = [at_s for at_s, order in play.orders if isinstance(order, HushClip)]
    assert 4.6 <= hushed_s <= 5.0
    assert not play.of(LineEnded)[0].whole


def test_the_agent_hangs_up_in_the_middle_of_a_line(tmp_path: Path) -> None:
    play = Play(tmp_path, a_drill(2), [(1.0, 2.0)])
    play.run(4.0)
    play.take.hang_up()
    play.run(4.2)
    (hung,) = play.of(HungUp)
    assert hung.by is Speaker.AGENT
    assert isinstance(play.orders[-1][1], HushClip)


def test_the_line_is_said_again_when_asked_for(tmp_path: Path) -> None:
    play = Play(tmp_path, a_drill(2), [(1.0, 2.0)])
    play.run(5.5)
    play.take.say_again()
    play.run(9.0)
    assert [(one.line, one.nth) for one in play.of(LineBegan) if not one.stock] == [("c1", 0), ("c1", 1)]


def test_everything_is_kept_as_it_happens(tmp_path: Path) -> None:
    play = Play(tmp_path, a_drill(1), [(1.0, 2.0), (6.0, 7.0)])
    play.run(5.5)
    log = PracticeLog(tmp_path / "session")
    kept = log.read()
    assert kept is not None
    assert [(one.line, one.text) for one in kept.shown] == [("c1", "这是第1句话。")]
    play.run(9.0)
    kept = log.read()
    assert kept is not None
    assert kept.drill == "SCN-901"
    assert kept.hang_up is not None
    assert kept.hang_up.by is Speaker.CUSTOMER


def test_the_session_is_called_as_its_drill(tmp_path: Path) -> None:
    session = create_session(tmp_path, kind=Kind.PRACTICE)
    Play(tmp_path, a_drill(1, title="工资卡修改密码"), [], session=session.path)
    assert session.manifest.title == "SCN-901 工资卡修改密码"


def test_or_as_whoever_practises_reads_it(tmp_path: Path) -> None:
    session = create_session(tmp_path, kind=Kind.PRACTICE)
    Play(tmp_path, a_drill(1, title="工资卡修改密码"), [], session=session.path, title="A new PIN")
    assert session.manifest.title == "SCN-901 A new PIN"


def test_a_prompt_is_shown_and_makes_no_sound(tmp_path: Path) -> None:
    play = Play(tmp_path, a_drill(2, speaks="prompt"), [(1.0, 2.0)])
    play.run(5.0)
    assert [(one.line, one.lasts_s) for one in play.of(LineBegan)] == [("c1", 0.0), ("c2", 0.0)]
    assert play.orders == []


def test_a_take_that_ends_without_a_hang_up_says_so(tmp_path: Path) -> None:
    play = Play(tmp_path, a_drill(2), [(1.0, 2.0)])
    play.run(5.0)
    play.take.stopped(5.0)
    assert play.of(HungUp) == [HungUp(None, 5.0)]


def test_a_customer_to_whom_nobody_speaks_gives_up_and_that_is_kept(tmp_path: Path) -> None:
    data = a_drill(2).model_dump(by_alias=True)
    first = {**data["line"][0], "on_silence": [{"after_s": 4.0, "go": "end"}]}
    play = Play(tmp_path, Drill.model_validate({**data, "line": [first, data["line"][1]]}), [(1.0, 2.0)])
    play.run(14.0)
    kept = PracticeLog(tmp_path / "session").read()
    assert kept is not None
    assert kept.hang_up is not None
    assert (kept.hang_up.by, kept.gave_up) == (Speaker.CUSTOMER, "silence")


def test_a_take_that_is_stopped_in_the_middle_of_a_line_falls_silent_and_says_no_more(tmp_path: Path) -> None:
    wait = {"said": ["STD-01"], "patience_s": 8.0}
    play = Play(tmp_path, a_drill(2, [wait]), [(1.0, 2.0)], hears_words=True)
    play.run(4.0)
    play.take.stop()
    assert isinstance(play.orders[-1][1], HushClip)
    play.says("您好", 3.0, 3.5, "STD-01")
    play.run(8.0)
    assert [name for name, _ in play.begun()] == ["c1"]
    kept = PracticeLog(tmp_path / "session").read()
    assert kept is not None
    assert kept.hang_up == HangUp(None, 4.0)
    play.take.stopped(8.0)
    assert len(play.of(HungUp)) == 1


def test_a_line_that_comes_twice_still_does_so_when_it_was_repeated_once(tmp_path: Path) -> None:
    data = a_drill(1).model_dump(by_alias=True)
    twice = Drill.model_validate({**data, "line": [{**data["line"][0], "times": 2}]})
    play = Play(tmp_path, twice, [(1.0, 2.0), (9.0, 10.0), (14.5, 15.5)])
    play.run(5.5)
    play.take.say_again()
    play.run(17.5)
    assert [one.line for one in play.of(LineBegan) if not one.stock] == ["c1", "c1", "c1"]
    assert play.take.over is not None


def test_who_coughs_after_the_answer_is_not_waited_for_once_it_is_known_that_no_words_come(tmp_path: Path) -> None:
    def given_up_s(folder: Path, *, told: bool) -> float:
        wait = {"said": ["STD-01"], "patience_s": 3.0}
        folder.mkdir()
        play = Play(folder, a_drill(2, [wait]), [(1.0, 2.0), (6.0, 7.0)], hears_words=True)
        play.run(8.8)
        if told:
            settled = [Settled(track, Speaker.AGENT, 8.8, 8.8) for track in (Track.PROSODY, Track.WORDS)]
            play.take.notice(settled)
        play.run(18.5)
        return next(at_s for name, at_s in play.begun() if name == "c2")

    assert given_up_s(tmp_path / "known", told=True) == pytest.approx(10.0, abs=0.3)
    assert given_up_s(tmp_path / "unknown", told=False) == pytest.approx(17.0, abs=0.3)


def test_who_has_walked_away_from_a_prompt_is_not_recorded_any_further(tmp_path: Path) -> None:
    play = Play(tmp_path, a_drill(2, speaks="prompt"), [(1.0, 2.0)])
    play.run(40.0)
    assert play.take.over is None
    play.run(60.0)
    kept = PracticeLog(tmp_path / "session").read()
    assert kept is not None
    assert kept.hang_up is not None
    assert (kept.hang_up.by, kept.gave_up) == (None, "idle")
    # The second prompt came at about 3 s; it waited from there.
    assert kept.hang_up.at_s == pytest.approx(play.of(LineBegan)[-1].at_s + IDLE_S, abs=0.2)
    assert len(play.of(HungUp)) == 1
    assert play.of(TurnChanged)[-1].turn is Turn.NOBODY


def test_nor_is_one_whose_customer_waits_for_ever(tmp_path: Path) -> None:
    play = Play(tmp_path, a_drill(2), [(1.0, 2.0)])
    play.run(60.0)
    (hung,) = play.of(HungUp)
    assert hung.by is None
    assert hung.at_s == pytest.approx(play.of(LineEnded)[-1].at_s + IDLE_S, abs=0.2)


def test_somebody_who_speaks_is_there_but_not_without_end(tmp_path: Path) -> None:
    play = Play(tmp_path, a_drill(1, speaks="prompt"), [(1.0, 2000.0)])
    play.run(100.0)
    assert play.take.over is None
    play.run(LONGEST_S + 1.0)
    kept = PracticeLog(tmp_path / "session").read()
    assert kept is not None
    assert kept.gave_up == "longest"
