from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from coach_app.library.query import Page, Query
from coach_app.ui.library.session_model import PAGE, ROW, SessionModel
from tests.coach_app.ui.library.rows import a_row


class Finds:
    """A library of many sessions, noting what it is asked and in which thread."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.asked: list[tuple[Query, int]] = []
        self.threads: set[str] = set()
        self.error: Exception | None = None

    def __call__(self, query: Query, offset: int, limit: int) -> Page:
        self.asked.append((query, offset))
        self.threads.add(threading.current_thread().name)
        if self.error is not None:
            raise self.error
        rows = [a_row(reference=f"{n}", id=f"s{n}") for n in range(offset, min(offset + limit, self.total))]
        return Page(rows, self.total)


@pytest.fixture
def finds() -> Finds:
    return Finds(5000)


@pytest.fixture
def model(qtbot: QtBot, finds: Finds) -> Iterator[SessionModel]:
    parent = QObject()
    made = SessionModel(finds, parent)
    with qtbot.waitSignal(made.found):
        made.ask(Query())
    yield made
    made.close()


def test_the_number_of_rows_is_known_with_the_first_page(model: SessionModel, finds: Finds) -> None:
    assert model.rowCount() == 5000
    assert [offset for _, offset in finds.asked] == [0]


def test_the_library_is_never_asked_in_the_window_s_thread(model: SessionModel, finds: Finds) -> None:
    assert finds.threads == {"errand"}


def test_a_row_is_fetched_when_it_is_looked_at(qtbot: QtBot, model: SessionModel, finds: Finds) -> None:
    index = model.index(3 * PAGE + 7)
    assert index.data(ROW) is None
    with qtbot.waitSignal(model.dataChanged):
        pass
    assert index.data(ROW).id == f"s{3 * PAGE + 7}"
    assert "307" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert [offset for _, offset in finds.asked] == [0, 3 * PAGE]


def test_who_scrolls_past_everything_does_not_fetch_everything(qtbot: QtBot, model: SessionModel, finds: Finds) -> None:
    for place in range(0, 5000, 10):
        model.index(place).data(ROW)
    last = model.index(4999)
    qtbot.waitUntil(lambda: last.data(ROW) is not None)
    assert len(finds.asked) <= 8


def test_an_old_answer_is_not_taken_for_a_new_question(qtbot: QtBot, model: SessionModel, finds: Finds) -> None:
    finds.total = 3
    model.ask(Query(words="甲乙"))
    finds.total = 2
    with qtbot.waitSignal(model.found) as found:
        model.ask(Query(words="退款"))
    assert (found.args, model.rowCount(), model.query.words) == ([2], 2, "退款")


def test_a_session_that_has_changed_is_shown_where_it_stands(qtbot: QtBot, model: SessionModel) -> None:
    with qtbot.waitSignal(model.dataChanged):
        model.renew("s5", a_row(id="s5", title="宽带投诉"))
    row = model.row_at(5)
    assert row is not None
    assert row.title == "宽带投诉"
    assert model.place_of("s5") == 5


def test_a_library_that_has_grown_meanwhile_is_asked_anew(qtbot: QtBot, model: SessionModel, finds: Finds) -> None:
    finds.total = 5001
    with qtbot.waitSignal(model.found):
        model.index(200).data(ROW)
    assert model.rowCount() == 5001


def test_a_library_that_cannot_answer_is_told_of(qtbot: QtBot, model: SessionModel, finds: Finds) -> None:
    finds.error = OSError("gone")
    with qtbot.waitSignal(model.failed):
        model.ask(Query())
    assert model.rowCount() == 5000
