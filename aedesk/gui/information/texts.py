"""Facts about a file in words, one line each."""

from datetime import datetime

from PySide6.QtCore import QDate, QDateTime, QLocale, QObject, QTime
from PySide6.QtGui import QColorSpace

from aedesk.gui.information.facts import Facts, LatentFacts, Origin, PictureFacts
from aedesk.gui.own_words import in_own_words
from aedesk.gui.row_texts import size_text

Line = tuple[str, str]


class InformationTexts(QObject):
    """Makes the lines of the dialog, and the text that is copied."""

    def lines(self, facts: Facts) -> list[Line]:
        """What each fact is called, and what it is."""
        own = self._latent(facts) if isinstance(facts, LatentFacts) else self._picture(facts)
        named = [(self.tr("Name"), facts.path.name), (self.tr("Folder"), str(facts.path.parent))]
        return [line for line in [*named, *own] if line[1]]

    def part(self, name: str) -> str:
        """What a part of a latent file is called."""
        texts = {
            "header": self.tr("Header"),
            "icc": self.tr("Colour profile"),
            "exif": self.tr("Exif"),
            "xmp": self.tr("XMP"),
            "alpha": self.tr("Transparency"),
            "name": self.tr("Name of the original"),
            "other": self.tr("Of newer versions"),
            "hyper_latents": self.tr("Hyper-latents"),
            "latents": self.tr("Latents"),
            "samples": self.tr("Samples"),
        }
        return texts[name]

    def share(self, size: int, whole: int) -> str:
        """Size of a part, and its share of the file."""
        percent = QLocale().toString(100 * size / whole, "f", 1)
        return f"{size_text(size)} · {percent} %"

    def copied(self, facts: Facts, state: str) -> str:
        """Everything as plain text."""
        lines = [f"{label}: {value}" for label, value in self.lines(facts)]
        if isinstance(facts, LatentFacts):
            lines.append(self.tr("Checksums: {0}").format(state))
            parts = facts.info.parts.items()
            lines += [
                "",
                *(f"{self.part(name)}: {self.share(size, facts.info.bytes)}" for name, size in parts),
            ]
        return "\n".join(lines)

    def _latent(self, facts: LatentFacts) -> list[Line]:
        info = facts.info
        rate = QLocale().toString(info.bpp, "f", 2)
        quality = self.tr("stored without loss") if info.lossless else _number(info.quality or 0)
        kept = [self.part(name) for name in ("icc", "exif", "xmp", "alpha") if name in info.metadata]
        return [
            (self.tr("Size"), self.tr("{0}, {1} bits per pixel").format(size_text(info.bytes), rate)),
            (self.tr("Picture"), self._shape(info.width, info.height, info.depth, info.grey)),
            (self.tr("Quality"), quality),
            (self.tr("Model"), self._model(facts)),
            (self.tr("Kept"), ", ".join(kept) or self.tr("the picture alone")),
            (self.tr("Original"), info.name or ""),
            *self._origin(facts.origin),
        ]

    def _picture(self, facts: PictureFacts) -> list[Line]:
        rate = QLocale().toString(8 * facts.size / (facts.width * facts.height), "f", 2)
        kept = [f"{self.part(name)} ({size_text(size)})" for name, size in facts.metadata.items()]
        return [
            (self.tr("Size"), self.tr("{0}, {1} bits per pixel").format(size_text(facts.size), rate)),
            (self.tr("Format"), _FORMATS.get(facts.format, facts.format)),
            (self.tr("Picture"), self._shape(facts.width, facts.height, facts.depth, facts.grey)),
            (self.tr("Transparency"), self.tr("yes") if facts.alpha else self.tr("no")),
            (self.tr("Colour profile"), self._profile(facts.profile)),
            (self.tr("Metadata"), ", ".join(kept) or self.tr("none")),
            *self._origin(facts.origin),
            (self.tr("Note"), " ".join(map(in_own_words, facts.notes))),
        ]

    def _shape(self, width: int, height: int, depth: int, grey: bool) -> str:
        text = self.tr("{0} × {1} pixels ({2} megapixels), {3}, {4} bits per sample")
        millions = QLocale().toString(width * height / 1e6, "f", 1 if width * height >= 1e5 else 3)
        colours = self.tr("grey") if grey else self.tr("colour")
        return text.format(_number(width), _number(height), millions, colours, depth)

    def _model(self, facts: LatentFacts) -> str:
        model_id = facts.info.model_id
        if model_id is None:
            return self.tr("none is needed")
        if facts.model is None:
            return self.tr("{0}, which is not installed").format(model_id)
        return f"{facts.model} ({model_id})"

    def _profile(self, profile: bytes | None) -> str:
        if profile is None:
            return self.tr("none, sRGB is assumed")
        described = QColorSpace.fromIccProfile(profile).description()
        return described or self.tr("{0}, of a kind that has no name here").format(size_text(len(profile)))

    def _origin(self, origin: Origin) -> list[Line]:
        taken = "" if origin.taken is None else _moment(origin.taken)
        return [(self.tr("Camera"), origin.camera), (self.tr("Taken"), taken)]


_FORMATS = {
    "png": "PNG",
    "jpeg": "JPEG",
    "webp": "WebP",
    "tiff": "TIFF",
    "bmp": "BMP",
    "gif": "GIF",
    "avif": "AVIF",
    "heif": "HEIF",
    "jxl": "JPEG XL",
}


def _number(value: float) -> str:
    return QLocale().toString(value, "g", 6) if value % 1 else QLocale().toString(int(value))


def _moment(moment: datetime) -> str:
    day, time = QDate(moment.year, moment.month, moment.day), QTime(moment.hour, moment.minute)
    return QLocale().toString(QDateTime(day, time), QLocale.FormatType.ShortFormat)
