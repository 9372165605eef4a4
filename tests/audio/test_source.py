import contextlib
import itertools
import random
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

from audio.block import Speaker
from audio.channels import parse_channels
from audio.errors import (
    AudioError,
    BadChannelsError,
    ChannelsUnclearError,
    EmptyFileError,
    MissingFileError,
    NotAFileError,
    NotASoundError,
    RateOutOfRangeError,
    RateTooLowError,
)
from audio.quality import rms_db
from audio.source import SoundSource, open_sound
from audio.synthetic import noise, tone

Write = Callable[..., Path]

AGENT, CUSTOMER = Speaker.AGENT, Speaker.CUSTOMER


def sound_of(source: SoundSource) -> dict[Speaker, np.ndarray]:
    """All blocks of each speaker put together, having checked that they continue each other."""
    pieces: dict[Speaker, list[np.ndarray]] = {speaker: [] for speaker in source.speakers}
    start = 0
    for blocks in source:
        assert tuple(block.speaker for block in blocks) == source.speakers
        assert {block.start for block in blocks} == {start}
        assert len({len(block.samples) for block in blocks}) == 1
        assert {block.rate for block in blocks} == {16_000}
        start = blocks[0].end
        for block in blocks:
            pieces[block.speaker].append(block.samples)
    return {speaker: np.concatenate(parts) for speaker, parts in pieces.items()}


def pitch_of(sound: np.ndarray) -> float:
    return float(np.abs(np.fft.rfft(sound * np.hanning(len(sound)))).argmax() * 16_000 / len(sound))


def test_left_is_the_agent_and_right_the_customer(write_sound: Write) -> None:
    source = open_sound(write_sound(channels=2))
    sound = sound_of(source)
    assert (source.duration_s, source.rate, source.notices) == (1.0, 16_000, [])
    assert pitch_of(sound[AGENT]) == pytest.approx(200, abs=2)
    assert pitch_of(sound[CUSTOMER]) == pytest.approx(400, abs=2)


def test_channels_can_be_named_otherwise(write_sound: Write) -> None:
    sound = sound_of(open_sound(write_sound(channels=2), parse_channels("customer,agent")))
    assert pitch_of(sound[AGENT]) == pytest.approx(400, abs=2)
    source = open_sound(write_sound(channels=5), parse_channels("-,-,agent,-,customer"))
    sound = sound_of(source)
    assert pitch_of(sound[AGENT]) == pytest.approx(600, abs=2)
    assert pitch_of(sound[CUSTOMER]) == pytest.approx(1000, abs=2)
    assert [notice.code for notice in source.notices] == ["channel_unused"]


def test_mono_is_the_agent_unless_said_otherwise(write_sound: Write) -> None:
    assert open_sound(write_sound()).speakers == (AGENT,)
    assert open_sound(write_sound(), parse_channels("customer")).speakers == (CUSTOMER,)


@pytest.mark.parametrize(
    ("name", "subtype", "rate"),
    [
        ("a.wav", "PCM_16", 16_000),
        ("a.wav", "PCM_24", 44_100),
        ("a.wav", "PCM_32", 192_000),
        ("a.wav", "PCM_U8", 8_000),
        ("a.wav", "FLOAT", 48_000),
        ("a.wav", "ALAW", 8_000),
        ("a.wav", "ULAW", 8_000),
        ("a.flac", "PCM_16", 22_050),
        ("a.ogg", "VORBIS", 44_100),
        ("a.mp3", "MPEG_LAYER_III", 44_100),
    ],
)
def test_every_format_gives_its_whole_sound_at_16_khz(write_sound: Write, name: str, subtype: str, rate: int) -> None:
    source = open_sound(write_sound(name, rate=rate, channels=2, seconds=1.3, subtype=subtype))
    sound = sound_of(source)
    assert source.rate == rate
    assert len(sound[AGENT]) == round(source.duration_s * 16_000) == round(1.3 * 16_000)
    for speaker, hz in ((AGENT, 200), (CUSTOMER, 400)):
        assert pitch_of(sound[speaker]) == pytest.approx(hz, abs=2)
        assert rms_db(sound[speaker][2_000:-2_000]) == pytest.approx(-20, abs=0.3)


def test_the_size_of_blocks_changes_nothing_but_the_blocks(write_sound: Write) -> None:
    path = write_sound(rate=44_100, channels=2, seconds=1.234)
    whole = sound_of(open_sound(path))
    for size in (1, 1_600, 100_000):
        small = sound_of(open_sound(path, block_samples=size)) if size > 1 else whole
        assert all(np.array_equal(whole[speaker], small[speaker]) for speaker in whole)


