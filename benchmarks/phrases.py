"""How well phrases are found in misheard Mandarin: ``python -m benchmarks.phrases [HEARD.jsonl]``.

Every line of the file holds what was `said`, what a recogniser `heard`, the entry to `expect` (or
null for an ordinary sentence) and its `group`. A line counts as found when the entry or one of its
group is `said`; it counts against precision when something is `said` and it is not that. Printed
beside it: two simpler methods on the same lexicon, the wordings that are not in the lexicon
(everything near the spoken one is taken out first), and text with sampled recognition errors.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

from benchmarks.misheard import Misheard, error_rate
from feedback.lexicon import Lexicon, Phrase, PhraseClass, load_lexicon
from feedback.normal_text import normal
from feedback.phrase_wordings import wording_of
from feedback.phrases import PhraseMatcher, Verdict

_ROOT = Path(__file__).parent.parent
_PACK = _ROOT / "feedback" / "packs" / "zh-service" / "phrases.toml"
_HEARD = _ROOT / "tests" / "calls" / "heard.jsonl"
#: Wordings at least this different from the spoken one stay in the lexicon when it is left out.
_APART = 0.4
#: Character errors up to which a wording can be expected to be found at all.
_RECOVERABLE = 0.6
_RATES = (0.17, 0.25, 0.38)
_SEED = 20
_ENOUGH_RATIO = 85.0

Find = Callable[[str], set[str]]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file."""

    said: str
    heard: str
    expect: str | None
    group: str | None
    voice: str | None


@dataclass(frozen=True, slots=True)
class Score:
    """What a method found: wordings, those under the recoverable error, and lines with something wrong."""

    found: int
    wordings: int
    found_clear: int
    clear: int
    wrong: int
    near_misses: int
    all_near_misses: int

    def __str__(self) -> str:
        recall = self.found / max(self.wordings, 1)
        clear = self.found_clear / max(self.clear, 1)
        precision = self.found / max(self.found + self.wrong, 1)
        near = f"{self.near_misses}/{self.all_near_misses}"
        return f"recall {recall:.3f}  clear {clear:.3f}  precision {precision:.3f}  near misses {near}"


def read(path: Path) -> list[Line]:
    """Return the lines of a file of heard wordings."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [Line(r["said"], r["heard"], r["expect"], r["group"], r["voice"]) for r in rows]


def is_right(line: Line, said: Iterable[str], groups: dict[str, str | None]) -> bool:
    """Whether the entry that was spoken, or one of its group, is among those `said`."""
    return line.expect is not None and any(
        name == line.expect or (line.group is not None and groups.get(name) == line.group) for name in said
    )


def score(lines: Sequence[Line], find: Find, groups: dict[str, str | None]) -> Score:
    """Return how a method does on the lines."""
    wordings = clear = found = found_clear = wrong = near = near_said = 0
    for line in lines:
        said = find(line.heard)
        right = is_right(line, said, groups)
        wrong += bool(said) and not right
        if line.expect is not None:
            recoverable = error_rate(line.said, line.heard) < _RECOVERABLE
            wordings, clear = wordings + 1, clear + recoverable
            found, found_clear = found + right, found_clear + (right and recoverable)
        elif line.voice is None:
            near, near_said = near + 1, near_said + bool(said)
    return Score(found, wordings, found_clear, clear, wrong, near_said, near)


def said_by(matcher: PhraseMatcher, text: str, confidence: float = 1.0) -> set[str]:
    """Return the ids that are said in a text."""
    return {hit.phrase for hit in matcher.match(text, confidence=confidence) if hit.verdict is Verdict.SAID}


def distance(wording: str, said: str) -> float:
    """Return the character distance of a wording to what was said, as a share of it; a slot fits anything."""
    tokens = wording_of(wording, frozenset(), {})
    spoken = normal(said).chars
    row = [float(n) for n in range(len(spoken) + 1)]
    for mark in tokens.chars:
        slot = mark == "\0"
        after = [row[0] if slot else row[0] + 1]
        for place, char in enumerate(spoken):
            change = row[place] + (0.0 if slot or mark == char else 1.0)
            after.append(min(change, row[place + 1] + (0.0 if slot else 1.0), after[-1] + (0.0 if slot else 1.0)))
        row = after
    return row[-1] / max(len(spoken), 1)


def without(lexicon: Lexicon, said: str) -> Lexicon:
    """Return the lexicon without the wordings that are near to what was said."""
    kept: list[Phrase] = []
    for phrase in lexicon.phrases:
        far = [w for w in phrase.wordings() if distance(w, said) > _APART]
        changed = {"text": far[0] if far else "（无）", "variants": tuple(far[1:])}
        kept.append(phrase if len(far) == len(phrase.wordings()) else phrase.model_copy(update=changed))
    return lexicon.model_copy(update={"phrases": tuple(kept)})


def left_out(lines: Sequence[Line], lexicon: Lexicon, groups: dict[str, str | None]) -> tuple[int, int]:
    """Return how many wordings are found though neither they nor their like are in the lexicon."""
    spoken = [line for line in lines if line.expect is not None]
    right = sum(
        is_right(line, said_by(PhraseMatcher(without(lexicon, line.said)), line.heard), groups) for line in spoken
    )
    return right, len(spoken)


def substring(lexicon: Lexicon) -> Find:
    """Find wordings as they stand."""
    wordings = [(p.id, normal(w).chars) for p in _matched(lexicon) for w in p.wordings() if "{" not in w]
    return lambda text: {name for name, chars in wordings if chars in normal(text).chars}


def fuzzy(lexicon: Lexicon) -> Find:
    """Find wordings by rapidfuzz's partial ratio of characters."""
    wordings = [(p.id, normal(w).chars) for p in _matched(lexicon) for w in p.wordings() if "{" not in w]

    def find(text: str) -> set[str]:
        chars = normal(text).chars
        return {n for n, w in wordings if len(w) <= len(chars) + 1 and fuzz.partial_ratio(w, chars) >= _ENOUGH_RATIO}

    return find


