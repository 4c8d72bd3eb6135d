"""Everything that can go wrong in aedesk, as one tree of exceptions.

AedeskError
├── UsageError          the request itself makes no sense                 exit status 2
├── PictureError        a picture cannot be read or written               exit status 1
│   ├── UnsupportedPictureError   not a format or mode that is handled
│   ├── DamagedPictureError       right format, broken content
│   └── PictureTooLargeError      over a limit that a flag can raise
├── LatentFileError     an .aed file cannot be used                       exit status 1
│   ├── NotALatentFileError       the signature is another one
│   ├── DamagedFileError          cut, altered, or checksums differ
│   ├── UnsupportedFileError      a newer version or an unknown critical section
│   └── FileLimitError            declares more than the limits allow
├── OutputError         a result cannot be put where it belongs           exit status 1
│   └── OutputTakenError          another program made the file in the meantime
├── StoreError          what is behind a URL cannot be used               exit status 1
├── NothingToDoError    no input is left after filters and policies       exit status 3
├── ModelError          a model package is missing or wrong               exit status 4
├── DeviceError         memory ran out or the device was lost             exit status 5
│   ├── OutOfMemoryError          memory ran out
│   └── ClusterError              the cluster cannot be reached or used
└── TrainingError       a training run cannot start or go on              exit status 1

Each carries a sentence for the user (what was received, what is allowed), a hint (what to do) and the
exit status of a command that fails with it.
"""

from enum import IntEnum


class ExitStatus(IntEnum):
    """Exit statuses of ``aedesk-cli``."""

    OK = 0
    SOME_FAILED = 1
    USAGE = 2
    NOTHING_TO_DO = 3
    MODEL = 4
    DEVICE = 5
    INTERRUPTED = 130


class AedeskError(Exception):
    """Base of every error that aedesk raises on purpose.

    Args:
        message: One sentence: what was received and what is allowed.
        hint: What the user can do about it; may be empty.
    """

    exit_status = ExitStatus.SOME_FAILED

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".rstrip()


class UsageError(AedeskError):
    """The request makes no sense: options that exclude each other, values out of bounds."""

    exit_status = ExitStatus.USAGE


class PictureError(AedeskError):
    """A picture cannot be read or written."""


class UnsupportedPictureError(PictureError):
    """The content is not a picture of a handled format, or of a mode that is handled."""


class DamagedPictureError(PictureError):
    """The format is known, the content is cut or broken."""


class PictureTooLargeError(PictureError):
    """The picture is over a limit on pixels or bytes that an option can raise."""


class LatentFileError(AedeskError):
    """An ``.aed`` file cannot be used."""


class NotALatentFileError(LatentFileError):
    """The data does not start with the signature of a latent file."""


class DamagedFileError(LatentFileError):
    """The latent file is cut or altered: a length, a field or a checksum is wrong."""


class UnsupportedFileError(LatentFileError):
    """The latent file needs a newer aedesk: its version or a critical section is unknown."""


class FileLimitError(LatentFileError):
    """The latent file declares more pixels or bytes than the limits allow."""


class OutputError(AedeskError):
    """A result cannot be written where it belongs."""


class OutputTakenError(OutputError):
    """Another program made a file of that name while this one was at work, and it may not be replaced."""


class StoreError(AedeskError):
    """What is behind a URL cannot be listed or read: it is absent, refused, or a package is missing."""


class NothingToDoError(AedeskError):
    """No input is left to work on."""

    exit_status = ExitStatus.NOTHING_TO_DO


class ModelError(AedeskError):
    """A model package is missing, damaged, or not the one that a file needs."""

    exit_status = ExitStatus.MODEL


class DeviceError(AedeskError):
    """Memory ran out, or the device that runs the networks is missing or was lost."""

    exit_status = ExitStatus.DEVICE


class OutOfMemoryError(DeviceError):
    """Memory ran out; less at a time may still go."""


class ClusterError(DeviceError):
    """The cluster cannot be reached, was lost, or does not fit: other versions, no workers."""


class TrainingError(AedeskError):
    """A training run cannot start or go on."""
