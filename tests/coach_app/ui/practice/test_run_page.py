from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from audio.block import Speaker
from audio.capture import Trouble
from coach_app.live_gauges import Bands
from coach_app.live_state import LiveStateStore
from coach_app.practice.news import LineBegan, LineEnded, PracticeChanged, PracticePhase, Turn, TurnChanged
from coach_app.recording.messages import CapturePlan
from coach_app.sayings import Sayings
from coach_app.shift.news import DevicesInUse, DeviceTrouble, PhaseChanged, ShiftPhase
from coach_app.ui.language import Language
from coach_app.ui.practice.run_page import RunPage
from coach_app.ui.practice.text_level import TextLevel
from coach_app.ui.theme import Theme
from feedback.drills.drill import Drill
from tests.coach_app.ui.practice.fake_practice import CARD, PACE, sheet

TEXT = CARD.line[0].text


class Clock:
    """Goes on when it is told to."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def page(theme: Theme, clock: Clock, qtbot: QtBot) -> RunPage:
    made = RunPage(LiveStateStore(), theme, clock)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def begin(page: RunPage, drill: str = "SCN-01", heard: bool = True) -> None:
    page.begin(sheet(drill), (Bands(), Sayings(language="en")), heard)
    page.take(PracticeChanged(PracticePhase.TALKING, "one"))


def line(page: RunPage, nth: int = 0, stock: str = "", text: str = TEXT) -> None:
    page.take(TurnChanged(Turn.CUSTOMER, 4.0))
    page.take(LineBegan("c1", nth, text, stock, 4.0, 2.0))
    page.repaint_state()


def test_the_ring_tells_whose_turn_it_is(page: RunPage) -> None:
    page.begin(sheet("SCN-01"), (Bands(), Sayings()), True)
    page.repaint_state()
    assert page.turn_words == "Opening microphone and output …"
    page.take(DevicesInUse(CapturePlan(), ()))
    page.repaint_state()
    assert page.turn_words == "Getting ready to hear you …"
    begin(page)
    line(page)
    assert page.turn_words == "The customer speaks"
    page.take(LineEnded("c1", 0, "", 6.0, whole=True))
    page.take(TurnChanged(Turn.AGENT, 6.0))
    page.repaint_state()
    assert page.turn_words == "Your turn"
    page.take(PracticeChanged(PracticePhase.ENDING, "one"))
    page.repaint_state()
    assert page.turn_words.startswith("Hung up")


def test_text_is_hidden_by_levels(page: RunPage) -> None:
    begin(page)
    line(page)
    shown = {}
    for level in TextLevel:
        page.level.setCurrentIndex(list(TextLevel).index(level))
        shown[level] = (page.line_words, page.hint_words)
    hints = "欢迎致电 · 请问有什么可以帮您"
    assert shown == {
        TextLevel.ALL: (f"“{TEXT}”", hints),
        TextLevel.WORDS: ("", hints),
        TextLevel.NONE: ("", ""),
    }


def test_without_an_output_the_customers_words_are_always_shown(page: RunPage) -> None:
    begin(page, heard=False)
    line(page)
    page.level.setCurrentIndex(2)
    assert page.line_words == f"“{TEXT}”"


def test_the_wave_goes_on_with_the_sound(page: RunPage, clock: Clock) -> None:
    begin(page)
    line(page)
    clock.now += 1.0
    page.repaint_state()
    assert page.customer.share == pytest.approx(0.5)
    page.take(LineEnded("c1", 0, "", 6.0, whole=True))
    page.take(TurnChanged(Turn.AGENT, 6.0))
    page.repaint_state()
    assert not page.customer.speaks


def test_a_prompt_is_shown_large_with_its_count_and_its_aim(page: RunPage) -> None:
    begin(page, "SCN-104")
    page.take(LineBegan("p1", 1, PACE.line[0].text, "", 1.0, 0.0, 160.0))
    page.repaint_state()
    assert page.prompt.words == (PACE.line[0].text, "Take 2 of 2", "Aim: 160 chars/min")
    assert not page.customer.isVisible()
    assert not page.buttons["hang_up"].isVisible()
    assert not page.buttons["repeat"].isVisible(), "nobody speaks who could say it again"


def test_a_device_that_is_gone_is_told_until_it_is_back(page: RunPage) -> None:
    begin(page)
    page.take(DeviceTrouble(Speaker.AGENT, Trouble.GONE, "Headset"))
    assert page.banner.words == "The microphone is gone"
    page.take(DeviceTrouble(Speaker.AGENT, Trouble.MUTE, "Headset"))
    assert page.banner.words == "Nothing comes from the microphone"
    page.take(DeviceTrouble(Speaker.AGENT, None, "Headset"))
    assert not page.banner.isVisible()
    page.take(DeviceTrouble(Speaker.CUSTOMER, Trouble.GONE, "Headset"))
    assert page.banner.words == "The sound output is gone"


def test_news_of_the_shift_is_no_event_of_the_call(page: RunPage) -> None:
    begin(page)
    page.take(PhaseChanged(ShiftPhase.CALL, "one"))
    page.repaint_state()
    assert page.isVisible()


def test_on_a_low_screen_with_a_banner_nothing_lies_over_anything_else(page: RunPage, qtbot: QtBot) -> None:
    long = "您好，陈晓为您服务 · 请问先生怎么称呼您？ · 跟您确认一下，您说的是密码，对吗？ · 感谢您的来电，再见！"
    page.begin(replace(sheet("SCN-01"), hints=(long,)), (Bands(), Sayings(language="en")), True)
    page.take(PracticeChanged(PracticePhase.TALKING, "one"))
    line(page)
    page.take(DeviceTrouble(Speaker.AGENT, Trouble.GONE, "Headset"))
    page.resize(852, 470)
    page.repaint_state()
    qtbot.waitUntil(lambda: page.height() == 470)
    ring, nudge = (
        page.ring.mapTo(page, page.ring.rect().bottomLeft()),
        page.nudge.mapTo(page, page.nudge.rect().bottomLeft()),
    )
    assert ring.y() <= page.hints_top
    assert nudge.y() < 470


def test_a_silence_is_described_in_the_readers_language_and_not_quoted(
    theme: Theme, language: Language, clock: Clock, qtbot: QtBot
) -> None:
    page = RunPage(LiveStateStore(), theme, clock, language)
    qtbot.addWidget(page)
    written = CARD.line[0].model_copy(update={"text": "（无声 5 秒）", "sound": "silence", "lasts_s": 5.0})
    zh = CARD.model_copy(update={"line": (written, CARD.line[1])})
    en = zh.model_copy(
        update={"title": "A card", "line": (written.model_copy(update={"text": "(silence, 5 seconds)"}), zh.line[1])}
    )
    page.begin(replace(sheet("SCN-01"), drill=zh, told={"zh": zh, "en": en}), (Bands(), Sayings(language="en")))
    page.take(PracticeChanged(PracticePhase.TALKING, "one"))
    line(page, text=written.text)
    assert (page.accessibleName(), page.line_words) == ("A card", "(silence, 5 seconds)")
    line(page, stock="still_there", text="喂，您还在吗？")
    while page.level.level is not TextLevel.ALL:
        page.level.next_level()
    page.repaint_state()
    assert page.line_words == "“喂，您还在吗？”"


STEPS = Drill.model_validate(
    PACE.model_dump(by_alias=True)
    | {
        "line": [
            {
                "id": "p1",
                "mood": "prompt",
                "text": "跟着读：您好，再见。",
                "read": "您好，再见。",
                "target": 120.0,
                "next": "p2",
            },
            {"id": "p2", "mood": "prompt", "text": "再读一遍。", "read": "您好，再见。", "next": "end"},
        ]
    }
)


def test_what_is_to_be_read_is_shown_with_the_beat_of_its_pace(page: RunPage, clock: Clock) -> None:
    page.begin(replace(sheet("SCN-104"), drill=STEPS), (Bands(), Sayings(language="en")))
    page.take(PracticeChanged(PracticePhase.TALKING, "one"))
    page.take(LineBegan("p1", 0, "", "", 1.0, 0.0, 120.0))
    page.repaint_state()
    assert (page.prompt.words[0], page.prompt.read, page.prompt.due) == ("跟着读", "您好，再见。", "")
    seen = ""
    for _ in range(40):
        clock.now += 0.1
        page.repaint_state()
        seen += page.prompt.due if page.prompt.due not in seen else ""
    assert seen == "您好"
    clock.now += 1.0
    page.repaint_state()
    assert page.prompt.due == "再"


def test_what_has_no_pace_is_read_without_a_beat(page: RunPage, clock: Clock) -> None:
    page.begin(replace(sheet("SCN-104"), drill=STEPS), (Bands(), Sayings(language="en")))
    page.take(PracticeChanged(PracticePhase.TALKING, "one"))
    page.take(LineBegan("p2", 0, "", "", 1.0, 0.0))
    clock.now += 3.2
    page.repaint_state()
    assert (page.prompt.words[0], page.prompt.read, page.prompt.due) == ("再读一遍。", "您好，再见。", "")


def test_the_beat_ends_with_the_take(page: RunPage, clock: Clock) -> None:
    page.begin(replace(sheet("SCN-104"), drill=STEPS), (Bands(), Sayings(language="en")))
    page.take(PracticeChanged(PracticePhase.TALKING, "one"))
    page.take(LineBegan("p1", 0, "", "", 1.0, 0.0, 120.0))
    clock.now += 3.2
    page.repaint_state()
    assert page.prompt.due == "您"
    page.take(PracticeChanged(PracticePhase.ENDING, "one"))
    page.repaint_state()
    assert page.prompt.due == ""
