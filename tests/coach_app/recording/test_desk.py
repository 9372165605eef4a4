from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import psutil
import pytest
import soundfile

from audio.block import RATE, Speaker
from audio.capture import Role, Trouble
from audio.segments import segment_file
from audio.span import Span
from coach_app.recording import desk, marker
from coach_app.recording.desk import RecordingDesk
from coach_app.recording.messages import (
    BeginCall,
    CallBegan,
    CallEnded,
    CapturePlan,
    CloseDevices,
    DevicesOpened,
    DiskLow,
    EndCall,
    Gap,
    OpenDevices,
    Order,
    PauseCall,
    Recorded,
    Refused,
    SideBack,
    SideLost,
)
from coach_app.recording.opening import Openings
from tests.coach_app.recording.simulated import SECOND, Inline, SimulatedDevice, Studio, misplaced, side, silent_s

AGENT, CUSTOMER = Speaker.AGENT, Speaker.CUSTOMER
NewStudio = Callable[..., Studio]


def began_ns(studio: Studio) -> int:
    return int(studio.told(CallBegan)[0].began_ns)


def near(span: Span, start_s: float, end_s: float, by_s: float = 0.05) -> bool:
    return abs(span.start_s - start_s) < 0.05 and abs(span.end_s - end_s) < by_s


def test_both_sides_are_recorded_in_their_place(studio: Studio, tmp_path: Path) -> None:
    studio.order(BeginCall(tmp_path))
    studio.run(5)
    studio.order(EndCall())
    studio.run(0.5)
    (ended,) = studio.told(CallEnded)
    assert (ended.folder, ended.reason) == (tmp_path, "asked")
    assert ended.duration_s == pytest.approx(5, abs=0.02)
    for speaker in Speaker:
        sound = side(tmp_path, speaker)
        assert len(sound) == round(ended.duration_s * RATE)
        assert misplaced(sound, began_ns(studio), 12) == []
        assert silent_s(sound) == 0
    assert not studio.told(Gap)
    assert not studio.told(SideLost)
    assert marker.at_work(tmp_path)


def test_what_was_recorded_is_told_every_100_ms_and_soon(studio: Studio, tmp_path: Path) -> None:
    studio.order(BeginCall(tmp_path))
    told_ns: dict[float, int] = {}
    for _ in range(300):
        studio.run(0.01)
        for report in studio.told(Recorded):
            told_ns.setdefault(report.until_s, studio.now_ns)
    steps = list(told_ns)
    assert max(np.diff(steps)) < 0.13
    late_s = [(now_ns - began_ns(studio)) / SECOND - until_s for until_s, now_ns in told_ns.items()]
    assert max(late_s) < 0.05
    assert all(report.taken_ns <= studio.now_ns for report in studio.told(Recorded))


def test_a_call_may_begin_in_what_is_remembered(studio: Studio, tmp_path: Path) -> None:
    studio.run(20)
    studio.order(BeginCall(tmp_path, back_s=10))
    studio.run(1)
    assert studio.until_s == pytest.approx(11, abs=0.1)
    assert misplaced(side(tmp_path, CUSTOMER), began_ns(studio), 12) == []
    assert silent_s(side(tmp_path, AGENT)) == 0


def test_no_call_begins_before_its_devices_or_in_the_call_before(studio: Studio, tmp_path: Path) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    first.mkdir()
    second.mkdir()
    studio.order(BeginCall(first, back_s=60))
    studio.run(3)
    assert studio.until_s == pytest.approx(5.5, abs=0.1)
    studio.order(EndCall(cut_s=1))
    studio.run(0.5)
    assert studio.told(CallEnded)[0].duration_s == pytest.approx(4.5, abs=0.1)
    studio.order(BeginCall(second, back_s=60))
    studio.run(1)
    assert studio.until_s == pytest.approx(2.5, abs=0.1)


def test_a_pause_drops_all_sound_and_keeps_the_timeline(studio: Studio, tmp_path: Path) -> None:
    studio.order(BeginCall(tmp_path))
    studio.run(2)
    studio.order(PauseCall(paused=True))
    studio.run(3)
    studio.order(PauseCall(paused=False))
    studio.run(2)
    for speaker in Speaker:
        sound = side(tmp_path, speaker)
        assert not sound[round(2.05 * RATE) : round(4.95 * RATE)].any()
        assert silent_s(sound) == pytest.approx(3, abs=0.05)
        assert misplaced(sound, began_ns(studio), 12) == []
    assert not studio.told(Gap)


