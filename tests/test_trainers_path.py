"""The trainer's path by keyboard alone: calls are taken in, sorted, heard, ruled on, objected to, decided and printed.

A real window on a real X server with the labelled calls and their true words. Pictures of every
step are kept in `PICTURES` to be looked at.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage

from coach_app.people.people import People
from coach_app.people.profile import Profile
from coach_app.recording.sessions import sessions
from coach_app.rulings.entry import Comment, Decision, Entry, Objection, Ruling
from coach_app.rulings.log import RulingLog
from coach_app.settings import Settings
from coach_app.settings_file import save_settings
from tests.x_screen import Screen, missing_programs

CALLS = Path(__file__).with_name("calls")
#: Where the pictures go: build/ is never committed.
PICTURES = Path(__file__).parents[1] / "build" / "trainers-path"
#: How long a busy machine may take to measure ten calls, seconds.
PATIENCE_S = 400.0
# Darker than this is ink, of 255.
_INK = 100

# The program with the labelled calls' true words for a recogniser; it says what it shows when that has changed.
_PROGRAM = """
import json
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from coach_app import app as program
from coach_app.call import Wanted
from coach_app.ui.example_call import Show
from coach_app.ui.stage import Look, application, put_on_screen

words, language, theme = sys.argv[1:4]

class Told(program.App):
    def __init__(self):
        super().__init__(Show(), Look(language, theme))
        self.archive._wanted = lambda: Wanted(engine="scripted", words=Path(words), language=language)

    def begin(self):
        super().begin()
        self._said, self._teller = "", QTimer(self)
        self._teller.timeout.connect(self.say)
        self._teller.start(100)

    def say(self):
        room, focus = self.archive.page, QApplication.focusWidget()
        panel = room.panel if room is not None else None
        page = room.right.page if room is not None else None
        row = panel.model.row_at(panel.list.currentIndex().row()) if panel is not None else None
        session = page.session if page is not None else None
        flag = page.board.flag if session is not None else None
        dialog = QApplication.activeModalWidget()
        asked = dialog if type(dialog).__name__ == "ExportDialog" else None
        progress = self.archive.progress.page
        phrases = self.archive.phrases.page
        said = json.dumps({
            "written": asked.words if asked is not None and asked.save.isEnabled() else "",
            "progress": progress is not None and not progress.busy,
            "phrases": phrases is not None and phrases.book is not None,
            "there": self.keeper.there,
            "page": self.window.page,
            "total": panel.model.total if panel is not None and not panel.loading else -1,
            "working": panel.work.busy if panel is not None else False,
            "work": panel.panel.words if panel is not None else "",
            "failures": list(panel.panel.failures) if panel is not None else [],
            "order": panel.bar.asked().order if panel is not None else "",
            "counts": [r.alerts + r.nudges for r in map(panel.model.row_at, range(panel.model.rowCount())) if r]
            if panel is not None else [],
            "count": row.alerts + row.nudges if row is not None else -1,
            "row": row.id if row is not None else "",
            "ruled": row.ruled if row is not None else 0,
            "objections": row.open_objections if row is not None else 0,
            "session": session.folder.name if session is not None else "",
            "flag": flag.flag.number if flag is not None else 0,
            "accuracy": len(room.accuracy.lines) if room is not None and room.shows_accuracy else -1,
            "dialog": type(dialog).__name__ if dialog is not None else "",
            "focus": type(focus).__name__ if focus is not None else "",
        }, ensure_ascii=False)
        if said != self._said:
            self._said = said
            print(said, flush=True)