def forbidden_in_standard(lines: Sequence[Line], lexicon: Lexicon, matcher: PhraseMatcher) -> tuple[int, int, int, int]:
    """Return standard wordings that a forbidden phrase is found in: as text, of all; as heard, of all."""
    texts = [w for p in lexicon.of(PhraseClass.STANDARD) for w in p.wordings()]
    heard = [line.heard for line in lines if line.expect and line.expect.startswith("STD")]
    forbidden = {p.id for p in lexicon.of(PhraseClass.FORBIDDEN)}
    wrong = [sum(bool(said_by(matcher, text) & forbidden) for text in some) for some in (texts, heard)]
    return wrong[0], len(texts), wrong[1], len(heard)


def print_misheard(lines: Sequence[Line], lexicon: Lexicon, matcher: PhraseMatcher) -> None:
    """Print recall and false alarms on text with sampled errors."""
    misheard = Misheard([(line.said, line.heard) for line in lines if line.voice], _SEED)
    groups = {p.id: p.group for p in lexicon.phrases}
    forbidden = {p.id for p in lexicon.of(PhraseClass.FORBIDDEN)}
    for rate in _RATES:
        right = wrong = accused = spoken = 0
        errors: list[float] = []
        for line in lines:
            heard = misheard.hear(line.said, rate)
            errors.append(error_rate(line.said, heard.text))
            said = said_by(matcher, heard.text, heard.confidence)
            found = is_right(line, said, groups)
            spoken, right = spoken + (line.expect is not None), right + found
            wrong += bool(said) and not found
            accused += bool(said & forbidden) and not (line.expect or "").startswith("FOR")
        print(
            f"errors {sum(errors) / len(errors):.2f} (wanted {rate:.2f})  recall {right / spoken:.3f}  "
            f"precision {right / (right + wrong):.3f}  forbidden from words nobody said {accused}"
        )


def main(path: Path = _HEARD) -> None:
    """Print every measure for one file of heard wordings."""
    lexicon = load_lexicon(_PACK)
    groups = {p.id: p.group for p in lexicon.phrases}
    lines = read(path)
    began = time.process_time()
    matcher = PhraseMatcher(lexicon)
    built_s = time.process_time() - began
    matcher.match("您好")
    print(f"{path.name}: {len(lines)} lines; lexicon of {sum(len(p.wordings()) for p in lexicon.phrases)} wordings")
    began = time.process_time()
    print(f"{'syllables':<22}{score(lines, lambda text: said_by(matcher, text), groups)}")
    each_ms = (time.process_time() - began) / len(lines) * 1000
    for name in ("STD", "FOR"):
        some = [line for line in lines if (line.expect or "").startswith(name)]
        print(f"  {name:<20}{score(some, lambda text: said_by(matcher, text), groups)}")
    print(f"{'substring':<22}{score(lines, substring(lexicon), groups)}")
    print(f"{'rapidfuzz':<22}{score(lines, fuzzy(lexicon), groups)}")
    as_text, texts, as_heard, heard = forbidden_in_standard(lines, lexicon, matcher)
    print(f"forbidden said in standard wordings: as text {as_text}/{texts}, as heard {as_heard}/{heard}")
    print_misheard(lines, lexicon, matcher)
    right, spoken = left_out(lines, lexicon, groups)
    print(f"wording and its like (within {_APART:.0%}) left out of the lexicon: recall {right / spoken:.3f}")
    print(f"time: {each_ms:.1f} ms an utterance, {built_s:.2f} s to build the matcher (processor time)")


def _matched(lexicon: Lexicon) -> list[Phrase]:
    return [p for p in lexicon.phrases if p.kind is not PhraseClass.FILLER]


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:2]))
