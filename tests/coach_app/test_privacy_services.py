"""What the window lists, removes and forgets, on a real data folder."""

from __future__ import annotations

from pathlib import Path

from coach_app.library.library import Library
from coach_app.people.profile import Profile
from coach_app.privacy.retention import What
from coach_app.privacy_services import KnownPeople, PrivacyServices
from coach_app.settings import Settings
from tests.coach_app.privacy.kept_session import kept_session

WANG = Profile.new("Wang")


def test_what_is_old_is_listed_by_name_and_removed(tmp_path: Path) -> None:
    session = kept_session(tmp_path)
    session.change(title="投诉 138 0013 8000")
    with Library(tmp_path) as library:
        library.catch_up()
    services = PrivacyServices(tmp_path, lambda: Settings(keep_sound_days=30, keep_words_days=30))
    older = services.due()
    assert [(one.name, one.due.what) for one in older] == [
        ("投诉 ••• •••• ••••", What.SOUND),
        ("投诉 ••• •••• ••••", What.WORDS),
    ]
    sound = session.path / "sound.flac"
    assert sound.is_file(), "nothing goes by being listed"
    assert services.remove(older) == 2
    assert not sound.exists()
    assert services.due() == ()


def test_nothing_is_old_where_everything_is_kept(tmp_path: Path) -> None:
    kept_session(tmp_path)
    assert PrivacyServices(tmp_path, Settings).due() == ()


def test_everything_of_a_person_goes_with_the_calls(tmp_path: Path) -> None:
    people = KnownPeople(tmp_path)
    people.add(WANG)
    own, other = kept_session(tmp_path, person=WANG.id), kept_session(tmp_path)
    with Library(tmp_path) as library:
        library.catch_up()
    assert people.calls_of(WANG.id) == 1
    people.forget(WANG.id)
    assert people.all() == ()
    assert not own.path.exists()
    assert other.path.exists()
    with Library(tmp_path) as library:
        assert library.row(own.id) is None
