"""The example call: where it is, how it is to be heard on this machine, and how it is judged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from asr_models.choose import choose
from coach_app.call import Setup, Wanted
from coach_app.demo.titles import CALL, USUAL, WORDS
from coach_app.events import Event
from coach_app.pace import Pace
from coach_app.session import run_workers

#: Code of the remark that the words are not heard but read.
READ_OUT = "words_read"


@dataclass(frozen=True, slots=True)
class Example:
    """The example call as it will be judged.

    Parameters
    ----------
    setup : Setup
        Rules, ears and the agent's usual voice.
    notices : tuple of str
        Codes of what the listener should know.
    """

    setup: Setup
    notices: tuple[str, ...] = ()

    def play(
        self,
        publish: Callable[[Event], None],
        pace: Pace | None,
        stopped: Callable[[], bool] = lambda: False,
        patient: bool = True,
    ) -> None:
        """Judge it with workers for voice and words, as any call.

        Parameters
        ----------
        publish : callable
            Takes the events.
        pace : Pace or None
            How fast; ``None`` for as fast as it goes.
        stopped : callable
            Whether to end it where it is.
        patient : bool
            Voice waits for words, so that what is shown can be repeated exactly; not for people
            who are listening.
        """
        call = self.setup.open(CALL)
        call = replace(call, notices=(*call.notices, *self.notices))
        pipeline, listens = self.setup.remote(call, patient)
        run_workers(listens, pipeline, publish, pace, stopped, call.source.notices)


def example(engine: str, language: str) -> Example:
    """Prepare the example call.

    Parameters
    ----------
    engine : str
        Who hears the words; empty for whoever is installed. Where nobody is, the words are
        read from the script that the call was made from, and a remark says so.
    language : str
        ``zh`` or ``en``.
    """
    if engine != "scripted" and (engine or choose("zh").model is not None):
        return Example(Setup(Wanted(engine=engine, baseline=USUAL, language=language)))
    wanted = Wanted(engine="scripted", words=WORDS, baseline=USUAL, language=language)
    return Example(Setup(wanted), () if engine else (READ_OUT,))
