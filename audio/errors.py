"""What can be wrong with a sound, each with a sentence for the user and a code for translations.

These are the user's mistakes or the world's (exit code 2), never ours; anything else that
is raised below ``audio`` is a bug.
"""

from __future__ import annotations

from typing import ClassVar


class AudioError(Exception):
    """A sound that cannot be used.

    Parameters
    ----------
    message : str
        One English sentence: what is wrong.
    advice : str
        One English sentence: what to do.
    **facts : object
        The values named in the sentences, for a translation keyed by `code`.

    Attributes
    ----------
    code : str
        Stable name of the kind of mistake, such as ``"missing_file"``.

    Examples
    --------
    >>> error = RateTooLowError("too low", "record again", rate=4000)
    >>> error.code, error.facts["rate"], str(error)
    ('rate_too_low', 4000, 'too low record again')
    """

    code: ClassVar[str] = "audio"

    def __init__(self, message: str, advice: str, **facts: object) -> None:
        super().__init__(message, advice)
        self.message = message
        self.advice = advice
        self.facts = facts

    def __str__(self) -> str:
        return f"{self.message} {self.advice}"


class MissingFileError(AudioError):
    """Nothing is there, or it may not be read."""

    code = "missing_file"


class NotAFileError(AudioError):
    """A folder or a device where a sound file was expected."""

    code = "not_a_file"


class EmptyFileError(AudioError):
    """A file of no bytes, or a sound of no samples."""

    code = "empty_file"


class NotASoundError(AudioError):
    """Bytes that are no sound, whatever the name says."""

    code = "not_a_sound"


class UnsupportedFormatError(AudioError):
    """A sound whose container or encoding is refused."""

    code = "unsupported_format"


class DecoderMissingError(AudioError):
    """A sound that a package which is not installed could read."""

    code = "decoder_missing"


class RateOutOfRangeError(AudioError):
    """A sampling rate no voice recording has."""

    code = "rate_out_of_range"


class RateTooLowError(RateOutOfRangeError):
    """Telephone bandwidth needs 8 kHz; below, neither voice nor words can be judged."""

    code = "rate_too_low"


class ChannelsUnclearError(AudioError):
    """More channels than speakers, and nobody said who is on which."""

    code = "channels_unclear"


class BadChannelsError(AudioError):
    """A ``--channels`` value that cannot be understood or does not fit the file."""

    code = "bad_channels"


class DeviceMissingError(AudioError):
    """A device that is needed cannot be opened now; it may be there the next time."""

    code = "no_device"


class NoMicrophoneError(DeviceMissingError):
    """No microphone, or not the one that was chosen."""

    code = "no_microphone"


class NoFarEndError(DeviceMissingError):
    """What the machine plays cannot be recorded, or not from the device that was chosen."""

    code = "no_far_end"


class NoOutputError(DeviceMissingError):
    """Nothing that plays sound, or not the output that was chosen."""

    code = "no_output"


class NoAudioSystemError(DeviceMissingError):
    """No sound server, or no library that talks to it."""

    code = "no_audio_system"
