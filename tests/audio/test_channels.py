import pytest

from audio.block import Speaker
from audio.channels import channels_for, parse_channels
from audio.errors import BadChannelsError, ChannelsUnclearError

AGENT, CUSTOMER = Speaker.AGENT, Speaker.CUSTOMER


@pytest.mark.parametrize(
    ("text", "speakers", "positions"),
    [
        ("agent,customer", (AGENT, CUSTOMER), (0, 1)),
        ("customer,agent", (CUSTOMER, AGENT), (0, 1)),
        ("Agent , Customer", (AGENT, CUSTOMER), (0, 1)),
        ("agent", (AGENT,), (0,)),
        ("-,customer", (CUSTOMER,), (1,)),
        ("-,-,agent,-,customer", (AGENT, CUSTOMER), (2, 4)),
    ],
)
def test_names_stand_for_channels_from_the_left(
    text: str, speakers: tuple[Speaker, ...], positions: tuple[int, ...]
) -> None:
    channels = parse_channels(text)
    assert channels.speakers == speakers
    assert channels.positions == positions
    assert parse_channels(str(channels)) == channels


@pytest.mark.parametrize("text", ["", "left,right", "agent,agent", "-,-", "agent,customer,agent", "agent;customer"])
def test_what_makes_no_sense_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadChannelsError) as caught:
        parse_channels(text)
    assert "agent,customer" in caught.value.advice


def test_one_channel_is_the_agent_and_of_two_the_left() -> None:
    assert channels_for(1, None).speakers == (AGENT,)
    assert channels_for(2, None).speakers == (AGENT, CUSTOMER)


def test_more_than_two_channels_need_names() -> None:
    with pytest.raises(ChannelsUnclearError) as caught:
        channels_for(8, None)
    assert "8 channels" in caught.value.message
    assert "--channels" in caught.value.advice
    assert channels_for(8, parse_channels("agent,-,customer")).positions == (0, 2)


def test_a_channel_that_is_not_there_is_refused() -> None:
    with pytest.raises(BadChannelsError, match="needs 2 channels, and the file has 1"):
        channels_for(1, parse_channels("agent,customer"))
