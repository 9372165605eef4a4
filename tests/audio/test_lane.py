from audio.block import RATE, Speaker
from audio.lane import STEP, Lane, Settled, Track
from audio.prosody import HOP, ProsodyFrames
from audio.prosody_lane import ProsodyLane


def test_a_step_is_100_ms_and_holds_whole_rows() -> None:
    assert STEP / RATE == 0.1
    assert STEP % HOP == 0


def test_the_prosody_lane_is_a_lane() -> None:
    lane: Lane[ProsodyFrames | Settled] = ProsodyLane(Speaker.AGENT)
    assert lane.finish() == [Settled(Track.PROSODY, Speaker.AGENT, 0.0, 0.0)]
