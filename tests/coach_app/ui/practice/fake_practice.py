"""Practice without devices, files and models: what it is asked is written down, what it answers is up to the test."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from audio.block import Speaker
from audio.span import Span
from coach_app.live_gauges import Bands
from coach_app.playback.wishes import Told, Wish
from coach_app.practice.lacking import Lack
from coach_app.practice.news import (
    HungUp,
    LineBegan,
    LineEnded,
    PracticeChanged,
    PracticeMarked,
    PracticeNews,
    PracticePhase,
    Turn,
    TurnChanged,
)
from coach_app.practice.path.values import (
    Best,
    Card,
    Opens,
    Placement,
    PracticeHistory,
    PracticePoint,
    Tip,
    Today,
)
from coach_app.progress.points import Step
from coach_app.sayings import Sayings
from coach_app.ui.practice.gym_services import GymServices
from coach_app.ui.practice.services import Tell
from coach_app.ui.practice.shown import DrillRow, Ended, Home, Result, Sheet, Strategy, Wave
from feedback.drills.check import Check, Criterion, Group
from feedback.drills.drill import Drill, DrillKind, Line
from feedback.drills.marking import CriterionMark, GroupMark, TakeMark
from feedback.rubric import Outcome
from feedback.rule import Text

SESSION = "20261122-201500-3f2a"
CARD = Drill(
    id="SCN-01",
    title="工资卡修改密码",
    kind=DrillKind.ROLE_PLAY,
    difficulty=1,
    sector="银行",
    background="客户单位刚发了工资卡，下班到家后打客服热线，想把初始密码改掉。",
    customer_type="CUS-10",
    must=("STD-01", "STD-03"),
    line=(
        Line(id="c1", mood="neutral", text="你好，我想改一下工资卡的密码。", next="c2"),
        Line(id="c2", mood="neutral", text="我姓陈，卡是今天刚拿到的。", next="end"),
    ),
    **{
        "pass": (
            Criterion(text="开场四要素齐全", group=Group.PHRASES, check=(Check(said=("STD-01",)),)),
            Criterion(text="心里不着急", group=Group.TONE, check=(Check(self=True),)),
        )
    },
)
PACE = Drill(
    id="SCN-104",
    title="四档语速",
    kind=DrillKind.VOICE_DRILL,
    difficulty=2,
    sector="通用",
    background="同一段话用四种语速各说一遍，找到稳的那一档。",
    speaks="prompt",
    line=(
        Line(
            id="p1",
            mood="prompt",
            text="请用每分钟 160 字的语速，读：您的套餐包含二十个吉字节的流量。",
            times=2,
            target=160.0,
            next="end",
        ),
    ),
)
ROWS = (
    DrillRow("SCN-01", CARD.title, DrillKind.ROLE_PLAY, 1, "银行", 2, 72.0, False, "密码"),
    DrillRow("SCN-29", "转接其他岗位", DrillKind.PROCEDURE, 2, "通用", 1, 91.0, True),
    DrillRow("SCN-60", "换一种说法：不行", DrillKind.WORDING, 2, "电信", 1, None, None),
    DrillRow("SCN-104", PACE.title, DrillKind.VOICE_DRILL, 2, "通用"),
)
KINDS = {
    "zh": dict(zip(DrillKind, ("角色扮演", "流程操练", "措辞改写", "发声练习"), strict=True)),
    "en": dict(zip(DrillKind, ("Role play", "Procedure", "Rewording", "Voice drill"), strict=True)),
}


def card(key: str, opens: Opens, title: Text, why: Text, minutes: float = 3, done: bool = False) -> Card:
    return Card(key, opens, "greeting", title, why, minutes, done)


CARDS = (
    card(
        "SCN-01",
        Opens.DRILL,
        Text(zh=CARD.title, en="Password of a salary card"),
        Text(zh="上次没过：开场少了一句", en="Last time a greeting was missing"),
        4,
    ),
    card("apology", Opens.GYM, Text(zh="致歉的语气", en="An apology"), Text(zh="致歉偏平", en="Apologies were flat")),
    card("STD-41", Opens.READING, Text(zh="结束语", en="The closing"), Text(zh="三天没练了", en="Three days ago")),
)
TIP = Tip(
    "CRS-01",
    Text(zh="情绪", en="Feelings"),
    Text(zh="先处理心情，再处理事情。", en="First the feeling, then the matter."),
)


def placement(done: int = 0) -> Placement:
    """A reading and two drills, the first of which are done."""
    steps = (CARDS[2], CARDS[0], card("SCN-104", Opens.DRILL, Text(zh=PACE.title, en="Pace"), CARDS[0].why))
    return Placement(tuple(replace(step, done=place < done) for place, step in enumerate(steps)), 8.0 - 2 * done)


def home(done: int = 0, **more: object) -> Home:
    """A first page with everything on it; the first cards are done."""
    cards = tuple(replace(one, done=place < done) for place, one in enumerate(CARDS))
    today = Today(date(2026, 11, 22), cards, TIP, 10.0, 4.0 * done)
    return Home(replace(today, **more), ROWS, KINDS["en"])  # type: ignore[arg-type]


WAVE = Wave(3.2, tuple(abs((n * 37) % 100) / 100 for n in range(60)))


def sheet(drill: str, language: str = "en") -> Sheet:
    """A drill before it begins."""
    own = PACE if drill == PACE.id else CARD
    strategy = Strategy("业务办理需求", "来办事的客户：帮我办；查一下", "快速办理、少寒暄") if own is CARD else None
    hints = ("欢迎致电", "请问有什么可以帮您") if own is CARD else ()
    targets = {"p1": "160 chars/min"} if own is PACE else {}
    row = next((row for row in ROWS if row.id == own.id), None)
    kind = KINDS[language][own.kind]
    return Sheet(own, kind, own.background, strategy, {"c1": WAVE, "c2": WAVE}, hints, (), targets, row)


THING = CriterionMark(
    "称呼客户姓氏",
    "must:STD-03",
    Group.PHRASES,
    20.0,
    0.0,
    Outcome.FAILED,
    blocks=True,
    clip=Span(4.0, 6.0),
    hint="请问您贵姓？",
)


def mark(passed: bool | None = False) -> TakeMark:
    """Marks: passed, kept from it by one thing, or without a grade."""
    criteria = (
        CriterionMark("欢迎语", "must:STD-01", Group.PHRASES, 15.0, 1.0, Outcome.PASSED, evidence="您好，欢迎致电"),
        replace(THING, earned=1.0, outcome=Outcome.PASSED, blocks=False) if passed else THING,
        CriterionMark(
            "语速在自己的范围里", "base:4", Group.TONE, 15.0, 0.5, Outcome.PARTLY,
            value=62.0, unit="%", at_least=80.0, clip=Span(9.0, 12.0), hint="慢一点",
        ),
        CriterionMark(
            "带着微笑", "must:TON-12", Group.TONE, 15.0, None, Outcome.NOT_ASSESSED, why="too_little",
        ),
        CriterionMark(
            "心里不着急", "pass:1", Group.TONE, 0.0, None, Outcome.NOT_ASSESSED, by_hand=True, why="by_hand",
        ),
    )  # fmt: skip
    graded = passed is not None
    return TakeMark(
        score=91.0 if passed else 64.0,
        assessed=0.85 if graded else 0.6,
        graded=graded,
        passed=passed,
        kept_from=None if passed or not graded else THING,
        groups=(GroupMark(Group.PHRASES, 35.0, 57.0), GroupMark(Group.TONE, 30.0, 50.0)),
        criteria=criteria,
    )


@dataclass
class FakePlayer:
    """Writes down what it is to play."""

    wishes: list[Wish] = field(default_factory=list)
    said: list[Told] = field(default_factory=list)

    def begin(self) -> None:
        """It is always ready."""

    def wish(self, wish: Wish) -> None:
        self.wishes.append(wish)

    def told(self) -> Sequence[Told]:
        said, self.said = self.said, []
        return said

    def close(self) -> None:
        """There is nothing to give back."""


@dataclass
class FakeTake:
    """A take whose course is up to the test."""

    tell: Tell
    orders: list[str] = field(default_factory=list)
    error: Exception | None = None

    def start(self) -> None:
        if self.error is not None:
            raise self.error
        self.say(PracticeChanged(PracticePhase.PREPARING))
        self.orders.append("start")

    def hang_up(self) -> None:
        self.orders.append("hang_up")

    def repeat(self) -> None:
        self.orders.append("repeat")

    def leave(self) -> None:
        self.orders.append("leave")

    # ── what only a test does ────────────────────────────────────────────────

    def say(self, *news: PracticeNews) -> None:
        for one in news:
            self.tell(one)

    def talk(self) -> None:
        self.say(PracticeChanged(PracticePhase.TALKING, SESSION), TurnChanged(Turn.AGENT, 0.0))

    def line(self, line: str = "c1", text: str = CARD.line[0].text, lasts_s: float = 3.2, nth: int = 0) -> None:
        self.say(TurnChanged(Turn.CUSTOMER, 4.0), LineBegan(line, nth, text, "", 4.0, lasts_s))

    def line_over(self, line: str = "c1") -> None:
        self.say(LineEnded(line, 0, "", 7.2, whole=True), TurnChanged(Turn.AGENT, 7.2))

    def over(self, marks: TakeMark | None = None, why: str = "") -> None:
        self.say(
            HungUp(Speaker.AGENT, 30.0),
            PracticeChanged(PracticePhase.ENDING, SESSION),
            PracticeChanged(PracticePhase.MARKING, SESSION),
            PracticeMarked(SESSION, Path("sessions") / SESSION, "complete", marks, why),
            PracticeChanged(PracticePhase.DONE, SESSION),
        )


@dataclass
class FakePractice:
    """Answers at once, from the thread that asks."""

    shown: Home = field(default_factory=home)
    missing: tuple[Lack, ...] = ()
    error: Exception | None = None
    take_error: Exception | None = None
    best: bool = False
    next: Card | None = CARDS[0]
    ended: Ended | None = None
    asked: list[tuple[object, ...]] = field(default_factory=list)
    takes: list[FakeTake] = field(default_factory=list)
    player: FakePlayer = field(default_factory=FakePlayer)
    weeks: PracticeHistory = field(
        default_factory=lambda: PracticeHistory(
            (
                PracticePoint(date(2026, 11, 9), 8, 32.0, 61.0),
                PracticePoint(date(2026, 11, 16), 12, 48.0, 78.0),
            ),
            (Best("SCN-01", Opens.DRILL, CARDS[0].title, 91.0, date(2026, 11, 20)),),
        )
    )
    gate: threading.Event | None = None
    resting: threading.Event | None = None
    studio: GymServices | None = None
    closed: bool = False

    def gym(self) -> GymServices:
        assert self.studio is not None
        return self.studio

    def home(self, language: str) -> Home:
        self._ask("home", language)
        return replace(self.shown, kinds=KINDS[language])

    def lacks(self) -> tuple[Lack, ...]:
        return self.missing

    def sheet(self, drill: str, language: str) -> Sheet:
        self._ask("sheet", drill, language)
        return sheet(drill, language)

    def voice(self, language: str) -> tuple[Bands, Sayings]:
        return Bands(hold_s=30.0, hold_soon_s=25.0), Sayings(language=language)

    def take(self, drill: str, tell: Tell) -> FakeTake:
        self.asked.append(("take", drill))
        self.takes.append(FakeTake(tell, error=self.take_error))
        return self.takes[-1]

    def result(self, marked: PracticeMarked) -> Result:
        self._ask("result", marked.session)
        assert marked.mark is not None
        return Result(
            CARD, marked.session, marked.folder, marked.mark, best=self.best, next=self.next, ended=self.ended
        )

    def rest(self) -> None:
        self.asked.append(("rest",))
        if self.resting is not None:
            self.resting.wait(10)

    def tick(self, session: str, text: str, ticked: bool) -> None:
        self.asked.append(("tick", session, text, ticked))

    def put_away(self, tip: str) -> None:
        self.asked.append(("put_away", tip))

    def skip_placement(self) -> None:
        self.asked.append(("skip_placement",))
        assert self.shown.today is not None
        self.shown = replace(self.shown, today=replace(self.shown.today, placement=None))

    def history(self, person: str, step: Step = Step.WEEK, days: int = 0) -> PracticeHistory:
        self.asked.append(("history", person, *((step.value, days) if step is Step.DAY else ())))
        return self.weeks

    def close(self) -> None:
        self.closed = True

    def _ask(self, *what: object) -> None:
        self.asked.append(what)
        if self.gate is not None:
            self.gate.wait(10)
        if self.error is not None:
            raise self.error
