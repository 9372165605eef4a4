"""The real engine on a real Kaldi model.

It knows Korean and hears Mandarin calls: what it writes is nonsense, how it behaves is not.
"""

import itertools
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import soundfile

from asr_models.errors import ModelError
from asr_models.installed import get
from asr_models.lane import WordsLane
from asr_models.transcript import Hearing, Utterance
from asr_models.vosk_recognizer import LOOK_BACK_S, VoskEngine, VoskRecognizer, load_vosk
from audio.block import AudioBlock, Samples, Speaker
from audio.lane import Settled
from tests.asr_models.conftest import make_vosk

CALL = Path(__file__).parents[1] / "calls" / "dev04_forbidden_argue.flac"
Seen = list[Hearing | Utterance | Settled]


@pytest.fixture(scope="module")
def engine() -> VoskEngine:
    model = get("vosk-model-small-ko-0.22")
    return load_vosk(model.path, model.id, model.language)


@pytest.fixture(scope="module")
def sound() -> Samples:
    samples: Samples = soundfile.read(CALL, frames=10 * 16_000, dtype="float32")[0][:, 1]
    return np.concatenate([samples, np.zeros(1234, np.float32)])


def hear(engine: VoskEngine, sound: Samples, cuts: Sequence[int] = (), start: int = 0) -> Seen:
    lane = WordsLane(Speaker.CUSTOMER, engine.recognizer(Speaker.CUSTOMER, start / 16_000), start)
    edges = [0, *cuts, len(sound)]
    seen: Seen = []
    for a, b in itertools.pairwise(edges):
        seen += lane.feed(AudioBlock(Speaker.CUSTOMER, sound[a:b], start + a))
    return seen + lane.finish()


@pytest.fixture(scope="module")
def seen(engine: VoskEngine, sound: Samples) -> Seen:
    return hear(engine, sound)


def utterances(seen: Seen) -> list[Utterance]:
    return [one for one in seen if isinstance(one, Utterance)]


def test_partial_words_come_before_the_final_ones(seen: Seen) -> None:
    kinds = [type(one) for one in seen if not isinstance(one, Settled)]

    assert kinds[0] is Hearing
    assert Utterance in kinds
    assert kinds.count(Hearing) > 3
    texts = [one.text for one in seen if isinstance(one, Hearing)]
    assert all(a != b for a, b in itertools.pairwise(texts))
    assert not any("{" in text for text in texts)


def test_word_times_are_in_order_and_inside_the_sound(seen: Seen, sound: Samples) -> None:
    words = [word for one in utterances(seen) for word in one.words]

    assert len(words) > 5
    assert all(a.span.end_s <= b.span.start_s for a, b in itertools.pairwise(words))
    assert words[0].span.start_s >= 0
    assert words[-1].span.end_s <= len(sound) / 16_000
    assert all(0 <= word.confidence <= 1 for word in words)
    assert 2.2 < words[0].span.start_s < 3.2  # the customer begins at 2.7 s


def test_nothing_begins_behind_a_horizon_said_before(seen: Seen, sound: Samples) -> None:
    horizon_s = heard_s = 0.0
    for one in seen:
        if isinstance(one, Settled):
            assert horizon_s <= one.until_s <= one.heard_s
            horizon_s, heard_s = one.until_s, one.heard_s
        elif isinstance(one, Utterance):
            assert horizon_s <= one.span.start_s
            assert heard_s < one.settled_at_s
    assert horizon_s == len(sound) / 16_000


def test_in_silence_the_horizon_follows_at_a_distance(seen: Seen) -> None:
    quiet = [one for one in seen if isinstance(one, Settled) and one.heard_s < 2.5]

    assert quiet[-1].until_s == pytest.approx(quiet[-1].heard_s - LOOK_BACK_S)


@pytest.mark.parametrize("seed", [1, 2])
def test_any_blocking_gives_the_same(engine: VoskEngine, sound: Samples, seen: Seen, seed: int) -> None:
    cuts = np.sort(np.random.default_rng(seed).integers(1, len(sound), 25)).tolist()

    assert hear(engine, sound, cuts) == seen


def test_after_a_restart_times_are_call_times(engine: VoskEngine, sound: Samples, seen: Seen) -> None:
    moved = hear(engine, sound, start=160_000)

    assert [one.text for one in utterances(moved)] == [one.text for one in utterances(seen)]
    for late, early in zip(utterances(moved), utterances(seen), strict=True):
        assert late.span.start_s == pytest.approx(early.span.start_s + 10)
        assert late.settled_at_s == pytest.approx(early.settled_at_s + 10)


def test_silence_gives_no_words(engine: VoskEngine) -> None:
    assert utterances(hear(engine, np.zeros(48_000, np.float32))) == []


class Scripted:
    """Stands in for Kaldi with results as a Chinese model writes them."""

    def __init__(self, *results: str) -> None:
        self.results = list(results)

    def AcceptWaveform(self, _: bytes) -> bool:  # noqa: N802 - Vosk's name
        return '"result"' in self.results[0] or '"text"' in self.results[0]

    def Result(self) -> str:  # noqa: N802 - Vosk's name
        return self.results.pop(0)

    PartialResult = FinalResult = Result


