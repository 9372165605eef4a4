"""How the words of a take are marked when they were misheard: ``python -m benchmarks.drill_words [RATE ...]``.

The good and the bad answers of ``tests/drills/answers.toml`` stand for takes, with sampled recognition errors
(:mod:`benchmarks.misheard`) and without punctuation. Of the good ones, printed is how many criteria of words are
met, how many count half as possibly said, and how many keep the take from passing although everything was said.
Of the bad ones, how many planted faults of words are still found. The voice is not judged here.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.misheard import Misheard
from feedback.drills.drill import END, Drill, Line
from feedback.drills.marking import CriterionMark, mark
from tests.feedback.drills.takes import Said, a_take, book, words

_ROOT = Path(__file__).parent.parent
_ANSWERS = _ROOT / "tests" / "drills" / "answers.toml"
_HEARD = _ROOT / "tests" / "calls" / "heard.jsonl"
_RATES = (0.0, 0.1, 0.17, 0.25, 0.38)
_SEED, _CPS, _CUSTOMER_CPS, _PAUSE_S = 7, 4.2, 4.5, 0.35
_SENTENCE = re.compile(r"[^。！？]+[。！？]?")
_LONGEST = 14

Hear = Callable[[str], str]


class _Script:
    """A take as it would be said: lines in the order of the drill, answers by the names of their files."""

    def __init__(self, drill: Drill, answers: Mapping[str, Any], hear: Hear) -> None:
        self._drill, self._answers, self._hear = drill, answers, hear
        self.said: list[Said] = []
        self._at_s = 0.5
        self._answer("hello")
        for line, nth in self._lines():
            self._play(line)
            self._answer(line.id if nth == 0 else f"{line.id}-{nth + 1}")

    def _lines(self) -> Iterator[tuple[Line, int]]:
        by_id = {line.id: line for line in self._drill.line}
        name, came = self._drill.line[0].id, Counter[str]()
        while name != END and came.total() < _LONGEST:
            line = by_id[name]
            for _ in range(line.times):
                yield line, came[name]
                came[name] += 1
            ways = [line.next, *(branch.next for branch in line.branch)]
            name = next((way for way in ways if self._texts(way)), line.next)

    def _play(self, line: Line) -> None:
        quiet = self._drill.speaks == "prompt" or line.sound == "silence"
        start_s = self._at_s + 1.0
        self._at_s = start_s + (0.0 if quiet else len(line.text) / _CUSTOMER_CPS)
        self.said.append((line.id, start_s, self._at_s, line.text))
        self._at_s += 0.8

    def _answer(self, name: str) -> None:
        for text in self._texts(name):
            for sentence in _SENTENCE.findall(text):
                ends_s = self._at_s + max(0.5, len(sentence) / _CPS)
                self.said.append(("agent", self._at_s, ends_s, self._hear(sentence)))
                self._at_s = ends_s + _PAUSE_S

    def _texts(self, name: str) -> list[str]:
        spoken = [value for key, value in self._answers.items() if key.split("@")[0] == name]
        texts = (v if isinstance(v, str) else "".join(part["text"] for part in v) for v in spoken if not _is_number(v))
        return [text for text in texts if text]


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)


def criteria(entry: Mapping[str, Any], answers: Mapping[str, Any], hear: Hear) -> list[CriterionMark]:
    """Criteria of a take that were assessed by its words."""
    drill = next(drill for drill in book().drill if drill.id == entry["id"])
    take = a_take(_Script(drill, answers, hear).said, drill)
    return [one for one in mark(take, book(), measures=words()).criteria if one.earned is not None]


def main(rates: list[float]) -> None:
    """Print the table."""
    entries = tomllib.loads(_ANSWERS.read_text("utf-8"))["drill"]
    pairs = [(line["said"], line["heard"]) for line in map(json.loads, _HEARD.read_text("utf-8").splitlines())]
    plain = {e["id"]: _blocking(criteria(e, {**e["good"], **e.get("bad", {})}, str)) for e in entries}
    print("CER   criteria  met   half  unmet  takes without unmet   planted faults of words found")
    for rate in rates:
        misheard = Misheard(pairs, _SEED)

        def hear(text: str, rate: float = rate, misheard: Misheard = misheard) -> str:
            return (misheard.hear(text, rate).text or "嗯") if rate else text

        marked = [criteria(entry, entry["good"], hear) for entry in entries]
        every = [one for take in marked for one in take]
        unmet = sum(one.blocks for one in every)
        met = sum(one.earned == 1 for one in every)
        clean = sum(not _blocking(take) for take in marked)
        faults = [e for e in entries if plain[e["id"]] & set(e["kept_from"])]
        found = [
            e for e in faults if _blocking(criteria(e, {**e["good"], **e.get("bad", {})}, hear)) & set(e["kept_from"])
        ]
        print(
            f"{rate:4.0%} {len(every):9} {met:5} {len(every) - met - unmet:6} {unmet:6}"
            f" {clean:11} of {len(entries)} {len(found):18} of {len(faults)}"
        )


def _blocking(marked: list[CriterionMark]) -> set[str]:
    return {one.origin for one in marked if one.blocks}


if __name__ == "__main__":
    main([float(rate) for rate in sys.argv[1:]] or list(_RATES))
