"""What somebody does to a session: rulings, comments, missed flags, objections, decisions, marks, corrections."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from coach_app.errors import AppError
from coach_app.library.rejudging import RejudgeError
from coach_app.review.correcting import correction_of
from coach_app.rulings.entry import (
    Comment,
    Decision,
    Entry,
    FlagRef,
    Marking,
    Moment,
    Objection,
    Retraction,
    Ruling,
    Verdict,
)
from coach_app.ui.errands import Errands
from coach_app.ui.review.ask import CorrectDialog, MissedDialog, WordsDialog
from coach_app.ui.review.board import Board
from coach_app.ui.review.mark_row import BY_EVIDENCE, CHOICES
from coach_app.ui.review.stretch import stretch_of
from coach_app.ui.text import clock

if TYPE_CHECKING:
    from audio.block import Speaker
    from coach_app.review.session import ReviewedSession
    from coach_app.ui.review.services import ReviewServices

_UPHELD, _REJECTED = 1, 2


class Desk(QObject):
    """Turns what is done on the board into entries, and keeps them in an errand.

    Parameters
    ----------
    board : Board
        What is shown.
    services : ReviewServices
        Keeps entries.
    """

    ruled = Signal(object)
    """An entry is kept: the session as it is now."""
    judged = Signal(object)
    """The session was judged anew: as it is now."""
    working = Signal(bool)
    """A correction is being judged."""
    failed = Signal(str, object)
    """``write``, ``words_gone``, ``not_kept``, ``correct`` or ``no_model``, and the error; nothing has changed."""
    told = Signal(str, object)
    """``model``: a stretch has become one."""

    def __init__(self, board: Board, services: ReviewServices) -> None:
        super().__init__(board)
        self._board, self._services = board, services
        self._errands = Errands(self, in_turn=True)
        self._dialog: WordsDialog | MissedDialog | CorrectDialog | None = None
        self.unmasked = False
        self.author = ""
        panel = board.flag_panel
        panel.ruled.connect(self.rule)
        panel.comment.connect(self.comment)
        panel.objection.connect(self.object_or_decide)
        board.rubric.by_hand.connect(self.mark)
        board.remarks.comment.connect(self.comment)
        board.remarks.missed.connect(self.missed)
        board.remarks.taken_back.connect(self._take_back)

    @property
    def dialog(self) -> WordsDialog | MissedDialog | CorrectDialog | None:
        """What is being asked."""
        return self._dialog

    def rule(self, verdict: Verdict | Literal[""]) -> None:
        """Rule on the chosen flag; an empty verdict takes the ruling back."""
        flag = self._board.flag
        if flag is None:
            return
        if verdict:
            self._write(Ruling(flag=FlagRef.of(flag.flag), verdict=verdict, author=self.author))
        elif flag.ruling is not None:
            self._write(Retraction(of=flag.ruling.id, author=self.author))

    def comment(self) -> None:
        """Leave words at the second that is heard."""
        if self._board.session is None:
            return
        at_s = self._board.at_s
        dialog = WordsDialog(
            self.tr("Comment at {0}").format(clock(at_s)), self.tr("Comment"), ((self.tr("Keep"), 1),), self._board
        )
        self._ask(dialog, lambda _: self._say(dialog, at_s))

    def missed(self) -> None:
        """Add a flag that was missed in the selected stretch, or around what is heard."""
        if self._board.session is None:
            return
        at_s = self._board.at_s
        span = self._board.selection or (max(0.0, at_s - 1.0), at_s + 1.0)
        dialog = MissedDialog(span, self._board)

        def add(_: int) -> None:
            kind, side, note = dialog.found
            self._write(Moment(kind=kind, speaker=side, start_s=span[0], end_s=span[1], note=note, author=self.author))

        self._ask(dialog, add)

    def object_or_decide(self) -> None:
        """Object to the chosen flag; where an objection waits, decide on it."""
        flag = self._board.flag
        if flag is None:
            return
        waiting = flag.open_objection
        if waiting is None:
            dialog = WordsDialog(
                self.tr("Object to this flag"), self.tr("Reason"), ((self.tr("Object"), 1),), self._board
            )
            ref = FlagRef.of(flag.flag)
            self._ask(dialog, lambda _: self._object(dialog, ref))
            return
        buttons = ((self.tr("Uphold: the flag does not count"), _UPHELD), (self.tr("Reject: it counts"), _REJECTED))
        title = self.tr("Objection of {0}: {1}").format(waiting.author or self.tr("somebody"), waiting.reason)
        own = bool(self.author) and waiting.author == self.author
        remark = self.tr("You have objected yourself; a decision is better left to somebody else.") if own else ""
        decide = WordsDialog(title, self.tr("Words (may stay empty)"), buttons, self._board, remark)
        self._ask(
            decide,
            lambda result: self._write(
                Decision(objection=waiting.id, upheld=result == _UPHELD, words=decide.words, author=self.author)
            ),
        )

    def mark(self, criterion: str, choice: str) -> None:
        """Mark a criterion by hand, or by its evidence again."""
        session = self._board.session
        if session is None:
            return
        before = (session.rulings.markings or {}).get(criterion)
        if choice != BY_EVIDENCE:
            self._write(Marking(criterion=criterion, earned=dict(CHOICES)[choice], author=self.author))
        elif before is not None:
            self._write(Retraction(of=before.id, author=self.author))

    def correct(self) -> None:
        """Correct what was heard in the chosen line; the judgement follows."""
        session, row = self._board.session, self._board.spoken.current
        if session is None or not 0 <= row < len(session.analysis.said):
            return
        heard = session.analysis.said[row].utterance
        dialog = CorrectDialog(heard, session.analysis.duration_s, self._board)

        def put_right(_: int) -> None:
            right = dialog.right
            if right.end_s <= right.start_s:
                return
            entry = correction_of(heard, right, session.rulings.corrections, self.author)
            if entry is not None:
                self._judge(lambda: self._services.correct(session, entry, self.unmasked))

        self._ask(dialog, put_right)

    def rejudge(self) -> None:
        """Judge the session anew."""
        session = self._board.session
        if session is not None:
            self._judge(lambda: self._services.rejudge(session.folder.name, self.unmasked))

    def make_model(self, solo: Speaker | None = None) -> None:
        """Make the stretch that is looked at a model of the tone gym; a selection is of the voice that is heard alone."""
        session, stretch = self._board.session, stretch_of(self._board, solo)
        if session is None or stretch is None:
            return
        self._errands.run(
            lambda _: self._services.make_model(session, stretch),
            lambda _: self.told.emit("model", None),
            lambda error: self.failed.emit("no_model", error),
        )

    def close(self) -> None:
        """Hear nothing more."""
        self._errands.close()

    def _ask(self, dialog: WordsDialog | MissedDialog | CorrectDialog, then: Callable[[int], object]) -> None:
        self._dialog = dialog

        def over(result: int) -> None:
            self._dialog = None
            if result:
                then(result)
            dialog.deleteLater()

        dialog.finished.connect(over)
        dialog.open()

    def _take_back(self, entry: str) -> None:
        """Take an entry back; what a correction had changed is judged as it was heard again."""
        session, back = self._board.session, Retraction(of=entry, author=self.author)
        if session is not None and any(one.id == entry for one in session.rulings.corrections):
            self._judge(lambda: self._services.correct(session, back, self.unmasked))
        else:
            self._write(back)

    def _say(self, dialog: WordsDialog, at_s: float) -> None:
        if dialog.words:
            self._write(Comment(at_s=at_s, text=dialog.words, author=self.author))

    def _object(self, dialog: WordsDialog, ref: FlagRef) -> None:
        if dialog.words:
            self._write(Objection(flag=ref, reason=dialog.words, author=self.author))

    def _write(self, entry: Entry) -> None:
        session = self._board.session
        if session is None:
            return
        folder = session.folder

        def kept(now: ReviewedSession) -> None:
            if self._still(folder):
                self.ruled.emit(now)

        self._errands.run(
            lambda _: self._services.write(session, entry),
            kept,
            lambda error: self.failed.emit("write", error),
        )

    def _judge(self, work: Callable[[], ReviewedSession]) -> None:
        session = self._board.session
        if session is None:
            return
        folder = session.folder
        self.working.emit(True)

        def done(now: ReviewedSession) -> None:
            self.working.emit(False)
            if self._still(folder):
                self.judged.emit(now)

        def failed(error: Exception) -> None:
            self.working.emit(False)
            self.failed.emit(why_not(error), error)

        self._errands.run(lambda _: work(), done, failed)

    def _still(self, folder: Path) -> bool:
        """Whether the session is still the one that is shown."""
        return self._board.session is not None and self._board.session.folder == folder


def why_not(error: Exception) -> str:
    """Why a session cannot be judged anew, as a name."""
    if isinstance(error, RejudgeError):
        return {"words_removed": "words_gone", "not_kept": "not_kept", "sound_removed": "not_kept"}.get(
            error.reason.value, "correct"
        )
    return "correct" if isinstance(error, AppError) else "write"
