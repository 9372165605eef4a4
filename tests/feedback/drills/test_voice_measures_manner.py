from __future__ import annotations

import pytest

from feedback.drills.take import Take
from tests.feedback.drills.voiced import Heard, Spoke, a_drill, told, value, voiced_take, without_reading
from tests.feedback.voices import Says

USUAL_TALK = "您的套餐这个月一共用了五十块钱话费，余额还有三十块"
SORRY = "非常抱歉给您带来不便请您谅解"
NO = "这个业务现在不能为您办理"
LINES = [Heard("c1", 8.0, 10.0), Heard("c2", 18.0, 20.0)]
SAD = a_drill("c1", "c2", moods=["neutral", "sad"])
MOODS = ("sad", "furious")


def hz(semitones: float) -> float:
    return 200 * 2 ** (semitones / 12)


def apology(cpm: float, level_db: float, st: float) -> Take:
    said = Spoke(11.0, SORRY, cpm=cpm, level_db=-22 + level_db, pitch_hz=hz(st))
    return voiced_take([Spoke(1.0, USUAL_TALK), said, Spoke(21.0, USUAL_TALK)], LINES)


class TestApology:
    @pytest.mark.parametrize(
        ("cpm", "level_db", "st", "parts"),
        [(190, -2.5, -1.5, 4), (240, 0, -1, 1), (240, -2.5, -1.5, 2), (190, 3.0, 2.5, 2), (270, 4.0, 3.0, 0)],
    )
    def test_its_parts_are_counted(self, cpm: float, level_db: float, st: float, parts: int) -> None:
        found = told(apology(cpm, level_db, st), "apology_voice", at_least=3.0, level_high_db=-1.0, pitch_high_st=0.5)
        assert found is not None
        assert found.value == parts, found.evidence
        assert found.evidence.count("✓") == parts

    def test_without_an_apology_there_is_nothing_to_count(self) -> None:
        assert told(voiced_take([Spoke(1.0, USUAL_TALK)], LINES), "apology_voice", at_least=3.0) is None

    def test_the_poorest_of_several_counts(self) -> None:
        said = [Spoke(11.0, SORRY, cpm=190, level_db=-24.5, pitch_hz=hz(-1)), Spoke(21.0, SORRY, cpm=260)]
        take = voiced_take([Spoke(1.0, USUAL_TALK), *said], LINES)
        found = told(take, "apology_voice", at_least=3.0, level_high_db=-1.0, pitch_high_st=0.5)
        assert found is not None
        assert found.value < 3
        assert found.span is not None
        assert found.span.start_s == pytest.approx(21.0, abs=0.1)
        assert value(take, "apology_voice", which="best", level_high_db=-1.0, pitch_high_st=0.5) == 4

    def test_where_all_is_apology_each_is_held_against_the_others(self) -> None:
        plain, heartfelt = Spoke(1.0, SORRY), Spoke(11.0, SORRY, cpm=185, level_db=-24.5, pitch_hz=hz(-1.5))
        take = without_reading(voiced_take([plain, heartfelt], LINES))
        assert value(take, "apology_voice", which="best", level_high_db=-1.0, pitch_high_st=0.5) == 4
        assert value(take, "apology_voice", level_high_db=-1.0, pitch_high_st=0.5) < 3


