"""How near targets come and what that costs: ``python -m tests.codec.measure_targets PICTURES``.

Not part of the suite. Of every picture the size and the PSNR at a few qualities (and a bit more) become
targets. Told are how far off the results are, how often the picture was coded, and the time of the processor
as a multiple of that of compressing at the quality which serves the target.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from aedesk.codec import CompressSettings, open_codec
from aedesk.codec.compress import Compressed, compress_picture
from aedesk.codec.encoder import Encoder
from aedesk.imaging import Picture, read_picture


def main() -> None:
    """Print a line for every search and a summary of each kind of target."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pictures", nargs="+", type=Path)
    parser.add_argument("--qualities", type=int, nargs="+", default=[20, 45, 75])
    parser.add_argument("--repeat", type=int, default=1, help="take the best time of so many")
    chosen = parser.parse_args()
    codec = open_codec(threads=1)
    codings = _count_codings()
    misses: dict[str, list[float]] = {"size": [], "psnr": []}
    ratios: dict[str, list[float]] = {"size": [], "psnr": []}
    for path in chosen.pictures:
        picture = read_picture(path)
        for quality in chosen.qualities:

            def job(picture: Picture = picture, **settings: object) -> Callable[[], Compressed]:
                return lambda: compress_picture(picture, codec, CompressSettings(lossless=False, **settings))  # type: ignore[arg-type]

            plain, alone = timed(job(quality=quality), chosen.repeat)
            size = round(len(plain.data) * 1.013)
            codings.clear()
            made, seconds = timed(job(target_bytes=size), chosen.repeat)
            misses["size"].append(100 * (1 - len(made.data) / size))
            ratios["size"].append(seconds / alone)
            line = f"{path.name} q{quality}: {size:,} bytes {misses['size'][-1]:+.2f} % below, "
            line += f"{len(codings) / chosen.repeat:g} codings, {ratios['size'][-1]:.2f} times"

            measured, _ = timed(job(quality=quality, measure=True), 1)
            assert measured.psnr is not None
            target = measured.psnr + 0.11
            codings.clear()
            made, seconds = timed(job(target_psnr=target), chosen.repeat)
            assert made.psnr is not None
            misses["psnr"].append(made.psnr - target)
            ratios["psnr"].append(seconds / alone)
            line += f" | {target:.2f} dB {misses['psnr'][-1]:+.3f} dB above, "
            line += f"{len(codings) / chosen.repeat:g} codings, {ratios['psnr'][-1]:.2f} times"
            print(line, flush=True)  # noqa: T201
    for kind, unit in (("size", "%"), ("psnr", "dB")):
        values, times = misses[kind], ratios[kind]
        print(  # noqa: T201
            f"{kind}: {min(values):.3f}..{max(values):.3f} {unit}; "
            f"times {statistics.median(times):.2f} (median), {max(times):.2f} (most)"
        )


def timed(job: Callable[[], Compressed], repeat: int) -> tuple[Compressed, float]:
    """What a job returns, and the least seconds of the processor that it took."""
    best = float("inf")
    for _ in range(repeat):
        started = time.process_time()
        made = job()
        best = min(best, time.process_time() - started)
    return made, best


def _count_codings() -> list[float]:
    """A list that gets an entry whenever a picture or a sample is coded, or its bits are counted."""
    seen: list[float] = []
    for name in ("code", "bits", "trial"):
        plain = getattr(Encoder, name)

        def counted(self: Encoder, quality: float, plain: Callable = plain, **how: bool) -> object:  # type: ignore[type-arg]
            seen.append(quality)
            return plain(self, quality, **how)

        setattr(Encoder, name, counted)
    return seen


if __name__ == "__main__":
    main()
