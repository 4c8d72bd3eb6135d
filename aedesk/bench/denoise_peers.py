"""The denoisers that aedesk is compared with; each is told the strength of the noise, which aedesk is not."""

import importlib.util
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from aedesk.bench.contender import Pixels
from aedesk.errors import AedeskError, UsageError

Values: TypeAlias = NDArray[np.float32]
Clean: TypeAlias = Callable[[Values, float], NDArray[Any]]


@dataclass(frozen=True, slots=True)
class Cleaner:
    """A denoiser that takes part in a comparison.

    Args:
        key: Short name for the command line, such as ``nlmeans``.
        name: Name for people.
        clean: From noisy values (H, W, 3) float32 in units of 1/255, whole numbers 0..255 unless the noise
            is unclipped, and the RMS of their noise, to clean values of the same shape and unit.
    """

    key: str
    name: str
    clean: Clean


@dataclass(frozen=True, slots=True)
class CleanerSetting:
    """A peer, and what it needs.

    Args:
        cleaner: The peer.
        packages: Python packages.
        program: Program on the path, or empty.
        advice: How to get it.
    """

    cleaner: Cleaner
    packages: tuple[str, ...] = ()
    program: str = ""
    advice: str = ""

    @property
    def missing(self) -> str:
        """Why it cannot be measured here, with what to do; empty when it can."""
        absent = any(importlib.util.find_spec(package) is None for package in self.packages)
        if absent or (self.program and shutil.which(self.program) is None):
            return f"{self.cleaner.name} needs {self.advice}."
        return ""


def available_cleaners() -> tuple[list[Cleaner], list[str]]:
    """All peers that can be measured here, and the reasons why others cannot."""
    present = [setting.cleaner for setting in SETTINGS if not setting.missing]
    return present, [setting.missing for setting in SETTINGS if setting.missing]


def select_cleaners(names: Sequence[str]) -> list[Cleaner]:
    """The peers of some names, in the order of ``SETTINGS``.

    Raises:
        UsageError: A name is unknown, or what it needs is not installed.
    """
    wanted = {name.strip().lower() for name in names if name.strip()}
    known = {setting.cleaner.key: setting for setting in SETTINGS}
    for name in sorted(wanted - set(known)):
        raise UsageError(f"There is no peer {name!r}.", f"Known are {', '.join(known)}.")
    chosen = [setting for key, setting in known.items() if key in wanted]
    for setting in chosen:
        if setting.missing:
            raise UsageError(setting.missing, "Or leave it out of --peers.")
    return [setting.cleaner for setting in chosen]


def _nlmeans(noisy: Values, sigma: float) -> NDArray[Any]:
    # On R, G and B together, and with this h, it is better than OpenCV's variant for colour pictures.
    return np.asarray(cv2.fastNlMeansDenoising(_rounded(noisy), None, 0.85 * sigma, 7, 21))


def _bm3d(noisy: Values, sigma: float) -> NDArray[Any]:
    import bm3d

    return np.asarray(255 * bm3d.bm3d_rgb(noisy / 255, sigma / 255))


def _tv(noisy: Values, sigma: float) -> NDArray[Any]:
    from skimage.restoration import denoise_tv_chambolle

    return np.asarray(255 * denoise_tv_chambolle(noisy / 255, weight=sigma / 255, channel_axis=-1))


def _wavelet(noisy: Values, sigma: float) -> NDArray[Any]:
    from skimage.restoration import denoise_wavelet

    return np.asarray(
        255
        * denoise_wavelet(
            noisy / 255, sigma=sigma / 255, convert2ycbcr=True, rescale_sigma=True, channel_axis=-1
        )
    )


def _dctdnoiz(noisy: Values, sigma: float) -> NDArray[Any]:
    height, width = noisy.shape[:2]
    raw = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{width}x{height}"]
    command = ["ffmpeg", "-v", "error", *raw, "-i", "-", "-vf", f"dctdnoiz=sigma={sigma:.3f}", *raw, "-"]
    done = subprocess.run(command, input=_rounded(noisy).tobytes(), capture_output=True, check=False)
    if done.returncode or len(done.stdout) != noisy.size:
        raise AedeskError(f"ffmpeg failed: {done.stderr.decode(errors='replace').strip()[:200]}.")
    return np.frombuffer(done.stdout, np.uint8).reshape(noisy.shape)


def _rounded(values: Values) -> Pixels:
    return np.asarray(np.clip(np.rint(values), 0, 255), np.uint8)


SETTINGS = (
    CleanerSetting(Cleaner("nlmeans", "OpenCV non-local means", _nlmeans)),
    CleanerSetting(
        Cleaner("bm3d", "CBM3D", _bm3d),
        packages=("bm3d",),
        advice="the package bm3d, free for non-commercial use: pip install bm3d",
    ),
    CleanerSetting(
        Cleaner("tv", "total variation", _tv),
        packages=("skimage",),
        advice="the package scikit-image: pip install 'aedesk[bench]'",
    ),
    CleanerSetting(
        Cleaner("wavelet", "wavelets (BayesShrink)", _wavelet),
        packages=("skimage", "pywt"),
        advice="the package scikit-image: pip install 'aedesk[bench]'",
    ),
    CleanerSetting(
        Cleaner("dctdnoiz", "ffmpeg dctdnoiz", _dctdnoiz),
        program="ffmpeg",
        advice="the program ffmpeg: see https://ffmpeg.org/download.html",
    ),
)
"""All peers."""