def test_what_was_said_in_a_pause_is_not_in_the_memory_either(studio: Studio, tmp_path: Path) -> None:
    studio.order(BeginCall(tmp_path), PauseCall(paused=True))
    studio.run(3)
    studio.order(EndCall())
    studio.run(1)
    again = tmp_path / "again"
    again.mkdir()
    studio.order(BeginCall(again, back_s=60))
    studio.run(1)
    assert not side(tmp_path, AGENT).any()
    assert silent_s(side(again, AGENT)) < 0.05


def test_a_side_that_stalls_is_named_within_two_seconds_and_the_other_goes_on(new: NewStudio, tmp_path: Path) -> None:
    microphone = SimulatedDevice()
    studio = new(microphone).opened()
    studio.order(BeginCall(tmp_path))
    studio.run(3)
    microphone.silent = True
    stalled_ns = studio.now_ns
    studio.run(1.9)
    (lost,) = studio.told(SideLost)
    assert (lost.speaker, lost.trouble, lost.device) == (AGENT, Trouble.STALLED, "Simulated")
    assert lost.taken_ns - stalled_ns < 2 * SECOND
    assert lost.at_s == pytest.approx(3, abs=0.05)
    assert studio.until_s > 4.9 - 0.4
    studio.run(3.1)
    opened = microphone.opened
    assert opened >= 3  # it is opened again and again
    microphone.silent = False
    studio.run(4)
    (back,) = studio.told(SideBack)
    assert near(back.missing, 3, 8, 0.8)
    assert not [gap for gap in studio.told(Gap) if gap.speaker is CUSTOMER]
    agent, customer = side(tmp_path, AGENT), side(tmp_path, CUSTOMER)
    assert silent_s(agent) == pytest.approx(back.missing.duration_s, abs=0.01)
    assert silent_s(customer) == 0
    assert misplaced(agent, began_ns(studio), 12) == misplaced(customer, began_ns(studio), 12) == []


@pytest.mark.parametrize("trouble", [Trouble.GONE, Trouble.MOVED])
def test_a_device_that_its_system_lost_is_opened_again_when_it_returns(
    trouble: Trouble, new: NewStudio, tmp_path: Path
) -> None:
    microphone = SimulatedDevice()
    studio = new(microphone).opened()
    studio.order(BeginCall(tmp_path))
    studio.run(2)
    microphone.told, microphone.there, microphone.silent = trouble, False, trouble is Trouble.GONE
    studio.run(0.5)
    (lost,) = studio.told(SideLost)
    assert lost.trouble is trouble
    studio.run(2.5)
    microphone.told, microphone.there, microphone.silent = None, True, False
    studio.run(2)
    (back,) = studio.told(SideBack)
    assert back.missing.end_s == pytest.approx(5, abs=0.9)
    assert misplaced(side(tmp_path, AGENT), began_ns(studio), 12) == []
    assert silent_s(side(tmp_path, AGENT)) == pytest.approx(back.missing.duration_s, abs=0.01)


def test_a_microphone_of_zeros_is_mute_until_it_gives_sound(new: NewStudio, tmp_path: Path) -> None:
    microphone = SimulatedDevice()
    studio = new(microphone).opened()
    studio.order(BeginCall(tmp_path))
    studio.run(2)
    microphone.zeros = True
    studio.run(1.9)
    (lost,) = studio.told(SideLost)
    assert lost.trouble is Trouble.MUTE
    assert lost.at_s == pytest.approx(2, abs=0.05)
    microphone.zeros = False
    studio.run(1)
    (back,) = studio.told(SideBack)
    assert back.missing.duration_s == pytest.approx(1.9, abs=0.1)
    assert microphone.opened == 1


def test_an_idle_loopback_is_silence_and_nothing_else(new: NewStudio, tmp_path: Path) -> None:
    far_end = SimulatedDevice(idles=True, channels=2)
    studio = new(SimulatedDevice(), far_end).opened()
    studio.order(BeginCall(tmp_path))
    studio.run(2)
    far_end.silent = True
    studio.run(5)
    assert studio.until_s > 6.6 - 0.01
    far_end.silent = False
    studio.run(2)
    assert not [report for kind in (SideLost, SideBack, Gap) for report in studio.told(kind)]
    customer = side(tmp_path, CUSTOMER)
    assert silent_s(customer) == pytest.approx(5, abs=0.05)
    assert misplaced(customer, began_ns(studio), 12) == []


