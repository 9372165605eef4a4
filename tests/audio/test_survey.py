import numpy as np

from audio.block import Speaker
from audio.survey import Survey
from audio.synthetic import noise, tone


def survey_of(*columns: np.ndarray) -> tuple[np.ndarray, list[str]]:
    survey = Survey((Speaker.AGENT, Speaker.CUSTOMER)[: len(columns)], 16_000)
    sound = survey.feed(np.stack(columns, axis=1).astype(np.float32))
    return sound, [notice.code for notice in survey.notices()]


def test_an_ordinary_sound_passes_unchanged_and_without_a_word() -> None:
    sound, codes = survey_of(tone(200, 1.0), tone(300, 1.0))
    assert np.array_equal(sound[:, 0], tone(200, 1.0))
    assert codes == []


def test_what_is_not_a_number_becomes_silence_and_is_said_where() -> None:
    column = tone(200, 1.0)
    column[[8_000, 8_001, 9_000]] = [np.nan, np.inf, -np.inf]
    survey = Survey((Speaker.AGENT,), 16_000)
    sound = survey.feed(column[:, None])
    assert np.isfinite(sound).all()
    assert sound[8_000, 0] == 0
    (notice,) = survey.notices()
    assert notice.code == "not_finite"
    assert "3 samples, the first at 0.50 s" in notice.text


def test_the_place_of_damage_counts_earlier_pieces() -> None:
    survey = Survey((Speaker.AGENT,), 16_000)
    survey.feed(tone(200, 1.0)[:, None])
    survey.feed(np.full((10, 1), np.nan, np.float32))
    assert "the first at 1.00 s" in survey.notices()[0].text


def test_each_silent_or_clipped_channel_is_named() -> None:
    clipped = np.clip(noise(1.0, level_db=30.0), -1, 1)
    assert survey_of(tone(200, 1.0), np.zeros(16_000))[1] == ["all_silent"]
    assert survey_of(clipped)[1] == ["all_clipped"]


def test_nothing_leaves_beyond_full_scale() -> None:
    sound, _ = survey_of(5 * tone(200, 1.0, level_db=-3.0))
    assert np.abs(sound).max() == 1.0
