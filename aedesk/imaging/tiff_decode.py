"""Pillow's TIFF decoder, taught the 16-bit kinds that it refuses or reads wrongly."""

import io

from PIL import TiffImagePlugin

from aedesk.errors import DamagedPictureError, UnsupportedPictureError

_SAMPLE_FORMATS = {1: "unsigned integer", 2: "signed integer", 3: "floating point"}
_WHITE_IS_ZERO, _BLACK_IS_ZERO, _RGB = 0, 1, 2
_ASSOCIATED_ALPHA, _PLAIN_ALPHA = 1, 2
_SEPARATE_PLANES = 2
_TILE_BYTE_COUNTS = 325


class TiffFile(TiffImagePlugin.TiffImageFile):
    """A TIFF whose 16-bit grey may be inverted or have alpha.

    Attributes:
        is_inverted: The samples are 16-bit grey where 0 is white.
        is_grey_alpha: The samples are pairs of 16-bit grey and alpha, shown to Pillow as RGBA of 8 bits:
            the same bytes per pixel.
        is_premultiplied: The grey of such a pair was multiplied with alpha.
    """

    is_inverted = False
    is_grey_alpha = False
    is_premultiplied = False

    def _setup(self) -> None:
        tags = self.tag_v2
        self.is_inverted = self.is_grey_alpha = self.is_premultiplied = False
        bits = tags.get(TiffImagePlugin.BITSPERSAMPLE, (1,))
        form = tags.get(TiffImagePlugin.SAMPLEFORMAT, (1,))
        photometric = tags.get(TiffImagePlugin.PHOTOMETRIC_INTERPRETATION, _WHITE_IS_ZERO)
        if set(bits) == {16} and set(form) == {1}:
            self._check_planes()
            if photometric in (_WHITE_IS_ZERO, _BLACK_IS_ZERO):
                self._disguise_grey(photometric)
        try:
            if 12 in bits:
                raise SyntaxError("Pillow would give 12 bits the range of 16")
            super()._setup()
        except SyntaxError as error:
            raise UnsupportedPictureError(
                f"This TIFF has samples of {'/'.join(map(str, bits))} bits "
                f"({_SAMPLE_FORMATS.get(form[0], 'unknown')}, photometric interpretation {photometric}), "
                "which are not read.",
                "Convert it to RGB or grey with 8 or 16 bits per sample.",
            ) from error
        if self.use_load_libtiff:
            self._check_reach()

    def _check_reach(self) -> None:
        """Notice cut files here, because libtiff would write its own line to standard error."""
        tags, stream = self.tag_v2, self.fp
        offsets = tags.get(TiffImagePlugin.STRIPOFFSETS) or tags.get(TiffImagePlugin.TILEOFFSETS) or ()
        counts = tags.get(TiffImagePlugin.STRIPBYTECOUNTS) or tags.get(_TILE_BYTE_COUNTS) or ()
        if stream is None:
            return
        place = stream.tell()
        size = stream.seek(0, io.SEEK_END)
        stream.seek(place)
        end = max((offset + count for offset, count in zip(offsets, counts, strict=False)), default=0)
        if end > size:
            raise DamagedPictureError(f"The tiff data are cut short: {size:,} bytes of {end:,} are there.")

    def _check_planes(self) -> None:
        samples = self.tag_v2.get(TiffImagePlugin.SAMPLESPERPIXEL, 1)
        planes = self.tag_v2.get(TiffImagePlugin.PLANAR_CONFIGURATION, 1)
        if planes == _SEPARATE_PLANES and samples > 1:
            raise UnsupportedPictureError(
                "This TIFF keeps its 16-bit channels in separate planes, which is not read.",
                "Save it with interleaved channels (planar configuration 1).",
            )

    def _disguise_grey(self, photometric: int) -> None:
        tags = self.tag_v2
        extra = tags.get(TiffImagePlugin.EXTRASAMPLES, ())
        self.is_inverted = photometric == _WHITE_IS_ZERO
        tags[TiffImagePlugin.PHOTOMETRIC_INTERPRETATION] = _BLACK_IS_ZERO
        if extra in ((_PLAIN_ALPHA,), (_ASSOCIATED_ALPHA,)):
            self.is_grey_alpha = True
            self.is_premultiplied = extra == (_ASSOCIATED_ALPHA,)
            tags[TiffImagePlugin.PHOTOMETRIC_INTERPRETATION] = _RGB
            tags[TiffImagePlugin.BITSPERSAMPLE] = (8, 8, 8, 8)
            tags[TiffImagePlugin.SAMPLESPERPIXEL] = 4
            tags[TiffImagePlugin.EXTRASAMPLES] = (_PLAIN_ALPHA,)
