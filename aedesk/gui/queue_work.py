"""What a run over the queue does with one file: compress and measure it, or restore it."""

from dataclasses import dataclass
from pathlib import Path

from aedesk.batch import Compress, Job, Outlet, Restore, Result, Watch
from aedesk.gui.measuring import Measure, Share
from aedesk.options import Options

DEVICE = "auto"
_COMPRESSING = 0.7
"""Share of the work on a picture that compressing takes where its PSNR is measured afterwards."""


@dataclass(frozen=True, slots=True)
class QueueWork:
    """Compresses pictures and restores latent files; see `aedesk.batch.pool.Work`.

    Args:
        latents: The files that are to be restored.
        compress: Makes latent files; None where there is nothing to compress.
        restore: Makes pictures of latent files.
        measure: Adds the PSNR to what was compressed; None where it is not wanted.
    """

    latents: frozenset[Path]
    compress: Compress | None
    restore: Restore
    measure: Measure | None

    @classmethod
    def open(
        cls, options: Options, latents: frozenset[Path], compresses: bool, measures: bool, threads: int
    ) -> "QueueWork":
        """Open the model, if there is something to compress; see `aedesk.batch.pool.OpenWork`.

        Raises:
            ModelError: The model is missing or damaged.
        """
        from aedesk.codec import CodecSource, open_codec
        from aedesk.imaging import format_named

        compress, codecs = None, CodecSource(DEVICE, threads)
        if compresses:
            codec = open_codec(options.model, device=DEVICE, threads=threads)
            compress = Compress(options, codec)
            codecs = CodecSource(DEVICE, threads, (codec,))
        restore = Restore(options, format_named(options.format or "png"), codecs, DEVICE)
        return cls(latents, compress, restore, Measure(codecs, options) if measures else None)

    def __call__(self, job: Job, outlet: Outlet, watch: Watch) -> Result:
        """Do one file."""
        if self.compress is None or job.source in self.latents:
            return self.restore(job, outlet, watch)
        if self.measure is None:
            return self.compress(job, outlet, watch)
        result = self.compress(job, outlet, Share(watch, 0.0, _COMPRESSING))
        outlet.settle()
        return self.measure(result, Share(watch, _COMPRESSING, 1.0))
