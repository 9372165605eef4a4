from __future__ import annotations

from audio.block import RATE, Speaker
from audio.capture import Role
from audio.intake import Wanted
from coach_app.recording.line import Back, Clock, Lost, Missing
from coach_app.recording.messages import CapturePlan
from coach_app.recording.opening import Openings
from coach_app.recording.sides import FILL, PlanOpened, PlanRefused, Sides, wanted_devices
from tests.coach_app.recording.simulated import SECOND, NoDeviceError, SimulatedDevice

AGENT, CUSTOMER = Speaker.AGENT, Speaker.CUSTOMER


class Rig:
    """Sides whose devices a test names."""

    def __init__(self, **devices: SimulatedDevice) -> None:
        self.devices = devices
        self.now_ns = 0
        self.asked: list[tuple[str, Role, int]] = []
        self.sides = Sides(Openings(self._open, lambda job: job()), Clock(0))

    def _open(self, device_id: str, role: Role, channels: int = 1) -> SimulatedDevice:
        self.asked.append((device_id, role, channels))
        if device_id not in self.devices:
            raise NoDeviceError("gone", "plug")
        self.devices[device_id].open(self.now_ns)
        return self.devices[device_id]

    def run(self, seconds: float) -> list[object]:
        happened: list[object] = []
        for _ in range(round(seconds * 100)):
            self.now_ns += SECOND // 100
            for device in self.devices.values():
                device.turn(self.now_ns)
            happened += self.sides.advance(self.now_ns)
        return happened


def test_plans_name_their_devices() -> None:
    assert wanted_devices(CapturePlan("m", None)) == (Wanted("m", Role.MICROPHONE, ((AGENT, 0),)),)
    assert wanted_devices(CapturePlan("m", "f"))[1] == Wanted("f", Role.FAR_END, ((CUSTOMER, None),))
    assert wanted_devices(CapturePlan("a", "", (1, 0)))[0].columns == ((AGENT, 1), (CUSTOMER, 0))


def test_a_plan_is_open_when_each_device_gave_sound_or_had_its_time() -> None:
    rig = Rig(m=SimulatedDevice(), f=SimulatedDevice(silent=True, idles=True))
    rig.sides.open(CapturePlan("m", "f"))
    assert rig.sides.opening
    assert not [one for one in rig.run(1.9) if isinstance(one, PlanOpened)]
    assert [one for one in rig.run(0.2) if isinstance(one, PlanOpened)]
    assert rig.sides.speakers == (AGENT, CUSTOMER)


def test_of_a_plan_that_is_refused_nothing_stays_open() -> None:
    rig = Rig(m=SimulatedDevice())
    rig.sides.open(CapturePlan("m", "f"))
    happened = rig.run(0.1)
    assert [type(one) for one in happened] == [PlanRefused]
    assert rig.sides.speakers == ()
    assert rig.devices["m"]._take is None


def test_an_insistent_plan_goes_on_with_what_is_there() -> None:
    rig = Rig(m=SimulatedDevice())
    rig.sides.open(CapturePlan("m", "f"), insistent=True)
    assert [one.speaker for one in rig.run(0.5) if isinstance(one, Lost)] == [CUSTOMER]
    assert rig.sides.speakers == (AGENT, CUSTOMER)
    assert not rig.sides.all_gone


def test_a_side_that_gives_nothing_holds_no_other_up() -> None:
    rig = Rig(m=SimulatedDevice(), f=SimulatedDevice(silent=True, idles=True))
    rig.sides.open(CapturePlan("m", "f"))
    rig.run(5)
    behind = rig.sides.memories[AGENT].end - rig.sides.memories[CUSTOMER].end
    assert 0 < behind <= FILL + 400


def test_a_lost_device_that_is_chosen_again_is_taken_by_its_own_line() -> None:
    rig = Rig(m=SimulatedDevice(), f=SimulatedDevice())
    rig.sides.open(CapturePlan("m", "f"))
    rig.run(1)
    far = rig.devices.pop("f")
    far.silent = True
    rig.run(3)
    rig.devices["f"] = SimulatedDevice()
    rig.sides.open(CapturePlan("m", "f"))
    rig.run(2)
    assert rig.devices["f"].opened == 1
    assert rig.devices["m"].opened == 1
    assert rig.asked[0] == ("m", Role.MICROPHONE, 1)
    assert rig.sides.names == {AGENT: "Simulated", CUSTOMER: "Simulated"}


def test_a_plan_is_told_again_when_its_usual_device_has_become_another() -> None:
    rig = Rig(m=SimulatedDevice(name="Headset"))
    rig.sides.open(CapturePlan("m", None))
    first = [one for one in rig.run(3) if isinstance(one, PlanOpened)]
    assert [one.names for one in first] == [((AGENT, "Headset"),)]
    rig.devices["m"] = SimulatedDevice(name="Built-in")
    again = [one for one in rig.run(4) if isinstance(one, PlanOpened)]
    assert [one.names for one in again] == [((AGENT, "Built-in"),)]


def test_closing_forgets() -> None:
    rig = Rig(m=SimulatedDevice(), f=SimulatedDevice())
    rig.sides.open(CapturePlan("m", "f"))
    rig.run(1)
    rig.sides.close()
    assert rig.sides.memories == {}
    assert rig.run(1) == []


def unplug(rig: Rig, name: str) -> Lost:
    rig.devices.pop(name).silent = True
    (lost,) = [one for one in rig.run(3) if isinstance(one, Lost)]
    return lost


