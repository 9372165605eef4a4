"""A first day of practice by keyboard alone: placement, two drills, the tone gym, the end card, progress.

A real window on a real X server, a real sound server whose microphone a recorded agent speaks into, and
customers that are heard. Pictures of every step are kept in `PICTURES` to be looked at.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import soundfile

from audio.block import Samples
from coach_app.people.consent import Consent
from coach_app.people.people import People
from coach_app.people.profile import Profile
from coach_app.practice.kept import PracticeLog
from coach_app.practice.path.state import PathFile
from coach_app.practice.path.values import Opens
from coach_app.recording.sessions import Kind, sessions
from coach_app.settings import Settings
from coach_app.settings_file import save_settings
from tests.pulse_server import PulseServer
from tests.test_trainers_path import Window
from tests.x_screen import Screen, missing_programs

CALLS = Path(__file__).with_name("calls")
MODELS = Path(__file__).parents[1] / "feedback" / "packs" / "zh-service" / "sounds" / "gym"
#: Where the pictures go: build/ is never committed.
PICTURES = Path(__file__).parents[1] / "build" / "first-day"
#: How long a busy machine may take to load rules and to warm up what measures voices, seconds.
PATIENCE_S = 240.0
#: Two answers of the agent in a labelled call, seconds.
_ANSWERS = ((1.2, 5.2), (11.0, 16.0))

# The program says what it shows when that has changed.
_PROGRAM = """
import json
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from coach_app import app as program
from coach_app.ui.example_call import Show
from coach_app.ui.stage import Look, application, put_on_screen

language, theme = sys.argv[1:3]

class Told(program.App):
    def begin(self):
        super().begin()
        self._said, self._teller = "", QTimer(self)
        self._teller.timeout.connect(self.say)
        self._teller.start(100)

    def say(self):
        page, progress = self.practice.page, self.archive.progress.page
        front = page.stack.currentWidget() if page is not None else None
        home = page.home.home if page is not None else None
        state = page.run.state if page is not None else None
        result = page.result.result if page is not None else None
        gym = page.studio.gym if page is not None else None
        reading = page.studio.reading if page is not None else None
        focus = QApplication.focusWidget()
        cards = home.cards if home is not None else ()
        placement = home.placement if home is not None else None
        said = json.dumps({
            "there": self.keeper.there,
            "page": self.window.page,
            "front": type(front).__name__ if front is not None else "",
            "busy": page.busy if page is not None else False,
            "drills": len(home.drills) if home is not None else 0,
            "cards": [[card.opens, card.key, card.done] for card in cards],
            "placement": placement.next.key if placement is not None and placement.next is not None else "",
            "sheet": page.sheet.sheet.drill.id if front is not None and page.sheet.sheet is not None else "",
            "phase": state.phase if state is not None else "",
            "turn": state.turn if state is not None else "",
            "line": state.line.line if state is not None and state.line is not None else "",
            "session": result.session if result is not None else "",
            "verdict": page.result.verdict.words[0] if result is not None else "",
            "message": list(page.result.message.words) if page is not None and result is None else [],
            "gym": gym.sheet.model.id if gym is not None and gym.sheet is not None else "",
            "ready": gym is not None and gym.sheet is not None and not gym.busy and not gym.speaking,
            "speaking": (gym is not None and gym.speaking) or (reading is not None and reading.speaking),
            "drawn": len(gym.curves.own.at_s) if gym is not None else 0,
            "said": gym.said if gym is not None and gym.result is not None else "",
            "reads": reading is not None and reading.sheet is not None and not reading.busy and not reading.speaking,
            "read": reading.words if reading is not None and reading.take is not None else "",
            "progress": progress is not None and not progress.busy,
            "focus": type(focus).__name__ if focus is not None else "",
        }, ensure_ascii=False)
        if said != self._said:
            self._said = said
            print(said, flush=True)

