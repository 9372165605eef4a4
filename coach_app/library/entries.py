"""Writes what was read of sessions into the tables, and takes it out again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, delete, insert, select, update

from coach_app.library.indexing import Indexed, Judged, Seen
from coach_app.library.tables import PLACE_BITS, Doomed, Figures, FlagCount, Item, Session, Tag, Utterance
from coach_app.library.wordsearch import WordSearch
from coach_app.recording.sessions import Kind

#: Sessions that are looked up at once; databases take only so many values in one statement.
_AT_ONCE = 500


class Entries:
    """Sessions in the tables, through the connection of a writer or a reader.

    Parameters
    ----------
    connection : Connection
        Its transaction is the caller's.
    words : WordSearch
        Keeps the full text in step.
    """

    def __init__(self, connection: Connection, words: WordSearch) -> None:
        self._connection = connection
        self._words = words

    def seen(self) -> dict[str, Seen]:
        """Of every session what its entry was made from."""
        rows = self._connection.execute(select(Session.id, Session.about_seen, Session.judged_seen))
        return {session: Seen(about, judged) for session, about, judged in rows}

    def seen_of(self, session: str) -> Seen | None:
        """What the entry of one session was made from; ``None`` if it has none."""
        wanted = select(Session.about_seen, Session.judged_seen).where(Session.id == session)
        row = self._connection.execute(wanted).first()
        return Seen(row.about_seen, row.judged_seen) if row is not None else None

    def doomed(self) -> list[str]:
        """Sessions that somebody wants deleted."""
        return list(self._connection.execute(select(Doomed.id).order_by(Doomed.id)).scalars())

    def doom(self, sessions: Iterable[str]) -> None:
        """Note that sessions are to be deleted."""
        new = sorted(set(sessions) - set(self.doomed()))
        if new:
            self._connection.execute(insert(Doomed), [{"id": session} for session in new])

    def spare(self, sessions: Sequence[str]) -> None:
        """Of sessions nothing is left: they need not be remembered."""
        for some in _parts(sessions):
            self._connection.execute(delete(Doomed).where(Doomed.id.in_(some)))

    def put(self, indexed: Indexed) -> bool:
        """Write a session's entry, in place of the one that it has.

        Returns
        -------
        bool
            Whether words that stood in the old entry are in the new one no longer.
        """
        session = indexed.manifest.id
        if session in self.doomed():
            return False
        row = self._connection.execute(select(Session.n, Session.has_words).where(Session.id == session)).first()
        if row is None and indexed.judged is None:
            return False  # removed while its folder was read; whoever looks next reads all of it
        if row is None:
            made = insert(Session).values(_about(indexed) | _counts(indexed.judged or Judged())).returning(Session.n)
            n, had_words = self._connection.execute(made).scalar_one(), False
        else:
            n, had_words = row.n, row.has_words
            counts = _counts(indexed.judged) if indexed.judged is not None else {}
            self._connection.execute(update(Session).where(Session.n == n).values(_about(indexed) | counts))
        self._connection.execute(delete(Tag).where(Tag.session_n == n))
        self._insert(Tag, [{"session_n": n, "tag": tag} for tag in sorted(set(indexed.manifest.tags))])
        if indexed.judged is None:
            return False
        self._put_judged(n, indexed.judged)
        return had_words and not indexed.judged.words

    def remove(self, sessions: Sequence[str]) -> None:
        """Take sessions out, with all that hangs on them."""
        for some in _parts(sessions):
            numbers = list(self._connection.execute(select(Session.n).where(Session.id.in_(some))).scalars())
            for n in numbers:
                self._clear(n)
            for table in (Tag, Session):
                column = table.session_n if table is Tag else Session.n
                self._connection.execute(delete(table).where(column.in_(numbers)))

    def _put_judged(self, n: int, judged: Judged) -> None:
        self._clear(n)
        kinds = [{"session_n": n, "kind": kind, "count": count} for kind, count in judged.kinds.items()]
        items = [
            {"session_n": n, "item": state.item, "place": place, "status": state.status.value}
            for place, state in enumerate(judged.items)
        ]
        first = n << PLACE_BITS
        said = [
            {
                "n": first + place,
                "session_n": n,
                "speaker": words.speaker,
                "start_s": words.start_s,
                "text": words.text,
                "spaced": words.spaced,
                "pinyin": words.pinyin,
            }
            for place, words in enumerate(judged.words[: 1 << PLACE_BITS])
        ]
        self._insert(FlagCount, kinds)
        self._insert(Figures, [{"session_n": n, **_figures(judged)}])
        self._insert(Item, items)
        self._insert(Utterance, said)
        self._words.put(self._connection, _range_of(n))

    def _clear(self, n: int) -> None:
        """Take out of a session what comes from its events."""
        self._words.take_out(self._connection, _range_of(n))
        first, last = _range_of(n)
        self._connection.execute(delete(Utterance).where(Utterance.n.between(first, last)))
        self._connection.execute(delete(FlagCount).where(FlagCount.session_n == n))
        self._connection.execute(delete(Item).where(Item.session_n == n))
        self._connection.execute(delete(Figures).where(Figures.session_n == n))

    def _insert(
        self, table: type[Tag | FlagCount | Figures | Item | Utterance], rows: Sequence[Mapping[str, object]]
    ) -> None:
        if rows:
            self._connection.execute(insert(table), rows)


def _range_of(n: int) -> tuple[int, int]:
    """First and last number that an utterance of a session can have."""
    return n << PLACE_BITS, ((n + 1) << PLACE_BITS) - 1


def _about(indexed: Indexed) -> dict[str, object]:
    manifest = indexed.manifest
    return {
        "id": manifest.id,
        "title": manifest.title,
        "reference": manifest.reference,
        "person": manifest.person,
        "started": manifest.started_at.isoformat(),
        "started_s": manifest.started_at.timestamp(),
        "duration_s": manifest.duration_s,
        "kind": manifest.kind.value,
        "state": indexed.state,
        "engine": manifest.engine,
        "pack_id": manifest.pack_id,
        "pack_version": manifest.pack_version,
        "source": manifest.source,
        "content": manifest.content,
        "has_sound": indexed.has_sound,
        "about_seen": indexed.seen.about,
        # A drill's marks come after the rest, and are in the manifest: its events say nothing of them.
        **({"score": manifest.drill_score} if manifest.kind is Kind.PRACTICE else {}),
        **({} if indexed.judged is None else {"judged_seen": indexed.seen.judged}),
    }


def _counts(judged: Judged) -> dict[str, object]:
    return {
        "alerts": judged.alerts,
        "nudges": judged.nudges,
        "score": judged.score,
        "ruled": judged.ruled,
        "open_objections": judged.open_objections,
        "has_words": bool(judged.words),
    }


def _figures(judged: Judged) -> dict[str, object]:
    measured = ("speech_s", "rate_cpm", "level_spread_db", "pitch_spread_st")
    verdicts = ("right", "wrong", "unsure")
    return {
        **{name: judged.figures.get(name) for name in measured},
        **{f"ruled_{name}": judged.verdicts.get(name, 0) for name in verdicts},
    }


def _parts(sessions: Sequence[str]) -> Iterable[Sequence[str]]:
    return (sessions[at : at + _AT_ONCE] for at in range(0, len(sessions), _AT_ONCE))
