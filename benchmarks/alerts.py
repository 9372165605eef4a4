"""How late an alert of a forbidden phrase is by the sound alone, on no clock, with a real Vosk.

Words that Vosk hears in the labelled calls, or in a file of one channel, are forbidden, as in
``benchmarks.live vosk``, and the sound is heard and judged as fast as it goes, wherever the recogniser's
steps begin. So the figures are the same on a busy machine and on a free one: what a live call adds to
them is the time of processes. ``scripts/make_korean.py`` speaks what the Korean model understands.

    python -m benchmarks.alerts [MODEL_FOLDER] [--sound FILE [--said TEXT]]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from asr_models.lane import WordsLane
from asr_models.transcript import Utterance
from asr_models.vosk_recognizer import VoskEngine, load_vosk
from audio.block import AudioBlock, Samples, Speaker
from audio.lane import Settled, Track
from benchmarks.live import agent, figures, korean, letters, pack_of_heard, spoken
from feedback.flag import Opened, Withdrawn
from feedback.judge import TICK_S
from feedback.judging import CallJudge
from feedback.pack import Pack, load_pack
from feedback.sentences import PhraseSpan

#: Samples that are left out at the beginning: where the recogniser's steps begin.
OFFSETS = (0, 200, 533, 900, 1300)


@dataclass(frozen=True, slots=True)
class Alert:
    """Seconds from the end of a phrase, as its final words have it, to the instant at which its flag opened."""

    late_s: float
    provisional: bool


def judged(engine: VoskEngine, pack: Pack, sound: Samples) -> tuple[list[Alert], int, int]:
    """The first alert of each forbidden phrase, how many flags were withdrawn, and how many phrases were said."""
    lane = WordsLane(Speaker.AGENT, engine.recognizer(Speaker.AGENT))
    seen = [*lane.feed(AudioBlock(Speaker.AGENT, sound, 0)), *lane.finish()]
    judge = CallJudge(pack, [Speaker.AGENT], frozenset({Track.WORDS}))
    said: list[tuple[Utterance, PhraseSpan]] = []
    changes = []
    for one in seen:
        judge.add(one)
        if isinstance(one, Utterance):
            said += [(one, hit) for hit in judge.read(one).phrases if hit.said and hit.forbidden]
        elif isinstance(one, Settled):
            changes += judge.advance()
    changes += judge.finish(len(sound) / 16_000)
    flags = [c.flag for c in changes if isinstance(c, Opened) and c.flag.kind == "phrase_forbidden"]
    found: list[Alert] = []
    for utterance, hit in said:
        until_s = utterance.settled_at_s + 2 * TICK_S
        detail = hit.entry.replacement if hit.entry else ""
        own = [f for f in flags if f.detail == detail and utterance.span.start_s < f.opened_at_s <= until_s]
        if own:
            opened_s = own[0].opened_at_s
            found.append(Alert(opened_s - hit.span.end_s, opened_s < utterance.settled_at_s))
    return found, sum(isinstance(c, Withdrawn) for c in changes), len(said)


def main(arguments: Sequence[str]) -> None:
    """Judge the calls once for each place of the steps."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", nargs="?", default="")
    parser.add_argument("--sound", default="")
    parser.add_argument("--said", default="", help="only what this text holds is forbidden: what is understood")
    asked = parser.parse_args(arguments)
    found = korean(asked.model)
    engine = load_vosk(found)
    sound = agent(spoken(asked.sound))
    came: list[Alert] = []
    withdrawn = said = 0
    with tempfile.TemporaryDirectory() as folder:
        pack = load_pack(str(pack_of_heard(Path(folder) / "heard", found, sound, letters(asked.said))))
        for offset in OFFSETS:
            alerts, gone, phrases = judged(engine, pack, sound[offset:])
            came, withdrawn, said = came + alerts, withdrawn + gone, said + phrases
    figures("alerts, after the end of the forbidden phrase", [one.late_s for one in came])
    figures("  of phrases that were heard provisionally", [one.late_s for one in came if one.provisional])
    figures("  of those in the final words alone", [one.late_s for one in came if not one.provisional])
    print(f"{said} phrases said, {len(came)} alerts that the final words confirmed, {withdrawn} flags withdrawn")


if __name__ == "__main__":
    main(sys.argv[1:])
