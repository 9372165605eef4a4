"""A take with recorded answers: who speaks when, and what the ears are told. The ears are of paper here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import soundfile

from asr_models.transcript import Utterance
from audio.block import RATE, Speaker
from audio.span import Span
from coach_app.events import Event, PhraseHeard, Said
from coach_app.practice.answers import Answers
from coach_app.practice.recorded_take import RecordedTake
from coach_app.practice.sounds import Sounds
from coach_app.practice.waiting import Why
from feedback.drills.drill import Drill
from feedback.timeline import Observation
from tests.coach_app.practice.recordings import record
from tests.coach_app.practice.small_drills import drill, line


class PaperEars:
    """Hears a phrase in all that was placed, half a second after its end."""

    def __init__(self) -> None:
        self.heard_s = 0.0
        self.placed: list[tuple[Span, str]] = []
        self.told: list[Observation] = []

    def place(self, span: Span, text: str) -> None:
        self.placed.append((span, text))

    def begin(self) -> list[Event]:
        return []

    def take(self, observations: Sequence[Observation]) -> list[Event]:
        self.told += observations
        self.heard_s += 0.1
        ready = [(span, text) for span, text in self.placed if span.end_s + 0.5 <= self.heard_s]
        self.placed = [one for one in self.placed if one not in ready]
        return [self._said(span, text) for span, text in ready]

    def finish(self) -> list[Event]:
        return []

    def _said(self, span: Span, text: str) -> Said:
        utterance = Utterance(Speaker.AGENT, span, text)
        return Said(utterance, len(text), None, (PhraseHeard("STD-50", "said", 1.0, text, span),))


def take(
    folder: Path, made: Drill, *names: str, sounds: Path | None = None, hears: bool = True
) -> tuple[RecordedTake, PaperEars]:
    ears = PaperEars()
    answers = Answers(record(folder / "answers", dict.fromkeys(names, "我理解您")), made)
    played = RecordedTake(
        made, answers, Sounds(sounds or folder), ears, {}, hears_words=hears, placed=ears.place
    )  # fmt: skip
    played.run()
    return played, ears


def whys(played: RecordedTake) -> list[Why]:
    return [step.why for step in played.customer.steps]


TWO = (line("c1", "c2", expects={"said": ["STD-50"]}), line("c2"))


def test_a_drill_is_played_to_its_end_by_what_was_recorded(tmp_path: Path) -> None:
    played, _ = take(tmp_path, drill(*TWO), "c1", "c2")
    assert whys(played) == [Why.ANSWER, Why.ANSWER, Why.ANSWER]
    assert [shown.line for shown in played.customer.shown] == ["c1", "c2"]
    assert played.customer.over is not None
    assert played.customer.over.by is Speaker.CUSTOMER
    assert played.now_s == pytest.approx(played.customer.over.at_s + 0.2, abs=0.11)


def test_the_agents_sound_is_where_the_agent_speaks(tmp_path: Path) -> None:
    played, _ = take(tmp_path, drill(*TWO), "c1", "c2")
    [c1, c2] = played.customer.shown
    sound = np.abs(played.pcm[:, 0].astype(int))
    start = np.flatnonzero(sound > 100)[0] / RATE
    assert start - c1.span.end_s == pytest.approx(0.5, abs=0.15)
    assert not sound[round(c2.span.start_s * RATE) : round(c2.span.end_s * RATE)].any()


def test_lines_that_were_spoken_are_heard_on_the_customers_side(tmp_path: Path) -> None:
    voices = tmp_path / "sounds"
    record(voices, {"one": ""}, seconds=2.0, edge_s=0.0)
    soundfile.write(str(voices / "one.flac"), soundfile.read(str(voices / "one.wav"))[0], RATE)
    index = (
        '[[sound]]\ndrill = "SCN-01"\nline = "c1"\nfile = "one.flac"\ntext = "我要退卡"\nvoice = "warm"\nseconds = 2.0'
    )
    (voices / "index.toml").write_text(index, "utf-8")
    played, ears = take(tmp_path, drill(line("c1")), "c1", sounds=voices)
    [shown] = played.customer.shown
    assert shown.span.duration_s == pytest.approx(2.0)
    assert shown.text == "我要退卡"
    heard = np.flatnonzero(np.abs(played.pcm[:, 1].astype(int)) > 100) / RATE
    assert heard[0] == pytest.approx(shown.span.start_s, abs=0.05)
    assert heard[-1] == pytest.approx(shown.span.end_s, abs=0.05)
    said = [seen for seen in ears.told if isinstance(seen, Utterance)]
    assert [one.text for one in said] == ["我要退卡"]


def test_lines_that_nobody_spoke_last_as_long_as_their_words(tmp_path: Path) -> None:
    played, _ = take(tmp_path, drill(line("c1", text="一二三四五六七八九十")), "c1")
    assert played.customer.shown[0].span.duration_s == pytest.approx(2.2)


def test_where_nobody_hears_words_turns_lead_on(tmp_path: Path) -> None:
    played, _ = take(tmp_path, drill(*TWO), "c1", "c2", hears=False)
    assert played.customer.steps[1].waited_s == pytest.approx(1.1, abs=0.01)


def test_a_missing_answer_costs_the_customers_patience(tmp_path: Path) -> None:
    steps = [{"after_s": 5, "say": "still_there"}, {"after_s": 5, "go": "end"}]
    played, _ = take(tmp_path, drill(line("c1", "c2"), line("c2", on_silence=steps)), "c1")
    assert whys(played)[-1] is Why.SILENCE
    assert [shown.stock for shown in played.customer.shown] == ["", "", "still_there"]


def test_a_prompt_without_an_answer_ends_the_take(tmp_path: Path) -> None:
    played, _ = take(tmp_path, drill(line("c1", "c2"), line("c2"), speaks="prompt"), "c1")
    assert played.customer.over is None
    assert [shown.line for shown in played.customer.shown] == ["c1", "c2"]
    assert played.now_s < 15.0


def test_a_customer_who_waits_for_good_is_left_at_last(tmp_path: Path) -> None:
    played, _ = take(tmp_path, drill(line("c1", "c2"), line("c2")), "c1")
    assert played.customer.over is None
    assert 45.0 < played.now_s < 60.0


def test_the_agent_hangs_up_on_a_dead_line(tmp_path: Path) -> None:
    dead = line("c2", sound="silence", lasts_s=4.0, expects={"silence_s": 10.0})
    played, _ = take(tmp_path, drill(line("c1", "c2"), dead), "c1")
    assert whys(played)[-1] is Why.HUNG_UP
    assert played.customer.over is not None
    last_word_s = played.customer.talk[-1].end_s
    assert played.customer.over.at_s - last_word_s == pytest.approx(4.0, abs=0.15)