def test_another_device_in_place_of_a_lost_one_brings_its_side_back_with_its_first_sound() -> None:
    rig = Rig(m=SimulatedDevice(), f=SimulatedDevice())
    rig.sides.open(CapturePlan("m", "f"))
    rig.run(1)
    lost = unplug(rig, "f")
    rig.devices["speakers"] = SimulatedDevice()
    changed = Clock(0).place(rig.now_ns)
    rig.sides.open(CapturePlan("m", "speakers"))
    (back,) = [one for one in rig.run(3) if isinstance(one, Lost | Back | Missing)]
    assert isinstance(back, Back)
    assert (back.speaker, back.start) == (CUSTOMER, lost.at)
    assert 0 <= back.end - changed < RATE // 10


def test_another_device_in_place_of_a_mute_one_brings_its_side_back_once() -> None:
    rig = Rig(m=SimulatedDevice(zeros=True))
    rig.sides.open(CapturePlan("m", None))
    (lost,) = [one for one in rig.run(3) if isinstance(one, Lost)]
    rig.devices["headset"] = SimulatedDevice()
    rig.sides.open(CapturePlan("headset", None))
    (back,) = [one for one in rig.run(5) if isinstance(one, Lost | Back | Missing)]
    assert isinstance(back, Back)
    assert back.start == lost.at


def test_another_device_that_gives_nothing_either_is_no_second_loss() -> None:
    rig = Rig(m=SimulatedDevice(), f=SimulatedDevice())
    rig.sides.open(CapturePlan("m", "f"))
    rig.run(1)
    lost = unplug(rig, "m")
    rig.devices["dead"] = SimulatedDevice(silent=True)
    rig.sides.open(CapturePlan("dead", "f"))
    assert not [one for one in rig.run(5) if isinstance(one, Lost | Back | Missing)]
    rig.devices["headset"] = SimulatedDevice()
    rig.sides.open(CapturePlan("headset", "f"))
    assert [one.start for one in rig.run(3) if isinstance(one, Back)] == [lost.at]


def test_of_a_two_channel_device_each_side_keeps_its_own_loss() -> None:
    rig = Rig(m=SimulatedDevice(), f=SimulatedDevice())
    rig.sides.open(CapturePlan("m", "f"))
    rig.run(1)
    lost = unplug(rig, "f")
    rig.devices["adapter"] = SimulatedDevice(channels=2)
    rig.sides.open(CapturePlan("adapter", "", (0, 1)))
    (back,) = [one for one in rig.run(3) if isinstance(one, Lost | Back)]
    assert isinstance(back, Back)
    assert (back.speaker, back.start) == (CUSTOMER, lost.at)


def test_a_side_that_a_plan_leaves_out_is_back_when_another_plan_has_it_again() -> None:
    rig = Rig(m=SimulatedDevice(), f=SimulatedDevice())
    rig.sides.open(CapturePlan("m", "f"))
    rig.run(1)
    rig.sides.open(CapturePlan("m", None))
    (left_out,) = [one for one in rig.run(2) if isinstance(one, Lost)]
    rig.devices["headset"] = SimulatedDevice()
    rig.sides.open(CapturePlan("headset", None))
    assert not [one for one in rig.run(2) if isinstance(one, Lost | Back)]
    rig.sides.open(CapturePlan("headset", "f"))
    assert [(one.speaker, one.start) for one in rig.run(2) if isinstance(one, Back)] == [(CUSTOMER, left_out.at)]


def test_a_lost_side_that_a_plan_leaves_out_is_not_lost_twice() -> None:
    rig = Rig(m=SimulatedDevice(), f=SimulatedDevice())
    rig.sides.open(CapturePlan("m", "f"))
    rig.run(1)
    lost = unplug(rig, "f")
    rig.sides.open(CapturePlan("m", None))
    assert not [one for one in rig.run(2) if isinstance(one, Lost | Back)]
    rig.devices["f"] = SimulatedDevice()
    rig.sides.open(CapturePlan("m", "f"))
    assert [(one.speaker, one.start) for one in rig.run(2) if isinstance(one, Back)] == [(CUSTOMER, lost.at)]


def test_the_silence_of_a_loopback_that_idled_is_not_missing_when_another_is_chosen() -> None:
    rig = Rig(m=SimulatedDevice(), f=SimulatedDevice(idles=True), other=SimulatedDevice(idles=True))
    rig.sides.open(CapturePlan("m", "f"))
    rig.run(1)
    rig.devices["f"].silent = True
    rig.run(5)
    rig.sides.open(CapturePlan("m", "other"))
    assert not [one for one in rig.run(2) if isinstance(one, Missing) and one.end - one.start > RATE // 10]
    rig.devices["other"].silent = True
    rig.run(5)
    chosen = Clock(0).place(rig.now_ns)
    rig.sides.open(CapturePlan("m", None))
    assert [one.at >= chosen for one in rig.run(1) if isinstance(one, Lost)] == [True]


def test_a_refusal_says_whether_other_devices_go_on() -> None:
    rig = Rig(m=SimulatedDevice())
    rig.sides.open(CapturePlan("m", "f"))
    rig.sides.open(CapturePlan("m", None))
    rig.run(1)
    rig.sides.open(CapturePlan("m", "f"))
    assert [one.stays for one in rig.run(1) if isinstance(one, PlanRefused)] == [True]
    nothing = Rig()
    nothing.sides.open(CapturePlan("m", None))
    assert [one.stays for one in nothing.run(1) if isinstance(one, PlanRefused)] == [False]