class TestRefusal:
    @pytest.mark.parametrize(
        ("cpm", "level_db", "wait_s", "peak_db", "parts"),
        [(200, -2, 0.6, 0, 5), (240, -2, 0.6, 0, 4), (200, 3, 0.6, 0, 4), (200, -2, 0.1, 0, 4), (200, -2, 0.6, 9, 4)],
    )
    def test_its_parts_are_counted(
        self, cpm: float, level_db: float, wait_s: float, peak_db: float, parts: int
    ) -> None:
        said = Spoke(10.0 + wait_s, NO, cpm=cpm, level_db=-22 + level_db)
        loud = [Says(said.start_s + 1.5, said.start_s + 1.8, level_db=said.level_db + peak_db)] if peak_db else []
        take = voiced_take([Spoke(1.0, USUAL_TALK), said, Spoke(21.0, USUAL_TALK)], LINES, over=loud)
        found = told(take, "refusal_voice", at_least=4.0, over={"sentences_of": "negative"})
        assert found is not None
        assert found.value == parts, found.evidence

    @pytest.mark.parametrize(("wait_s", "parts"), [(0.8, 5), (0.1, 4)])
    def test_a_prompt_begins_the_pause(self, wait_s: float, parts: int) -> None:
        drill = a_drill("c1", "c2", speaks="prompt")
        said = Spoke(20.0 + wait_s, NO, cpm=200, level_db=-24)
        take = voiced_take([Spoke(1.0, USUAL_TALK), said], [Heard("c1", 0.5, 0.5), Heard("c2", 20.0, 20.0)], drill)
        assert value(take, "refusal_voice", over={"sentences_of": "negative"}) == parts

    def test_a_hard_ending_is_no_mild_no(self) -> None:
        said = Spoke(10.6, NO, cpm=200, level_db=-24, ending_st=-7.9)
        mild = Spoke(10.6, NO, cpm=200, level_db=-24, ending_st=-5.0)
        rest = [Spoke(1.0, USUAL_TALK), Spoke(21.0, USUAL_TALK)]
        hard, soft = (
            value(voiced_take([*rest, one], LINES), "refusal_voice", over={"sentences_of": "negative"}, drop_st=2.0)
            for one in (said, mild)
        )
        assert hard == soft - 1


class TestConcern:
    @pytest.mark.parametrize(("cpm", "st", "whole"), [(210, -1.5, 3), (240, -1.5, 1), (210, 2.0, 1), (270, 3.0, 0)])
    def test_slower_and_lower_than_the_calm_part(self, cpm: float, st: float, whole: int) -> None:
        said = [Spoke(1.0, USUAL_TALK), Spoke(11.0, USUAL_TALK), Spoke(21.0, USUAL_TALK, cpm=cpm, pitch_hz=hz(st))]
        found = told(voiced_take(said, LINES, SAD), "concern_voice", at_least=2.0, upset_moods=MOODS, pitch_high_st=0.5)
        assert found is not None
        assert found.value == whole, found.evidence

    def test_with_nothing_to_compare_there_is_no_opinion(self) -> None:
        take = voiced_take([Spoke(21.0, USUAL_TALK)], LINES, SAD)
        assert told(without_reading(take), "concern_voice", at_least=2.0, upset_moods=MOODS) is None


class TestHaste:
    @pytest.mark.parametrize(("cpm", "level_db", "count"), [(300, 6, 1), (300, 0, 0), (240, 6, 0), (240, 0, 0)])
    def test_only_faster_and_louder_at_once_is_haste(self, cpm: float, level_db: float, count: int) -> None:
        said = [
            Spoke(1.0, USUAL_TALK),
            Spoke(11.0, USUAL_TALK),
            Spoke(21.0, USUAL_TALK, cpm=cpm, level_db=-22 + level_db),
        ]
        assert value(voiced_take(said, LINES, SAD), "hurried_answers", upset_moods=MOODS) == count


class TestInterrogation:
    QUESTIONS = ("你什么时候买的", "你在哪里买的", "你怎么用的", "你为什么现在才说")

    def asked(self, gap_s: float, before: str = "") -> Take:
        spoke, heard, at_s = [], [], 4.0
        for n, text in enumerate(self.QUESTIONS):
            spoke.append(Spoke(at_s, before + text))
            heard.append(Heard(f"c{n + 1}", spoke[-1].end_s + 0.5, spoke[-1].end_s + 2.0))
            at_s = heard[-1].end_s + gap_s
        return voiced_take(spoke, [Heard("c0", 1.0, 3.7), *heard])

    def test_questions_shot_one_after_the_other_are_one(self) -> None:
        assert value(self.asked(0.2), "interrogation", at_most=2.0) == 4

    def test_with_a_word_of_courtesy_they_are_not(self) -> None:
        assert value(self.asked(0.2, before="麻烦问一下，"), "interrogation", at_most=2.0, softening=("麻烦|请",)) == 0

    def test_nor_after_a_beat(self) -> None:
        assert value(self.asked(1.2), "interrogation", at_most=2.0) <= 1
