"""Bounds on what is read, checked before memory is taken."""

from dataclasses import dataclass

from aedesk.errors import PictureTooLargeError

MAX_SIDE = 65_535


@dataclass(frozen=True, slots=True)
class Limits:
    """What one picture or latent file may ask for.

    Args:
        max_pixels: Most pixels (width × height) of a picture; the option ``--max-pixels``.
        max_bytes: Most bytes of an input file.
    """

    max_pixels: int = 200_000_000
    max_bytes: int = 2 * 1024**3

    def check_size(self, width: int, height: int) -> None:
        """Refuse a size before anything is allocated for it.

        Raises:
            PictureTooLargeError: A side is over 65,535 or the area is over ``max_pixels``.
        """
        if max(width, height) > MAX_SIDE:
            raise PictureTooLargeError(
                f"The picture is {width}×{height} pixels; a side may have at most {MAX_SIDE:,}.",
                "Cut it into parts first.",
            )
        if width * height > self.max_pixels:
            raise PictureTooLargeError(
                f"The picture has {width * height:,} pixels ({width}×{height}); "
                f"the limit is {self.max_pixels:,}.",
                f"Raise it with --max-pixels {width * height}.",
            )

    def check_bytes(self, count: int) -> None:
        """Refuse an input file before it is read.

        Raises:
            PictureTooLargeError: It has more bytes than ``max_bytes``.
        """
        if count > self.max_bytes:
            raise PictureTooLargeError(
                f"The file has {count:,} bytes; the limit is {self.max_bytes:,}.",
                "Cut the picture into parts, or store it compressed.",
            )