qt = application()
app = Told(Show(), Look(language, theme))
put_on_screen(app.window)
QTimer.singleShot(0, app.begin)
app.window.closed.connect(lambda: qt.exit(0))
print("{}", flush=True)
sys.exit(qt.exec())
"""


@pytest.fixture
def desktop(
    tmp_path: Path, pulse_server: PulseServer, request: pytest.FixtureRequest
) -> Iterator[tuple[Screen, str, str]]:
    """A screen in the language and the colours that the test names, with that sound."""
    missing = missing_programs()
    if missing:
        request.applymarker(pytest.mark.xfail(run=False, reason=f"not installed: {', '.join(missing)}"))
    language, theme, scale, size = request.param
    more = {
        **pulse_server.environment,
        "COACH_DATA_DIR": str(tmp_path / "data"),
        "COACH_LOG_DIR": str(tmp_path / "log"),
        "COACH_CACHE_DIR": str(tmp_path / "cache"),
        "QT_SCALE_FACTOR": str(scale),
    }
    made = Screen(tmp_path, size, more)
    yield made, language, theme
    made.close()


def an_agent(data: Path, language: str) -> Profile:
    """Works here, has agreed, and wants no first run; words are not heard, so that the day is the same everywhere."""
    agent = People(data / "people").add(Profile.new("陈晓"))
    Consent(data).accept(agent.id, language, datetime.now(UTC))
    save_settings(data, Settings(person=agent.id, engine="none"))
    return agent


def answers() -> Iterator[Samples]:
    """What the agent says, again and again."""
    sound, rate = soundfile.read(str(CALLS / "dev01_good_bank_pin.flac"), dtype="float32", always_2d=True)
    for start_s, end_s in itertools.cycle(_ANSWERS):
        yield sound[round(start_s * rate) : round(end_s * rate), 0]


class Day:
    """The agent at work: keys, and a voice when it is their turn."""

    def __init__(self, window: Window, server: PulseServer) -> None:
        self.window, self._server, self._answers = window, server, answers()

    def speak(self) -> None:
        """Say something into the microphone, to its end."""
        self._server.play(next(self._answers)).wait(60)

    def take_drill(self, drill: str, picture: str, turns: int = 2) -> dict[str, Any]:
        """The sheet of a drill is open: take it, answer a few times, hang up, see the marks."""
        window = self.window
        window.until(lambda now: now["front"] == "SheetPage" and now["sheet"] == drill)
        before = window.now["session"]
        window.picture(f"{picture}-sheet")
        window.key("space")
        window.until(lambda now: now["front"] == "RunPage" and now["turn"] == "agent", PATIENCE_S)
        for turn in range(turns):
            self.speak()
            heard = window.until(lambda now: now["turn"] == "customer" or now["front"] == "ResultPage", 60)
            window.picture(f"{picture}-turn-{turn}")
            if heard["front"] == "ResultPage":
                break
            window.until(lambda now: now["turn"] != "customer", 60)
        if window.now["front"] == "RunPage":
            window.key("h")
        now = window.until(lambda now: now["front"] == "ResultPage" and now["session"] not in ("", before), PATIENCE_S)
        window.picture(f"{picture}-marks")
        return now

    def imitate(self, picture: str) -> dict[str, Any]:
        """A model of the tone gym is open: hear it, say the same sentence, see what to change."""
        window = self.window
        model = window.until(lambda now: now["front"] == "GymPage" and now["ready"], PATIENCE_S)["gym"]
        sound, rate = soundfile.read(str(MODELS / f"{model}.opus"), dtype="float32")
        window.picture(f"{picture}-model")
        window.key("a")
        window.key("space")
        window.until(lambda now: now["speaking"])
        self._server.play(sound, rate=rate).wait(60)
        window.until(lambda now: now["drawn"] > 20, 60)
        window.picture(f"{picture}-speaking")
        now = window.until(lambda now: now["ready"] and now["said"], PATIENCE_S)
        window.picture(f"{picture}-said")
        return now

    def read_aloud(self, picture: str) -> dict[str, Any]:
        """A phrase is open: read it."""
        window = self.window
        window.until(lambda now: now["front"] == "ReadPage" and now["reads"], PATIENCE_S)
        window.picture(f"{picture}-phrase")
        window.key("space")
        window.until(lambda now: now["speaking"])
        self.speak()
        now = window.until(lambda now: now["reads"] and now["read"], PATIENCE_S)
        window.picture(f"{picture}-read")
        return now


def _is_done(place: int, now: dict[str, Any]) -> bool:
    """Whether the first page is in front again with this card done."""
    return now["front"] == "HomePage" and not now["busy"] and bool(now["cards"][place][2])


@pytest.mark.soak
@pytest.mark.parametrize(
    "desktop",
    [("zh", "light", 1, (1280, 800)), ("en", "dark", 2, (1920, 1080))],
    indirect=True,
    ids=["zh", "en-200"],
)
def test_a_first_day_goes_from_the_placement_to_progress_by_keyboard(
    desktop: tuple[Screen, str, str], pulse_server: PulseServer, tmp_path: Path
) -> None:
    screen, language, theme = desktop
    data = tmp_path / "data"
    agent = an_agent(data, language)
    code = f"import sys\nsys.argv[1:] = {[language, theme]!r}\n{_PROGRAM}"
    window = Window(screen, screen.program(code), PICTURES / f"{language}-{theme}")
    day = Day(window, pulse_server)

    window.until(lambda now: now["there"], PATIENCE_S)
    screen.activate("^(Voice Coach|语音教练)$")
    window.key("ctrl+2")
    first = window.until(lambda now: now["front"] == "HomePage" and now["placement"] and not now["busy"], PATIENCE_S)
    window.picture("01-home")
    assert first["drills"] == 113
    assert len(first["cards"]) == 3

    window.key("p")
    day.read_aloud("02")
    window.key("n")
    for picture in ("03", "04"):
        now = window.until(lambda now: now["front"] == "SheetPage", PATIENCE_S)
        day.take_drill(now["sheet"], picture)
        window.key("n")
    home = window.until(lambda now: now["front"] == "HomePage" and not now["placement"] and not now["busy"], PATIENCE_S)
    window.picture("05-placed")

    for place, (opens, key, done) in enumerate(home["cards"], 1):
        if done:
            continue
        window.key(str(place))
        if opens == Opens.DRILL:
            day.take_drill(key, f"06-{place}")
        elif opens == Opens.GYM:
            day.imitate(f"06-{place}")
        else:
            day.read_aloud(f"06-{place}")
        window.key("Escape")
        window.until(partial(_is_done, place - 1), PATIENCE_S)
    window.picture("07-end-card")
    window.key("ctrl+4")
    window.until(lambda now: now["page"] == "progress" and now["progress"], PATIENCE_S)
    window.picture("08-progress")
    window.key("ctrl+q")
    assert window.until_over() == 0

    notes = PathFile(data, agent.id).read().notes
    kept = [one for one in sessions(data / "sessions") if one.manifest.kind is Kind.PRACTICE]
    assert {note.session for note in notes if note.opens is Opens.DRILL} <= {one.id for one in kept}
    assert all(PracticeLog(one.path).read() is not None for one in kept)
    assert {Opens.READING, Opens.DRILL, Opens.GYM} <= {note.opens for note in notes}