def test_chinese_words_are_joined_and_spelled_with_their_times() -> None:
    final = (
        '{"text": "您好 20 元 [unk]", "result": [{"word": "您好", "start": 0.2, "end": 0.6, "conf": 0.9},'
        ' {"word": "20", "start": 0.6, "end": 0.8, "conf": 0.5}, {"word": "元", "start": 0.8, "end": 0.9, "conf": 1.0},'
        ' {"word": "[unk]", "start": 0.9, "end": 1.0, "conf": 1.0}]}'
    )
    kaldi = Scripted('{"partial": "您好 二十"}', final, '{"partial": ""}')
    recognizer = VoskRecognizer(lambda: kaldi, Speaker.AGENT, 5.0, "zh")
    step = np.zeros(16_000, np.float32)
    (heard,) = recognizer.accept(step)
    (said,) = recognizer.accept(step)

    assert isinstance(heard, Hearing)
    assert heard.text == "您好二十"
    assert isinstance(said, Utterance)
    assert said.text == "您好二十元"
    assert [word.text for word in said.words] == ["您", "好", "二", "十", "元"]
    assert said.words[1].span.start_s == pytest.approx(5.4)
    assert said.confidence == pytest.approx(0.8)
    assert said.settled_at_s == 7.0


class NeverEnding:
    """Stands in for a Kaldi that takes every pause for words, as on talk that its model knows badly."""

    def __init__(self) -> None:
        self.results = 0

    def AcceptWaveform(self, _: bytes) -> bool:  # noqa: N802 - Vosk's name
        return False

    def PartialResult(self) -> str:  # noqa: N802 - Vosk's name
        return '{"partial": "您好"}'

    def Result(self) -> str:  # noqa: N802 - Vosk's name
        self.results += 1
        return '{"text": "您好", "result": [{"word": "您好", "start": 0.1, "end": 0.9, "conf": 0.9}]}'


def ends(*parts: tuple[float, float]) -> list[tuple[float, float]]:
    """When breaths ended and what had settled then; `parts` are seconds and dB of sound."""
    noise = np.random.default_rng(1).standard_normal(16_000 * 20)
    whole = np.concatenate([noise[: round(seconds * 16_000)] * 10 ** (db / 20) for seconds, db in parts])
    recognizer = VoskRecognizer(NeverEnding, Speaker.AGENT, 0.0, "zh")
    found = []
    for at in range(0, len(whole), 1600):
        seen = recognizer.accept(whole[at : at + 1600].astype(np.float32))
        found += [
            (round(one.settled_at_s, 3), round(recognizer.settled_s, 3)) for one in seen if isinstance(one, Utterance)
        ]
    return found


def test_a_breath_ends_in_a_pause_that_kaldi_takes_for_words() -> None:
    assert ends((1.0, -62), (1.0, -25), (0.7, -62)) == [(2.6, 2.0)]


def test_a_short_pause_ends_a_long_breath_only_and_not_before_kaldi_has_come_into_it() -> None:
    assert ends((1.0, -62), (1.0, -25), (0.42, -62), (1.0, -25)) == []
    assert ends((1.0, -62), (3.0, -25), (0.42, -62), (1.0, -25)) == [(4.6, 4.0)]
    assert ends((1.0, -62), (3.0, -25), (0.3, -62), (1.0, -25)) == []


def test_on_a_noisy_line_kaldi_alone_ends_breaths() -> None:
    assert ends((1.0, -35), (1.0, -20), (2.0, -35)) == []


def test_where_kaldi_has_grown_a_fresh_one_goes_on_with_the_calls_times() -> None:
    born: list[NeverEnding] = []

    def fresh() -> NeverEnding:
        born.append(NeverEnding())
        return born[-1]

    recognizer = VoskRecognizer(fresh, Speaker.AGENT, 0.0, "zh")
    noise = np.random.default_rng(1).standard_normal(16_000)
    talk, quiet = ((noise * 10 ** (db / 20)).astype(np.float32) for db in (-25, -62))
    said = []
    for second in range(600):
        sound = quiet if second % 3 else talk
        for at in range(0, len(sound), 1600):
            said += [one for one in recognizer.accept(sound[at : at + 1600]) if isinstance(one, Utterance)]

    assert len(born) == 2
    first = next(n for n, one in enumerate(said) if one.settled_at_s > 559.95)
    assert said[first + 1].words[0].span.start_s == pytest.approx(said[first].settled_at_s + 0.1)
    assert born[0].results == first + 1


def test_words_that_vanish_are_taken_back() -> None:
    recognizer = VoskRecognizer(lambda: Scripted('{"partial": "您"}', '{"text": ""}'), Speaker.AGENT, 0.0, "zh")
    step = np.zeros(1600, np.float32)
    recognizer.accept(step)
    (gone,) = recognizer.accept(step)

    assert isinstance(gone, Hearing)
    assert gone.text == ""


def test_a_folder_that_is_no_vosk_model_gives_one_sentence(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ModelError, match=r"is damaged: Kaldi cannot read it\. Install it anew"):
        load_vosk(make_vosk(tmp_path / "damaged"))
    (make_vosk(tmp_path / "cut") / "am/final.mdl").unlink()
    with pytest.raises(ModelError, match=r"cut' lacks am/final\.mdl"):
        load_vosk(tmp_path / "cut")
    with pytest.raises(ModelError, match="There is no model folder"):
        load_vosk(tmp_path / "absent")
    for name in ("model.bin", "config.json", "tokenizer.json"):
        (tmp_path / name).touch()
    with pytest.raises(ModelError, match="holds a whisper model, not one for Vosk"):
        load_vosk(tmp_path)
    assert capfd.readouterr().err == ""
