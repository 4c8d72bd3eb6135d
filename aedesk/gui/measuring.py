"""The PSNR of a finished latent file: it is read back from the disk, restored, compared with its source."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from aedesk.batch import Result, State, StoppedError, Watch
from aedesk.options import Options

if TYPE_CHECKING:
    from aedesk.codec import CodecSource


class Share(Watch):
    """Passes the progress of one part of a job on to the watch of the whole job.

    Args:
        whole: Watch of the whole job.
        start: Done share of the job when the part begins.
        stop: Done share of the job when the part ends.
    """

    def __init__(self, whole: Watch, start: float, stop: float) -> None:
        self._whole = whole
        self._start = start
        self._length = stop - start

    def __call__(self, fraction: float) -> None:
        """Tell that this share of the part (0..1) is done.

        Raises:
            StoppedError: The run was stopped.
        """
        self._whole(self._start + self._length * fraction)


class Measure:
    """Adds the PSNR to the results of `aedesk.batch.Compress`.

    Args:
        codecs: Finds the model of a file.
        options: Limits on what is read.
    """

    def __init__(self, codecs: "CodecSource", options: Options) -> None:
        self._codecs = codecs
        self._options = options

    def __call__(self, result: Result, watch: Watch) -> Result:
        """Measure one result.

        Returns:
            The result with ``psnr`` in dB among its facts; unchanged where no file was written, or where
            the run was stopped meanwhile, because the file itself is finished.

        Raises:
            AedeskError: The finished file cannot be restored, or its source not be read again.
        """
        from aedesk.codec import restore_picture
        from aedesk.imaging import Limits, psnr, read_picture

        if result.state is not State.DONE or not isinstance(result.source, Path) or result.target is None:
            return result
        limits = Limits(max_pixels=self._options.max_pixels)
        try:
            restored = restore_picture(
                result.target.read_bytes(), self._codecs, limits=limits, progress=watch
            )
        except StoppedError:
            return result
        original = read_picture(result.source, limits)
        facts = {**result.facts, "psnr": psnr(original.pixels, restored.picture.pixels)}
        return replace(result, facts=facts)
