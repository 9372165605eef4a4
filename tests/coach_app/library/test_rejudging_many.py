from __future__ import annotations

import multiprocessing
import shutil
from pathlib import Path

import pytest

from coach_app.call import Setup, Wanted
from coach_app.library import rejudging_many
from coach_app.library.rejudging import is_current
from coach_app.library.rejudging_many import Rejudged, Rejudging
from coach_app.observed import VOICE, WORDS, Observed
from coach_app.recording.sessions import Kind, SessionFolder, create_session
from coach_app.shift.journal import write_journal
from coach_app.shift.live_call import EVENTS
from feedback.errors import PackError
from feedback.timeline import Timeline
from tests.coach_app.samples import AGENT, CUSTOMER, one_of_each

WANTED = Wanted(engine="whisper", pack="zh-service")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Five short kept calls without a word, with events of other rules."""
    made = create_session(tmp_path / "sessions", pack_sha256="ab" * 32)
    Observed.of(Timeline((AGENT, CUSTOMER)), frozenset()).save(made.path)
    write_journal(made.path / EVENTS, [(event, 1.0) for event in one_of_each()])
    made.finish(duration_s=1.0)
    for number in range(5):
        shutil.copytree(made.path, made.path.with_name(f"20261122-10000{number}-abcd"))
    made.delete()
    return tmp_path / "sessions"


def ids(root: Path) -> list[str]:
    return sorted(path.name for path in root.iterdir())


def test_all_are_judged_once_by_several_and_those_that_cannot_be_say_why(root: Path) -> None:
    broken = SessionFolder(root / ids(root)[2])
    (broken.path / WORDS).unlink()
    broken.change(words_removed="2026-11-01")
    told = {one.session: one for one in Rejudging(root, WANTED, workers=2).run([*ids(root), "gone"])}
    assert sorted(told) == [*ids(root), "gone"]
    assert {one.session for one in told.values() if one.changed} == set(ids(root)) - {broken.id}
    assert told[broken.id].code == "rejudge_words_removed"
    assert told[broken.id].sentence("zh").startswith(f"{broken.id}：")
    assert "were removed on 2026-11-01" in told[broken.id].sentence("en")
    assert told["gone"].code == "rejudge_gone"
    rules = Setup(Wanted(engine="none"))
    assert all(is_current(root / one, rules.pack) for one in ids(root) if one != broken.id)


def test_what_is_stopped_goes_on_where_it_was_and_force_does_all_again(root: Path) -> None:
    stopped = Rejudging(root, WANTED, workers=1)
    first = next(looked := stopped.run(ids(root)))
    stopped.cancel()
    assert list(looked) == []
    rest = list(Rejudging(root, WANTED, workers=1).run(ids(root)))
    current = [one.session for one in rest if not one.changed]
    assert current in ([first.session], ids(root)[:2])  # the next may have been done when it was stopped
    assert not any(one.message for one in rest)
    again = Rejudging(root, WANTED, workers=1, force=True).run(ids(root)[:1])
    assert list(again) == [Rejudged(ids(root)[0], changed=True)]


def test_the_longest_is_begun_with_so_that_it_is_not_waited_for_at_the_end(root: Path) -> None:
    longest = root / ids(root)[3]
    (longest / VOICE).write_bytes((longest / VOICE).read_bytes() + bytes(9_000))
    order = [one.session for one in Rejudging(root, WANTED, workers=1).run([*ids(root), "gone"])]
    assert order == [longest.name, *(one for one in ids(root) if one != longest.name), "gone"]


def test_a_process_has_its_next_session_before_the_last_one_is_taken_in(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    class Hand:
        """Is always done with what it was given."""

        def __init__(self, *_: object) -> None:
            self.session = ""
            self.pipe, self._other = multiprocessing.Pipe()
            self._other.send("done")

        def take(self, session: str) -> None:
            self.session = session
            told.append(f"takes {session}")

        def receive(self) -> Rejudged:
            session, self.session = self.session, ""
            return Rejudged(session, changed=True)

        def end(self) -> None:
            self.pipe.close()
            self._other.close()

    monkeypatch.setattr(rejudging_many, "_Hand", Hand)
    looked = Rejudging(root, WANTED, workers=1).run(["a", "b", "c"])
    while one := next(looked, None):
        told.append(f"told {one.session}")
    assert told == ["takes a", "takes b", "told a", "takes c", "told b", "told c"]


def test_rules_that_cannot_be_read_are_said_before_anything_is_done(root: Path) -> None:
    with pytest.raises(PackError):
        list(Rejudging(root, Wanted(pack="no such pack")).run(ids(root)))
    assert list(Rejudging(root, WANTED).run([])) == []


def test_each_by_its_own_pack_as_it_stands_now_whatever_is_chosen_for_the_next_calls(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COACH_DATA_DIR", str(tmp_path))
    centre = tmp_path / "packs" / "centre"
    centre.mkdir(parents=True)
    layer = '[title]\nzh = "中心"\nen = "Centre"\n'
    (centre / "pack.toml").write_text(
        f'schema = "coach.layer/1"\nid = "centre"\nversion = "1.0.0"\nextends = "zh-service"\n{layer}', "utf-8"
    )
    call, drill, never, *_ = ids(root)
    SessionFolder(root / call).change(pack_id="zh-service")
    SessionFolder(root / drill).change(pack_id="zh-service", kind=Kind.PRACTICE)
    told = Rejudging(root, Wanted(pack="centre"), workers=1, own=True).run([call, drill, never])
    assert {one.session: one.message for one in told if one.changed} == {call: "", drill: "", never: ""}
    assert [SessionFolder(root / one).manifest.pack_id for one in (call, drill, never)] == [
        "zh-service",
        "zh-service",
        "centre",
    ]
    (centre / "pack.toml").write_text((centre / "pack.toml").read_text("utf-8").replace("1.0.0", "1.1.0"), "utf-8")
    again = {one.session: one.changed for one in Rejudging(root, Wanted(), own=True).run([call, drill, never])}
    assert again == {call: False, drill: False, never: True}
    assert SessionFolder(root / never).manifest.pack_version == "1.1.0"