def test_sound_that_was_lost_between_two_chunks_is_a_gap(new: NewStudio, tmp_path: Path) -> None:
    far_end = SimulatedDevice()
    studio = new(SimulatedDevice(), far_end).opened()
    studio.order(BeginCall(tmp_path))
    studio.run(2)
    far_end.silent = True
    studio.run(0.5)
    far_end.silent = False
    studio.run(2)
    (gap,) = studio.told(Gap)
    assert gap.speaker is CUSTOMER
    assert near(gap.missing, 2, 2.5)
    assert misplaced(side(tmp_path, CUSTOMER), began_ns(studio), 12) == []


def test_a_device_that_gives_nothing_holds_the_other_side_up_for_a_second_at_most(
    new: NewStudio, tmp_path: Path
) -> None:
    far_end = SimulatedDevice()
    studio = new(SimulatedDevice(), far_end).opened()
    studio.order(BeginCall(tmp_path))
    studio.run(2)
    far_end.held = True
    studio.run(1.6)
    assert studio.until_s >= 2.5


def test_sound_that_comes_late_in_a_burst_is_waited_for_so_that_what_is_judged_is_what_is_kept(
    new: NewStudio, tmp_path: Path
) -> None:
    far_end = SimulatedDevice()
    studio = new(SimulatedDevice(), far_end).opened()
    studio.order(BeginCall(tmp_path))
    studio.run(2)
    far_end.held = True
    studio.run(0.9)
    assert studio.until_s <= 2.1  # nobody was told that the silence is sound
    far_end.held = False
    studio.run(2)
    assert not studio.told(Gap)
    customer = side(tmp_path, CUSTOMER)
    assert silent_s(customer) == 0
    assert misplaced(customer, began_ns(studio), 12) == []


def test_devices_can_be_changed_while_a_call_goes_on(new: NewStudio, tmp_path: Path) -> None:
    studio = new(SimulatedDevice())
    studio.named["headset"] = SimulatedDevice(rate=16_000, name="Headset")
    studio.opened()
    studio.order(BeginCall(tmp_path))
    studio.run(2)
    studio.order(OpenDevices(CapturePlan("headset")))
    studio.run(2)
    assert studio.told(DevicesOpened)[-1].names == ((AGENT, "Headset"), (CUSTOMER, "Simulated"))
    assert not studio.told(SideLost)
    assert sum(gap.missing.duration_s for gap in studio.told(Gap)) < 0.1
    for speaker in Speaker:
        assert misplaced(side(tmp_path, speaker), began_ns(studio), 12) == []
        assert silent_s(side(tmp_path, speaker)) < 0.1
    assert len(studio.asked) == 3  # the far end was not touched


def test_a_change_to_a_device_that_is_not_there_changes_nothing(new: NewStudio, tmp_path: Path) -> None:
    studio = new(SimulatedDevice())
    studio.named["headset"] = SimulatedDevice(there=False)
    studio.opened()
    studio.order(BeginCall(tmp_path))
    studio.run(2)
    studio.order(OpenDevices(CapturePlan("headset")))
    studio.run(2)
    assert [(refused.code, refused.stays) for refused in studio.told(Refused)] == [("no_microphone", True)]
    assert silent_s(side(tmp_path, AGENT)) == 0


def test_a_call_says_which_sides_are_recorded(new: NewStudio, tmp_path: Path) -> None:
    studio = new(SimulatedDevice()).opened(CapturePlan(far_end=None))
    studio.order(OpenDevices(CapturePlan()), BeginCall(tmp_path))
    studio.run(3)
    assert [began.speakers for began in studio.told(CallBegan)] == [(AGENT,)]  # those of before the change


def test_a_far_end_that_was_unplugged_and_chosen_anew_is_missing_in_between_alone(
    new: NewStudio, tmp_path: Path
) -> None:
    studio = new(SimulatedDevice())
    studio.named["other"] = SimulatedDevice(name="Other")
    studio.opened()
    studio.order(BeginCall(tmp_path))
    studio.run(2)
    studio.devices[Role.FAR_END].there, studio.devices[Role.FAR_END].silent = False, True
    studio.run(3)
    studio.order(OpenDevices(CapturePlan(far_end="other")))
    studio.run(3)
    (lost,), (back,) = studio.told(SideLost), studio.told(SideBack)
    assert near(back.missing, 2, 5)
    assert (lost.speaker, back.speaker, studio.told(Gap)) == (CUSTOMER, CUSTOMER, [])
    assert silent_s(side(tmp_path, CUSTOMER)) == pytest.approx(back.missing.duration_s, abs=0.02)


