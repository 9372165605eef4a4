"""Why a flag was raised, for whoever rules on it: measured, limit, own usual, the stretch, on whose word, what to say.

Nothing is judged here again: the numbers are the flag's own, and the sentences the pack's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coach_app.report.model import Analysis, Finding
from coach_app.report.wording import Wording, clock, number
from coach_app.review.session import ReviewedSession
from coach_app.sayings import Sayings
from feedback.baseline import Baseline
from feedback.flag import Flag, Kind

_RATES = frozenset({Kind.RATE_FAST, Kind.RATE_SLOW})
_LEVELS = frozenset({Kind.VOLUME_LOUD, Kind.VOLUME_SOFT})
_SPREADS = frozenset({Kind.PITCH_MONOTONE})


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is said of one flag.

    Parameters
    ----------
    title : str
        When, what and how much: one line.
    say, why : str
        What to do about it, and why it matters.
    quote : str
        What was said in the stretch; empty where nothing was.
    instead : tuple of str
        What to say instead.
    facts : tuple of (name, value)
        Measured, limit, own usual, stretch, heard, shown, rule, source; those that there are.
    """

    title: str
    say: str
    why: str
    quote: str
    instead: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]

    @property
    def words(self) -> str:
        """All of it in a row, for screen readers."""
        facts = "; ".join(f"{name}: {value}" for name, value in self.facts)
        return ". ".join(part for part in (self.title, self.say, self.why, facts, *self.instead, self.quote) if part)


def explain(session: ReviewedSession, flag: Flag, sayings: Sayings) -> Explanation:
    """Explain a flag.

    Parameters
    ----------
    session : ReviewedSession
        The session; its words as they may be shown.
    flag : Flag
        One of its flags.
    sayings : Sayings
        The pack's sentences in the reader's language.

    Returns
    -------
    Explanation
    """
    words = Wording(sayings.language, session.manifest.pack_id)
    analysis = session.analysis
    finding = next((one for one in analysis.findings if one.flag.number == flag.number), Finding(flag, None, ""))
    quote = "" if flag.kind is Kind.PHRASE_MISSING else quoted(analysis, flag)  # what is missing was not said
    title = f"{clock(flag.span.start_s)}  {words.kind(flag.kind)}  {words.measured(flag)}".strip()
    facts = (
        (words.either("测得", "Measured"), _amount(flag.measured, flag.unit, words)),
        (words.either("界限", "Limit"), _limit(flag, words)),
        (words.either("您的常用", "Own usual"), _usual(flag, session.baseline, words)),
        (words.either("判断的一段", "Stretch judged"), _stretch(flag, words)),
        (words.either("依据", "Found"), "" if flag.evidence and flag.evidence in quote else flag.evidence),
        (words.either("当时", "In the call"), _shown(finding, words)),
        (words.either("规则", "Rule"), flag.rule),
        (words.either("出处", "Source"), sayings.source(flag)),
    )
    return Explanation(
        title=title,
        say=sayings.say(flag),
        why=sayings.why(flag),
        quote=quote,
        instead=tuple(dict.fromkeys(_instead(analysis, flag, sayings))),
        facts=tuple((name, value) for name, value in facts if value),
    )


def quoted(analysis: Analysis, flag: Flag) -> str:
    """What the speaker of a flag said while it was judged."""
    return " ".join(
        said.utterance.text
        for said in analysis.said
        if said.utterance.speaker is flag.speaker and said.utterance.span & flag.span
    )


def _amount(value: float | None, unit: str, words: Wording) -> str:
    return "" if value is None else f"{number(value, unit)} {words.unit(unit)}".strip()


def _limit(flag: Flag, words: Wording) -> str:
    if flag.limit is None:
        return ""
    above = flag.measured is None or flag.measured >= flag.limit
    return f"{'≤' if above else '≥'} {_amount(flag.limit, flag.unit, words)}"


def _usual(flag: Flag, baseline: Baseline | None, words: Wording) -> str:
    """The speaker's own figure of what the flag measures; where none was saved, that it was learnt in the call."""
    if flag.kind not in _RATES | _LEVELS | _SPREADS:
        return ""
    if baseline is None:
        return words.either("没有校准，按这通电话里学到的判断", "no calibration; learnt during this call")
    if flag.kind in _LEVELS:
        if baseline.level_db is None:
            return ""
        kept = f"{number(baseline.level_db, 'dB')} dBFS"
        return words.either(f"{kept}（测得的是与它的差）", f"{kept} (measured is the difference from it)")
    value = baseline.rate_cpm if flag.kind in _RATES else baseline.spread_st
    return _amount(value, flag.unit, words)


def _stretch(flag: Flag, words: Wording) -> str:
    start, end = f"{flag.span.start_s:.1f}", f"{flag.span.end_s:.1f}"
    seconds = f"{flag.span.duration_s:.1f} {words.unit('s')}"
    place = f"{clock(flag.span.start_s)} – {clock(flag.span.end_s)}"
    return words.either(f"{place}（{start}–{end}，共 {seconds}）", f"{place} ({start}–{end}, {seconds})")


def _shown(finding: Finding, words: Wording) -> str:
    if finding.shown_at_s is not None:
        return words.either(f"{clock(finding.shown_at_s)} 提示过", f"shown at {clock(finding.shown_at_s)}")
    return words.held_back(finding.held_back) if finding.held_back else ""


def _instead(analysis: Analysis, flag: Flag, sayings: Sayings) -> Iterator[str]:
    """Better wordings of a forbidden phrase, the sentence of a missing one, else what to do."""
    if flag.kind is Kind.PHRASE_FORBIDDEN:
        for said in analysis.said:
            if said.utterance.speaker is flag.speaker and said.utterance.span & flag.span:
                yield from (hit.replacement for hit in said.hits if hit.replacement and hit.span & flag.span)
    if flag.kind is Kind.PHRASE_MISSING:
        titles = {name: item for item, title in sayings.titles.items() for name in (item, title.zh, title.en)}
        prompt = sayings.prompts.get(titles.get(flag.detail, flag.detail), "")
        if prompt:
            yield prompt
