"""Who is on which channel of a file: the last place where channels have numbers."""

from __future__ import annotations

from dataclasses import dataclass

from audio.block import Speaker
from audio.errors import BadChannelsError, ChannelsUnclearError

#: Written in ``--channels`` for a channel that is to be ignored.
UNUSED = "-"

_EXAMPLES = "Write for example agent,customer or customer,agent or agent,-,customer."


@dataclass(frozen=True, slots=True)
class ChannelMap:
    """Speakers by channel position.

    Parameters
    ----------
    roles : tuple of (Speaker or None)
        ``roles[i]`` speaks on channel ``i`` of the file; ``None`` is ignored, and so are the
        channels past the last role.

    Raises
    ------
    BadChannelsError
        If nobody is named or somebody twice.
    """

    roles: tuple[Speaker | None, ...]

    def __post_init__(self) -> None:
        named = [role for role in self.roles if role is not None]
        if not named:
            raise BadChannelsError("No channel is given to the agent or the customer.", _EXAMPLES)
        if len(set(named)) != len(named):
            raise BadChannelsError(f"The channel list {self} names a speaker twice.", _EXAMPLES, channels=str(self))

    def __str__(self) -> str:
        return ",".join(UNUSED if role is None else role.value for role in self.roles)

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Speakers in the order of their channels."""
        return tuple(role for role in self.roles if role is not None)

    @property
    def positions(self) -> tuple[int, ...]:
        """Channel of each of `speakers`, counted from 0."""
        return tuple(i for i, role in enumerate(self.roles) if role is not None)


def parse_channels(text: str) -> ChannelMap:
    """Channel map from its spelling on the command line.

    Names stand for the file's channels from the left. Channels past the last name are not
    read, so ``agent`` on a stereo file is its left channel as the agent.

    Parameters
    ----------
    text : str
        ``agent``, ``customer`` and ``-`` (ignored), separated by commas.

    Returns
    -------
    ChannelMap

    Raises
    ------
    BadChannelsError
        If a name is unknown, repeated, or nobody is named.

    Examples
    --------
    >>> parse_channels("customer, agent").speakers
    (<Speaker.CUSTOMER: 'customer'>, <Speaker.AGENT: 'agent'>)
    >>> parse_channels("agent,-,customer").positions
    (0, 2)
    """
    names = [name.strip().lower() for name in text.split(",")]
    known = {speaker.value: speaker for speaker in Speaker}
    for name in names:
        if name != UNUSED and name not in known:
            raise BadChannelsError(f"“{name}” is no speaker.", _EXAMPLES, name=name)
    return ChannelMap(tuple(known.get(name) for name in names))


def channels_for(count: int, wanted: ChannelMap | None) -> ChannelMap:
    """Channel map of a file: the one that was asked for, or the usual one.

    One channel is the agent; of two, the left is the agent and the right the customer.

    Parameters
    ----------
    count : int
        Channels in the file.
    wanted : ChannelMap or None
        What the user said.

    Raises
    ------
    ChannelsUnclearError
        If the file has more than two channels and nobody said who is on which.
    BadChannelsError
        If `wanted` names a channel that the file does not have.

    Examples
    --------
    >>> str(channels_for(2, None))
    'agent,customer'
    """
    if wanted is None:
        if count > 2:
            raise ChannelsUnclearError(
                f"The file has {count} channels, and it is not known who speaks on which.",
                f"Name them from the first with --channels, {UNUSED} for those to ignore: --channels agent,-,customer.",
                count=count,
            )
        return ChannelMap((Speaker.AGENT, Speaker.CUSTOMER)[:count])
    if max(wanted.positions) >= count:
        raise BadChannelsError(
            f"--channels {wanted} needs {max(wanted.positions) + 1} channels, and the file has {count}.",
            "Name only channels that are there, or leave --channels out.",
            channels=str(wanted),
            count=count,
        )
    return wanted