def test_a_side_that_a_new_plan_leaves_out_is_lost_and_its_file_goes_on(new: NewStudio, tmp_path: Path) -> None:
    studio = new(SimulatedDevice()).opened()
    studio.order(BeginCall(tmp_path))
    studio.run(2)
    studio.order(OpenDevices(CapturePlan(far_end=None)))
    studio.run(2)
    (lost,) = studio.told(SideLost)
    assert (lost.speaker, lost.at_s) == (CUSTOMER, pytest.approx(2, abs=0.05))
    assert studio.until_s > 3.5


def test_one_device_can_have_both_sides(new: NewStudio, tmp_path: Path) -> None:
    adapter = SimulatedDevice(channels=2)
    studio = new(adapter).opened(CapturePlan("", None, channels=(1, 0)))
    studio.order(BeginCall(tmp_path))
    studio.run(2)
    assert [asked[2] for asked in studio.asked] == [2]
    assert np.array_equal(side(tmp_path, AGENT), side(tmp_path, CUSTOMER))


def test_a_call_can_be_begun_while_its_devices_are_on_their_way(new: NewStudio, tmp_path: Path) -> None:
    studio = new(SimulatedDevice())
    studio.order(OpenDevices(CapturePlan()), BeginCall(tmp_path))
    studio.run(3)
    assert studio.until_s > 2.5


def test_without_devices_an_order_to_record_is_refused(new: NewStudio, tmp_path: Path) -> None:
    studio = new(SimulatedDevice(there=False))
    studio.order(BeginCall(tmp_path))
    studio.run(0.1)
    studio.order(OpenDevices(CapturePlan()), BeginCall(tmp_path))
    studio.run(0.1)
    assert [refused.code for refused in studio.told(Refused)] == ["no_microphone", "no_microphone"]
    assert not studio.told(CallBegan)


def test_a_call_that_nothing_is_left_of_ends_at_last(
    new: NewStudio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "_ABANDONED_NS", 20 * SECOND)
    devices = SimulatedDevice(), SimulatedDevice()
    studio = new(*devices).opened()
    studio.order(BeginCall(tmp_path))
    studio.run(1)
    for device in devices:
        device.told, device.there, device.silent = Trouble.GONE, False, True
    studio.run(18)
    assert not studio.told(CallEnded)
    studio.run(6)
    assert studio.told(CallEnded)[0].reason == "no_devices"


def test_closing_ends_the_call_with_all_that_came(studio: Studio, tmp_path: Path) -> None:
    studio.order(BeginCall(tmp_path))
    studio.run(2)
    studio.order(CloseDevices())
    (ended,) = studio.told(CallEnded)
    assert ended.reason == "closed"
    assert ended.duration_s == pytest.approx(2, abs=0.04)
    assert not studio.desk.busy


def test_a_disk_with_little_room_is_warned_of_and_one_with_less_refused(studio: Studio, tmp_path: Path) -> None:
    studio.free = 2_000_000 + 3_840_000 * 14
    studio.order(BeginCall(tmp_path))
    studio.run(0.1)
    (refused,) = studio.told(Refused)
    assert refused.code == "disk_refused"
    studio.free = 2_000_000 + 3_840_000 * 45
    studio.order(BeginCall(tmp_path))
    studio.run(5)
    assert [low.minutes for low in studio.told(DiskLow)] == [45.0]
    studio.free = 1_000_000
    studio.run(2)
    (ended,) = studio.told(CallEnded)
    assert ended.reason == "disk_full"
    assert ended.duration_s == pytest.approx(len(side(tmp_path, AGENT)) / RATE)


def test_a_folder_that_is_not_there_is_refused(studio: Studio, tmp_path: Path) -> None:
    studio.order(BeginCall(tmp_path / "none"))
    studio.run(0.1)
    assert not studio.told(CallBegan)
    assert [refused.code for refused in studio.told(Refused)] == ["folder"]


