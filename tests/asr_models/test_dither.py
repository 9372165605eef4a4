from pathlib import Path

import numpy as np
import pytest

from asr_models.dither import Dither, without_dither
from tests.asr_models.conftest import make_vosk


def test_noise_is_one_step_and_the_same_every_time() -> None:
    sound = np.zeros(16_000, np.float32)
    first, second = Dither(), Dither()
    whole = first.pcm(sound)

    assert np.array_equal(whole, np.concatenate([second.pcm(sound[:1600]), second.pcm(sound[1600:])]))
    assert 0.8 < float(np.std(whole)) < 1.3


def test_full_scale_does_not_wrap_around() -> None:
    assert Dither().pcm(np.array([1.5, -1.5], np.float32)).tolist() == [32767, -32768]


def test_the_settings_are_changed_in_a_copy_only(tmp_path: Path) -> None:
    model = make_vosk(tmp_path / "model")
    (model / "conf/mfcc.conf").write_text("--num-ceps=40\n--dither=1.0\n")

    with without_dither(model) as folder:
        assert (folder / "conf/mfcc.conf").read_text() == "--num-ceps=40\n--dither=0.0\n"
        assert (folder / "am/final.mdl").read_bytes() == (model / "am/final.mdl").read_bytes()
        assert folder.name == model.name
    assert not folder.exists()
    assert (model / "conf/mfcc.conf").read_text() == "--num-ceps=40\n--dither=1.0\n"


def test_where_links_are_not_allowed_files_are_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr("os.symlink", refuse)
    monkeypatch.setattr("os.link", refuse)
    model = make_vosk(tmp_path / "model")

    with without_dither(model) as folder:
        assert (folder / "am/final.mdl").read_bytes() == (model / "am/final.mdl").read_bytes()
        assert not (folder / "am/final.mdl").is_symlink()


def test_a_model_without_such_settings_is_used_as_it_is(tmp_path: Path) -> None:
    with without_dither(tmp_path) as folder:
        assert folder == tmp_path


def test_a_comment_in_another_encoding_is_passed_on(tmp_path: Path) -> None:
    model, comment = make_vosk(tmp_path / "model"), "# 采样".encode("gbk")
    (model / "conf/mfcc.conf").write_bytes(comment + b"\n--dither=1.0\n")

    with without_dither(model) as folder:
        assert (folder / "conf/mfcc.conf").read_bytes() == comment + b"\n--dither=0.0\n"
