"""Latent files as Pillow images: opened lazily, saved with Pillow's usual parameters."""

from dataclasses import replace
from typing import IO, Any

from PIL import Image, ImageFile, UnidentifiedImageError

from aedesk.codec.container import read_front
from aedesk.errors import AedeskError, UsageError
from aedesk.imaging import MAX_SIDE, Limits, Picture
from aedesk.imaging.from_pillow import assemble, content_of, metadata_of
from aedesk.imaging.orientation import JPEG_EXIF_PREFIX, plain_exif
from aedesk.library import DEFAULT_QUALITY, compress, restore
from aedesk.pillow_plugin import FORMAT

# Pillow compares the size with its own Image.MAX_IMAGE_PIXELS before any pixel is made.
_MAX_PIXELS = MAX_SIDE**2
_PASSED_ON = ("target_size", "target_psnr", "lossless", "model", "device", "threads")


class AedImageFile(ImageFile.ImageFile):
    """A latent file that Pillow has opened; its pixels are restored when they are first needed.

    Mode is L, LA, RGB, RGBA, or I;16 for 16-bit grey without alpha; other 16-bit pictures are rounded to 8
    bits. ``info`` holds ``icc_profile``, ``exif`` and ``xmp`` as far as the file has them.
    """

    format = FORMAT
    format_description = "aedesk latent file"

    def _open(self) -> None:
        try:
            header, sections = read_front(self._stream, Limits(max_pixels=_MAX_PIXELS))
        except AedeskError as error:
            raise UnidentifiedImageError(str(error)) from error
        self._size = header.width, header.height
        has_alpha = header.alpha or sections.alpha is not None
        deep = header.grey and header.depth == 16 and not has_alpha
        self._mode = "I;16" if deep else ("L" if header.grey else "RGB") + "A" * has_alpha
        # Pillow's other readers give Exif with this prefix, which a JPEG is to be saved with.
        exif = None if sections.exif is None else JPEG_EXIF_PREFIX + sections.exif
        named = {"icc_profile": sections.icc, "exif": exif, "xmp": sections.xmp}
        self.info.update({name: value for name, value in named.items() if value is not None})
        self._restored = False

    def load(self) -> Any:
        """Restore the pixels.

        Raises:
            OSError: The file is damaged, or its model is not installed.
        """
        if not self._restored:
            self._stream.seek(0)
            try:
                picture = restore(self._stream.read(), max_pixels=_MAX_PIXELS)
            except AedeskError as error:
                raise OSError(str(error)) from error
            self.im = picture.to_pillow().im
            self._restored = True
            if self._exclusive_fp:
                self._stream.close()
            self.fp = None
        return Image.Image.load(self)

    @property
    def _stream(self) -> IO[bytes]:
        if self.fp is None:
            raise ValueError("Operation on closed image")
        return self.fp


def save(image: Image.Image, fp: IO[bytes]) -> None:
    """Write an image as a latent file; called by ``Image.save``.

    Parameters of ``Image.save``: ``quality`` (1..100, default 60), ``target_size`` in bytes, ``target_psnr``
    in dB, ``lossless``, ``model``, ``device``, ``threads``; ``icc_profile``, ``exif`` and ``xmp`` replace
    what the image's ``info`` holds, which is kept otherwise, and None leaves them out.

    Raises:
        OSError: The image has a mode that cannot be written, or the model is not installed.
        ValueError: A parameter is out of its bounds.
    """
    parameters = image.encoderinfo
    passed = {name: parameters[name] for name in _PASSED_ON if name in parameters}
    try:
        data = compress(_picture(image, parameters), parameters.get("quality", DEFAULT_QUALITY), **passed)
    except UsageError as error:
        raise ValueError(str(error)) from error
    except AedeskError as error:
        raise OSError(str(error)) from error
    fp.write(data)


def _picture(image: Image.Image, parameters: dict[str, Any]) -> Picture:
    """The image with what the parameters say of its metadata; an orientation in the Exif is applied."""
    content, metadata = content_of(image), metadata_of(image)
    if "icc_profile" in parameters:
        content = replace(content, icc=parameters["icc_profile"] or None)
    if "xmp" in parameters:
        metadata = replace(metadata, xmp=parameters["xmp"] or None)
    if "exif" in parameters:
        exif = parameters["exif"]
        metadata = replace(
            metadata, exif=plain_exif(exif.tobytes() if isinstance(exif, Image.Exif) else exif)
        )
    return assemble(content, metadata, "", is_upright=False)
