import numpy as np
import pytest

from asr_models.catalog import find
from asr_models.installed import get
from asr_models.joined import join
from asr_models.whisper_decoder import PROMPT, WhisperDecoder, open_decoder
from asr_models.whisper_preamble import SENTENCES, preamble
from audio.block import RATE


@pytest.fixture(scope="module")
def decoder() -> WhisperDecoder:
    return open_decoder(join(find("whisper-base"), get("whisper-base").path), "zh", 2)


def test_the_sentence_is_short_level_and_spelled(decoder: WhisperDecoder) -> None:
    (piece,) = preamble(decoder, "zh")

    assert 3 * RATE < len(piece.samples) < 6 * RATE
    assert 0.05 < float(np.sqrt(np.mean(piece.samples**2))) < 0.1
    assert len(piece.tokens) > 10


def test_the_sound_says_what_is_claimed(decoder: WhisperDecoder) -> None:
    (piece,) = preamble(decoder, "zh")
    heard = decoder.hear(piece.samples).text

    assert sum(character in heard for character in SENTENCES["zh"][1]) >= 14


def test_it_holds_no_phrase_that_is_judged() -> None:
    for courtesy in ("您好", "请", "谢谢", "感谢", "抱歉", "再见", "稍等", "帮您", "为您"):
        assert courtesy not in SENTENCES["zh"][1]
        assert courtesy not in PROMPT["zh"]


def test_a_language_without_a_sentence_begins_with_nothing(decoder: WhisperDecoder) -> None:
    assert preamble(decoder, "en") == ()