def test_a_successor_goes_on_and_says_what_is_missing(studio: Studio, new: NewStudio, tmp_path: Path) -> None:
    studio.order(BeginCall(tmp_path))
    studio.run(3)
    successor = new(SimulatedDevice(), at_ns=studio.now_ns - 2 * SECOND)
    successor.now_ns = studio.now_ns + SECOND // 2
    began = began_ns(studio)
    successor.order(BeginCall(tmp_path, going_on=True, began_ns=began), OpenDevices(CapturePlan()))
    successor.run(3)
    gaps = {gap.speaker: gap.missing for gap in successor.told(Gap)}
    assert set(gaps) == set(Speaker)
    assert all(near(gap, 3, 3.5) for gap in gaps.values())
    for speaker in Speaker:
        sound = side(tmp_path, speaker)
        assert misplaced(sound, began, 12) == []
        assert silent_s(sound) == pytest.approx(gaps[speaker].duration_s, abs=0.02)


def test_a_successor_without_devices_goes_on_with_silence_until_they_return(
    studio: Studio, new: NewStudio, tmp_path: Path
) -> None:
    studio.order(BeginCall(tmp_path))
    studio.run(2)
    microphone = SimulatedDevice(there=False)
    successor = new(microphone, at_ns=studio.now_ns)
    began = began_ns(studio)
    successor.order(BeginCall(tmp_path, going_on=True, began_ns=began), OpenDevices(CapturePlan()))
    successor.run(2)
    assert [(lost.speaker, lost.trouble) for lost in successor.told(SideLost)] == [(AGENT, Trouble.GONE)]
    microphone.there = True
    successor.run(2)
    assert [back.speaker for back in successor.told(SideBack)] == [AGENT]
    assert misplaced(side(tmp_path, AGENT), began, 12) == []
    assert not successor.told(Refused)


def test_a_successor_writes_the_sides_that_the_call_has_whatever_is_open_by_now(new: NewStudio, tmp_path: Path) -> None:
    (tmp_path / "both").mkdir()
    (tmp_path / "alone").mkdir()
    both, alone = CapturePlan(), CapturePlan(far_end=None)
    for name, first, then, sides in (("both", both, alone, (AGENT, CUSTOMER)), ("alone", alone, both, (AGENT,))):
        studio = new(SimulatedDevice()).opened(first)
        studio.order(BeginCall(tmp_path / name))
        studio.run(2)
        (call,) = studio.told(CallBegan)
        successor = new(SimulatedDevice(), at_ns=studio.now_ns)
        going_on = BeginCall(tmp_path / name, going_on=True, began_ns=call.began_ns, speakers=call.speakers)
        successor.order(going_on, OpenDevices(then))
        successor.run(3)
        assert [began.speakers for began in successor.told(CallBegan)] == [sides]
        assert successor.until_s > 4.5  # no side holds the others up
        assert {speaker for speaker in Speaker if len(side(tmp_path / name, speaker))} == set(sides)


def test_hours_of_sleep_are_hours_of_silence(studio: Studio, tmp_path: Path) -> None:
    studio.order(BeginCall(tmp_path))
    studio.run(1)
    for device in studio.devices.values():
        device.silent = True
    studio.now_ns += 700 * SECOND
    studio.run(1)
    for device in studio.devices.values():
        device.silent = False
    studio.run(3)
    assert studio.until_s == pytest.approx(705, abs=0.5)
    assert (
        misplaced(side(tmp_path, AGENT)[-2 * RATE :], began_ns(studio) + round((studio.until_s - 2) * SECOND), 200)
        == []
    )


def test_a_disk_that_is_pulled_out_ends_the_call(studio: Studio, tmp_path: Path) -> None:
    studio.order(BeginCall(tmp_path))
    studio.run(2)

    def gone(_: Path) -> int:
        raise OSError(5, "no such disk")

    studio.desk._free = gone
    studio.run(1.5)
    assert [ended.reason for ended in studio.told(CallEnded)] == ["disk_failed"]
    studio.order(BeginCall(tmp_path, going_on=True, began_ns=0))
    studio.run(0.1)
    assert [ended.reason for ended in studio.told(CallEnded)] == ["disk_failed"] * 2


def test_a_call_that_ends_before_its_devices_are_there_has_ended(new: NewStudio, tmp_path: Path) -> None:
    waiting: list[Callable[[], None]] = []
    studio = new(SimulatedDevice())
    studio.desk = RecordingDesk(Openings(studio._open, waiting.append), Inline(), studio.now_ns, lambda _: studio.free)
    studio.order(OpenDevices(CapturePlan()), BeginCall(tmp_path))
    studio.run(0.1)
    studio.order(EndCall())
    assert studio.told(CallEnded) == [CallEnded(tmp_path, 0.0, "asked")]


