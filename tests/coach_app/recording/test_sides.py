from __future__ import annotations

from audio.block import Speaker
from audio.capture import Role
from audio.intake import Wanted
from coach_app.recording.line import Clock, Lost
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