def test_a_source_can_be_iterated_again(write_sound: Write) -> None:
    source = open_sound(write_sound(rate=8_000))
    first, second = sound_of(source), sound_of(source)
    assert np.array_equal(first[AGENT], second[AGENT])


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"", EmptyFileError), (b"just some words\n" * 50, NotASoundError), (b"RIFF0000WAVEjunk", NotASoundError)],
)
def test_a_file_that_is_no_sound_is_refused(content: bytes, kind: type[AudioError], tmp_path: Path) -> None:
    path = tmp_path / "sound.wav"
    path.write_bytes(content)
    with pytest.raises(kind) as caught:
        open_sound(path)
    assert "sound.wav" in caught.value.message
    assert caught.value.advice


def test_nothing_a_folder_no_samples_and_odd_rates_are_refused(tmp_path: Path, write_sound: Write) -> None:
    for path, kind in [
        (tmp_path / "nowhere.wav", MissingFileError),
        (tmp_path, NotAFileError),
        (write_sound("none.wav", np.zeros((0, 1))), EmptyFileError),
        (write_sound("slow.wav", rate=4_000), RateTooLowError),
        (write_sound("mad.wav", rate=4_000_000, seconds=0.01), RateOutOfRangeError),
        (write_sound("many.wav", channels=8), ChannelsUnclearError),
    ]:
        with pytest.raises(kind):
            open_sound(path)
    with pytest.raises(BadChannelsError):
        open_sound(write_sound(), parse_channels("agent,customer"))


def test_a_truncated_wav_is_read_as_far_as_it_goes(write_sound: Write) -> None:
    path = write_sound(channels=2, seconds=2.0)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2 + 1])
    source = open_sound(path)
    assert [notice.code for notice in source.notices] == ["truncated"]
    assert source.duration_s == pytest.approx(1.0, abs=0.01)
    assert len(sound_of(source)[AGENT]) == round(source.duration_s * 16_000)


def test_a_truncated_flac_is_read_as_far_as_it_goes(write_sound: Write) -> None:
    path = write_sound("a.flac", noise(4.0), seconds=4.0)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    source = open_sound(path)
    heard = len(sound_of(source)[AGENT]) / 16_000
    assert heard == source.duration_s == pytest.approx(2.0, abs=0.6)
    assert [notice.code for notice in source.notices] == ["broken_off"]


def test_odd_but_valid_sound_is_read_with_a_notice(write_sound: Write) -> None:
    holed = tone(200, 1.0)
    holed[100:200] = np.nan
    for sound, code in [
        (np.zeros(16_000), "all_silent"),
        (np.sign(tone(200, 1.0)), "all_clipped"),
        (holed, "not_finite"),
    ]:
        source = open_sound(write_sound("odd.wav", sound, subtype="FLOAT"))
        assert source.notices == []
        assert np.isfinite(sound_of(source)[AGENT]).all()
        assert [notice.code for notice in source.notices] == [code]


def test_a_long_file_is_never_held_whole(tmp_path: Path) -> None:
    path = tmp_path / "long.wav"
    with soundfile.SoundFile(str(path), "w", 16_000, 2, subtype="PCM_16") as out:
        for _ in range(300):
            out.write(np.zeros((16_000, 2), np.int16))
    source = open_sound(path)
    tracemalloc.start()
    try:
        count = sum(len(blocks[0].samples) for blocks in source)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 300 * 16_000
    assert peak < 2_000_000  # the whole is 38 MB as floats


@pytest.mark.parametrize("name", ["a.wav", "a.flac", "a.mp3", "a.ogg"])
def test_a_mutated_file_gives_finite_sound_or_one_of_our_errors(write_sound: Write, name: str) -> None:
    path = write_sound(name, np.stack([noise(0.5), noise(0.5, seed=1)], axis=1))
    content = path.read_bytes()
    rng = random.Random(name)
    for _ in range(60):
        mutant = bytearray(content)
        for _ in range(rng.choice([1, 3, 30])):
            mutant[rng.randrange(rng.choice([60, len(mutant)]))] = rng.randrange(256)
        path.write_bytes(mutant[: rng.choice([len(mutant), rng.randrange(len(mutant))])])
        with contextlib.suppress(AudioError):
            for blocks in itertools.islice(open_sound(path), 100):
                assert all(np.isfinite(block.samples).all() for block in blocks)