@pytest.mark.parametrize("order", [EndCall(cut_s=1.0), CloseDevices()])
def test_a_call_that_ends_while_its_recorder_is_replaced_keeps_what_there_was(
    studio: Studio, new: NewStudio, tmp_path: Path, order: Order
) -> None:
    studio.order(BeginCall(tmp_path))
    studio.run(3)
    successor = new(SimulatedDevice(), at_ns=studio.now_ns)
    successor.order(BeginCall(tmp_path, going_on=True, began_ns=began_ns(studio)), order)
    (ended,) = successor.told(CallEnded)
    assert ended.duration_s == pytest.approx(2 if isinstance(order, EndCall) else 3, abs=0.05)
    for speaker in Speaker:
        assert soundfile.info(segment_file(tmp_path, speaker, 1)).frames == pytest.approx(
            ended.duration_s * RATE, abs=400
        )


@pytest.mark.soak
def test_memory_stays_flat_over_a_shift(new: NewStudio, tmp_path: Path) -> None:
    studio = new(SimulatedDevice(rate=16_000), SimulatedDevice(rate=16_000, ppm=80)).opened()
    read: list[int] = []
    for call in range(12):
        folder = tmp_path / str(call)
        folder.mkdir()
        studio.order(BeginCall(folder, back_s=5))
        for _ in range(600):
            studio.run(1.0, tick=SECOND // 20)
            studio.reports.clear()
        studio.order(EndCall())
        studio.run(1.0)
        shutil.rmtree(folder)
        read.append(psutil.Process().memory_info().rss)
    assert read[-1] - read[1] < 2_000_000, read


def test_a_call_has_files_of_the_sides_of_its_plan_and_of_no_earlier_one(studio: Studio, tmp_path: Path) -> None:
    studio.order(OpenDevices(CapturePlan(far_end=None)))
    studio.run(1)
    studio.order(BeginCall(tmp_path))
    studio.run(1)
    studio.order(EndCall())
    studio.run(0.5)
    assert studio.told(CallEnded)
    assert {file.name for file in tmp_path.glob("*.wav")} == {"agent-0001.wav"}


def test_sound_that_is_lost_in_a_pause_is_no_gap(studio: Studio, tmp_path: Path) -> None:
    studio.order(BeginCall(tmp_path))
    studio.run(1)
    studio.order(PauseCall(paused=True))
    studio.run(1)
    lose_for(studio, 0.5)
    studio.run(2)
    assert studio.told(Gap) == []
    studio.order(PauseCall(paused=False))
    studio.run(1)
    lose_for(studio, 0.5)
    studio.run(2)
    (gap,) = studio.told(Gap)
    assert gap.missing.duration_s == pytest.approx(0.5, abs=0.05)


def test_more_may_be_cut_than_there_is(studio: Studio, tmp_path: Path) -> None:
    studio.order(BeginCall(tmp_path))
    studio.run(1)
    studio.order(EndCall(cut_s=30.0))
    studio.run(0.5)
    (ended,) = studio.told(CallEnded)
    assert (ended.reason, ended.duration_s) == ("asked", 0.0)
    assert len(side(tmp_path, Speaker.AGENT)) == 0


def test_a_call_that_ends_as_it_begins_has_no_sound(studio: Studio, tmp_path: Path) -> None:
    studio.order(BeginCall(tmp_path), EndCall())
    studio.run(0.5)
    studio.order(EndCall())
    studio.run(0.5)
    (ended,) = studio.told(CallEnded)
    assert ended.duration_s == 0.0


def test_sound_that_was_placed_late_on_a_busy_machine_is_not_cut_off_by_closing(
    new: Callable[..., Studio], tmp_path: Path
) -> None:
    microphone, far_end = SimulatedDevice(late_s=0.12), SimulatedDevice(late_s=0.12)
    studio = new(microphone, far_end).opened()
    microphone.late_s = far_end.late_s = 0.0
    studio.order(BeginCall(tmp_path))
    studio.run(1)
    until_s = studio.until_s
    studio.order(CloseDevices())
    (ended,) = studio.told(CallEnded)
    assert ended.duration_s >= until_s
    assert len(side(tmp_path, Speaker.AGENT)) >= until_s * RATE


def lose_for(studio: Studio, seconds: float) -> None:
    studio.devices[Role.MICROPHONE].silent = True
    studio.run(seconds)
    studio.devices[Role.MICROPHONE].silent = False