qt = application()
app = Told()
put_on_screen(app.window)
QTimer.singleShot(0, app.begin)
app.window.closed.connect(lambda: qt.exit(0))
print("{}", flush=True)
sys.exit(qt.exec())
"""


class Window:
    """The running program: what it says, and keys for it."""

    def __init__(self, screen: Screen, program: subprocess.Popen[str], pictures: Path) -> None:
        self._screen, self._pictures, self._program = screen, pictures, program
        self.now: dict[str, Any] = {}
        self._news = threading.Condition()
        self._over = False
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self._program.stdout is not None
        for line in self._program.stdout:
            with self._news:
                self.now = json.loads(line)
                self._news.notify_all()
        with self._news:
            self._over = True
            self._news.notify_all()

    def until(self, what: Callable[[dict[str, Any]], object], timeout_s: float = 60.0) -> dict[str, Any]:
        """Wait until what it shows is so."""
        with self._news:
            good = self._news.wait_for(lambda: (self.now and what(self.now)) or self._over, timeout_s)
            assert good, f"still {self.now}"
            assert not self._over, f"it ended after {self.now}"
            return self.now

    def until_over(self) -> int:
        """Wait for the end of the program; its exit code."""
        return self._program.wait(60)

    def key(self, *keys: str) -> None:
        """Press keys, one after another."""
        self._screen.xdo("key", "--clearmodifiers", *keys)

    def write(self, words: str) -> None:
        """Type some letters."""
        self._screen.xdo("type", words)

    def picture(self, name: str) -> None:
        """Keep a picture of the screen."""
        self._screen.picture(self._pictures / f"{name}.png")


@pytest.fixture
def desktop(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[tuple[Screen, str, str, int]]:
    """A screen of the size, in the language, the colours and at the scale that the test names."""
    missing = [*missing_programs(), *(name for name in ("pdftoppm", "pdftotext") if shutil.which(name) is None)]
    if missing:
        request.applymarker(pytest.mark.xfail(run=False, reason=f"not installed: {', '.join(missing)}"))
    language, theme, scale, size = request.param
    more = {
        "COACH_DATA_DIR": str(tmp_path / "data"),
        "COACH_LOG_DIR": str(tmp_path / "log"),
        "COACH_CACHE_DIR": str(tmp_path / "cache"),
        "QT_SCALE_FACTOR": str(scale),
    }
    made = Screen(tmp_path, size, more)
    yield made, language, theme, scale
    made.close()


def a_trainer(data: Path) -> Profile:
    """Works here, and wants no first run."""
    trainer = People(data / "people").add(Profile.new("王培训", role="trainer"))
    save_settings(data, Settings(person=trainer.id))
    return trainer


def take_in(window: Window, folder: Path) -> None:
    """The labelled calls, and a file that is no sound among them."""
    window.key("ctrl+shift+i")
    window.until(lambda now: now["dialog"] == "QFileDialog")
    window.write(str(folder))
    window.picture("01-folder")
    window.key("Return")
    window.until(lambda now: now["dialog"] == "AboutDialog")
    window.write("training")
    window.picture("02-about")
    window.key("Return")
    window.until(lambda now: now["working"])
    window.until(lambda now: now["total"] >= 3, PATIENCE_S)
    window.picture("03-taking-in")
    window.until(lambda now: not now["working"], PATIENCE_S)
    window.picture("04-taken-in")


def rule(window: Window, number: int, key: str) -> None:
    """The next flag, and a ruling on it."""
    before = window.now["flag"]
    if number:
        window.key("j")
        window.until(lambda now: now["flag"] != before)
    window.key(key)
    window.until(lambda now: now["ruled"] == number + 1)


def say(window: Window, key: str, words: str) -> None:
    """Words in the dialog that a key opens, kept with its first button."""
    window.key(key)
    window.until(lambda now: now["dialog"] == "WordsDialog")
    window.write(words)
    window.picture(f"08-{key}-{words.split(maxsplit=1)[0]}")
    window.key("Tab", "Return")
    window.until(lambda now: now["dialog"] == "")


def print_report(window: Window, file: Path) -> None:
    """The selected session as a report to print: the first of the formats."""
    window.key("ctrl+shift+e")
    window.until(lambda now: now["dialog"] == "ExportDialog")
    window.picture("11-export")
    window.key("Return")
    window.until(lambda now: now["dialog"] == "QFileDialog")
    window.key("ctrl+a")
    window.write(str(file))
    window.picture("12-where")
    window.key("Return")
    window.until(lambda now: file.name in now["written"])
    window.picture("13-written")
    window.key("Escape")
    window.until(lambda now: now["dialog"] == "")


def pages_of(file: Path, pictures: Path) -> list[Path]:
    """A picture of every page, drawn by a program that is not ours."""
    drawn = pictures / "report"
    pictures.mkdir(parents=True, exist_ok=True)
    for old in pictures.glob("report-*.png"):
        old.unlink()
    subprocess.run(["pdftoppm", "-r", "80", "-png", str(file), str(drawn)], check=True, timeout=60)
    return sorted(pictures.glob("report-*.png"))


def words_of(file: Path) -> str:
    """What can be read and searched in it, without any blank; letters that are printed as one are two again."""
    done = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True, timeout=60)
    return "".join(unicodedata.normalize("NFKC", done.stdout).split())


def has_ink(picture: Path) -> bool:
    """Whether anything is drawn on a page."""
    image = QImage(str(picture)).convertToFormat(QImage.Format.Format_Grayscale8)
    return not image.isNull() and min(bytes(image.constBits())) < _INK


def entries(data: Path, session: str) -> tuple[Entry, ...]:
    return RulingLog(data / "sessions" / session).entries()


@pytest.mark.soak
@pytest.mark.parametrize(
    "desktop",
    [("zh", "light", 1, (1280, 800)), ("en", "dark", 1, (1280, 800)), ("zh", "light", 2, (1920, 1080))],
    indirect=True,
    ids=["zh", "en", "zh-200"],
)
def test_a_trainer_goes_from_recordings_to_a_decision_on_paper_by_keyboard(
    desktop: tuple[Screen, str, str, int], tmp_path: Path
) -> None:
    screen, language, theme, scale = desktop
    pictures = PICTURES / f"{language}-{theme}-{scale}00"
    data, folder = tmp_path / "data", tmp_path / "recordings"
    trainer = a_trainer(data)
    folder.mkdir()
    for file in sorted(CALLS.glob("dev*.flac")):
        shutil.copy(file, folder)
    (folder / "notes.wav").write_text("no sound", "utf-8")
    code = f"import sys\nsys.argv[1:] = {[str(CALLS), language, theme]!r}\n{_PROGRAM}"
    window = Window(screen, screen.program(code), pictures)

    window.until(lambda now: now["there"], PATIENCE_S)
    screen.activate("^(Voice Coach|语音教练)$")
    window.key("ctrl+3")
    window.until(lambda now: now["page"] == "review" and now["total"] == 0, PATIENCE_S)
    window.picture("01-empty")
    take_in(window, folder)
    window.until(lambda now: now["total"] == 10)
    assert len(window.now["failures"]) == 1
    assert "notes.wav" in window.now["failures"][0]

    window.key("ctrl+shift+r")
    window.until(lambda now: now["order"] == "flags" and now["counts"] == sorted(now["counts"], reverse=True))
    window.key("ctrl+f", "Return", "Home")
    window.until(lambda now: now["focus"] == "SessionList")
    window.key("Home")
    window.until(lambda now: now["count"] == max(now["counts"]))
    most = window.until(lambda now: now["session"] == now["row"] and now["flag"])["session"]
    window.picture("05-most-flags")

    for number, key in enumerate(("1", "2", "3")):
        rule(window, number, key)
    window.picture("06-ruled")
    say(window, "c", "Good greeting")
    say(window, "o", "The customer spoke first")
    window.until(lambda now: now["objections"] == 1)
    window.picture("09-objection")
    say(window, "o", "Agreed")
    window.until(lambda now: now["objections"] == 0)
    window.picture("10-decided")

    report = tmp_path / "report.pdf"
    print_report(window, report)
    pages = pages_of(report, pictures)
    assert pages
    assert all(has_ink(page) for page in pages)
    for words in ("Good greeting", "The customer spoke first", "Agreed", trainer.name):
        assert "".join(words.split()) in words_of(report)

    window.key("ctrl+shift+a")
    window.until(lambda now: now["accuracy"] > 0)
    window.picture("14-accuracy")
    window.key("Return")
    window.until(lambda now: now["accuracy"] == -1 and 0 < now["total"] <= 10)
    window.picture("15-one-kind")
    window.key("ctrl+4")
    window.until(lambda now: now["page"] == "progress" and now["progress"])
    window.picture("16-progress")
    window.key("ctrl+shift+w")
    window.until(lambda now: now["page"] == "phrases" and now["phrases"])
    window.picture("17-phrases")
    window.key("ctrl+q")
    assert window.until_over() == 0

    kept = entries(data, most)
    assert [entry.verdict for entry in kept if isinstance(entry, Ruling)] == ["right", "wrong", "unsure"]
    assert [entry.text for entry in kept if isinstance(entry, Comment)] == ["Good greeting"]
    assert [entry.reason for entry in kept if isinstance(entry, Objection)] == ["The customer spoke first"]
    assert [entry.upheld for entry in kept if isinstance(entry, Decision)] == [True]
    assert {entry.author for entry in kept} == {trainer.name}
    assert all(session.manifest.tags == ("training",) for session in sessions(data / "sessions"))
