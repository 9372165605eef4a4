"""The tables of the index, typed.

Everything in them comes from the folders of the sessions; only `Doomed` holds something of its
own: what somebody has asked to be deleted and is not gone to the last byte yet.

The full text over `Utterance` is no table that SQLAlchemy knows: see `coach_app.library.wordsearch`.
"""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import BigInteger, Double, ForeignKey, Index, Integer
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

#: Row numbers. Only a column called INTEGER is SQLite's own row number, which FTS5 goes by.
_NUMBER = BigInteger().with_variant(Integer, "sqlite")

#: An utterance's number is its session's, shifted by so many bits, plus its place in the session:
#: the full text tells the session of a hit without looking it up.
PLACE_BITS = 20


class Base(DeclarativeBase):
    """All tables of the library."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {float: Double}


class Session(Base):
    """One session; see `coach_app.library.query.Row` for what most columns mean.

    `started` is as the manifest says, with its zone, and `started_s` the same in seconds since 1970, to sort by.
    `about_seen` and `judged_seen` say in which state the manifest, and events and rulings, were read.
    """

    __tablename__ = "session"

    n: Mapped[int] = mapped_column(_NUMBER, primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    reference: Mapped[str]
    person: Mapped[str] = mapped_column(index=True)
    started: Mapped[str]
    started_s: Mapped[float] = mapped_column(index=True)
    duration_s: Mapped[float]
    kind: Mapped[str]
    state: Mapped[str]
    engine: Mapped[str]
    pack_id: Mapped[str]
    pack_version: Mapped[str]
    source: Mapped[str]
    content: Mapped[str] = mapped_column(index=True)
    alerts: Mapped[int]
    nudges: Mapped[int]
    score: Mapped[float | None]
    ruled: Mapped[int]
    open_objections: Mapped[int]
    has_sound: Mapped[bool]
    has_words: Mapped[bool]
    about_seen: Mapped[str]
    judged_seen: Mapped[str]


def _of_session(key: bool) -> Mapped[int]:
    """A column that names the session, by itself or as the first part of the key."""
    return mapped_column(_NUMBER, ForeignKey("session.n", ondelete="CASCADE"), primary_key=key)


class Tag(Base):
    """A tag that a session carries."""

    __tablename__ = "tag"

    session_n: Mapped[int] = _of_session(key=True)
    tag: Mapped[str] = mapped_column(primary_key=True, index=True)


class FlagCount(Base):
    """How many flags of a kind stood at the end of a session."""

    __tablename__ = "flag_count"

    session_n: Mapped[int] = _of_session(key=True)
    kind: Mapped[str] = mapped_column(primary_key=True, index=True)
    count: Mapped[int]


class Item(Base):
    """How an item of the checklist ended; `place` is its place in the pack."""

    __tablename__ = "item"
    __table_args__ = (
        Index("ix_item_item_status", "item", "status"),
        Index("ix_item_status_session_n", "status", "session_n"),
    )

    session_n: Mapped[int] = _of_session(key=True)
    item: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[int]
    status: Mapped[str]


class Utterance(Base):
    """Words of one speaker, masked: `spaced` and `pinyin` are what the full text is made of."""

    __tablename__ = "utterance"

    n: Mapped[int] = mapped_column(_NUMBER, primary_key=True, autoincrement=False)
    session_n: Mapped[int] = _of_session(key=False)
    speaker: Mapped[str]
    start_s: Mapped[float]
    text: Mapped[str]
    spaced: Mapped[str]
    pinyin: Mapped[str]


class Figures(Base):
    """What a person's progress is read from: figures of the agent over the whole session, and verdicts on its flags.

    A figure is empty where not enough was heard.
    """

    __tablename__ = "figures"

    session_n: Mapped[int] = _of_session(key=True)
    speech_s: Mapped[float | None]
    rate_cpm: Mapped[float | None]
    level_spread_db: Mapped[float | None]
    pitch_spread_st: Mapped[float | None]
    ruled_right: Mapped[int]
    ruled_wrong: Mapped[int]
    ruled_unsure: Mapped[int]


class Doomed(Base):
    """A session that is being deleted; it stays here until the last trace of its words is gone."""

    __tablename__ = "doomed"

    id: Mapped[str] = mapped_column(primary_key=True)
