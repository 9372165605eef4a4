"""A drill played headless for ``coach drill run``: what is asked is looked at, then played while a line tells how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import Progress

from coach_app.cli_library import opened
from coach_app.errors import BadInputError

if TYPE_CHECKING:
    from coach_app.call import Setup
    from coach_app.practice.answers import Answers
    from coach_app.practice.rehearsed import Rehearsed
    from feedback.drills.book import DrillBook
    from feedback.drills.drill import Drill

_STEP_S = 10.0  # of the call, between two lines of progress


def check_asked(person: str, answers: Path, out: Path | None) -> None:
    """See what can be seen before anything is loaded.

    Parameters
    ----------
    person : str
        Id of a profile, or empty.
    answers : Path
        Folder of the recorded answers.
    out : Path or None
        Where the session is to go.

    Raises
    ------
    BadInputError
        If nobody is called so, or the session would lie among the answers.
    """
    from coach_app.live_setup import PEOPLE  # noqa: PLC0415
    from coach_app.paths import data_dir  # noqa: PLC0415
    from coach_app.people.people import People  # noqa: PLC0415
    from feedback.lexicon_mistakes import meant  # noqa: PLC0415

    if person:
        known = [profile.id for profile in People(data_dir() / PEOPLE).all()]
        if person not in known:
            advice = f"Name one of: {', '.join(known)}." if known else "Nobody has a profile yet: leave --person away."
            raise BadInputError(f"There is no person '{person}'{meant(person, known) or '.'}", advice)
    if out is not None and out.resolve().is_relative_to(answers.resolve()):
        raise BadInputError(
            f"'{out}' lies in the folder of the answers.", "Name another place with --out, so that they stay apart."
        )


def play(
    setup: Setup, book: DrillBook, drill: Drill, answers: Answers, folder: Path, out: Path | None, person: str
) -> Rehearsed:
    """Play a drill with recorded answers, and keep the session.

    Parameters
    ----------
    setup : Setup
        Who hears, by what rules.
    book, drill
        What is practised.
    answers : Answers
        What is said, from `folder`.
    folder : Path
        Where the answers lie.
    out : Path or None
        Where the session goes; ``None`` for the library.
    person : str
        Id of a profile, or empty.

    Raises
    ------
    BadInputError
        If the session cannot be written.
    """
    from coach_app.paths import data_dir  # noqa: PLC0415
    from coach_app.practice.books import sounds_folder  # noqa: PLC0415 - loads the rules
    from coach_app.practice.rehearsed import Rehearser  # noqa: PLC0415 - the same
    from coach_app.practice.sounds import Sounds  # noqa: PLC0415 - the same

    root = out if out is not None else data_dir() / "sessions"
    rehearser = Rehearser(setup, book, Sounds(sounds_folder(setup.pack)))
    try:
        with _clock(drill.id) as tell:
            taken = rehearser.run(drill, answers, root, source=folder.name, person=person, tell=tell)
    except OSError as error:
        raise BadInputError(
            f"'{root}' cannot be written ({error.strerror or error}).", "Name another place with --out."
        ) from error
    if out is None:
        with opened():
            pass  # it is indexed
    return taken


def hiding(taken: Rehearsed) -> Callable[[str], str]:
    """What hides numbers and codes that somebody said; measured figures stay."""
    from asr_models.transcript import Utterance  # noqa: PLC0415
    from audio.block import Speaker  # noqa: PLC0415
    from coach_app.practice.hidden_evidence import hide_numbers  # noqa: PLC0415
    from coach_app.privacy.masking import Masker  # noqa: PLC0415 - loads the rules of numbers

    masker = Masker([Utterance(Speaker.AGENT, said.span, said.text) for said in taken.customer.words])
    return lambda text: hide_numbers(text, masker)


@contextmanager
def _clock(name: str) -> Iterator[Callable[[float], None]]:
    """Give what is told the call time; where nobody sees a bar move, a line says every so often how far it is."""
    console = Console(stderr=True, soft_wrap=True, highlight=False)
    told_s = 0.0
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(name, total=None)

        def tell(at_s: float) -> None:
            nonlocal told_s
            progress.update(task, description=f"{name} {at_s:5.1f} s")
            if not console.is_terminal and at_s >= told_s + _STEP_S:
                told_s = at_s
                console.print(f"{name}: {at_s:.0f} s", markup=False)

        if not console.is_terminal:
            console.print(f"{name}: 0 s …", markup=False)
        yield tell
