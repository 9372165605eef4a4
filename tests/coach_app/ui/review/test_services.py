from __future__ import annotations

from coach_app.playback.listening import Listening
from coach_app.ui.review.services import Player


def test_the_programs_player_is_one() -> None:
    player: Player = Listening()
    assert list(player.told()) == []
    player.close()
