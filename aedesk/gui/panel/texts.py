"""What the controls of options are called, and what their tips say."""

from dataclasses import Field
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale, QObject

from aedesk.options import spec_of

_CONTEXT = "Options"


class FieldTexts(QObject):
    """Texts of typed fields; a field that has none here is called by its flag and explained by its help."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._labels = {
            "lossless": self.tr("Store exactly"),
            "measure": self.tr("Measure the PSNR of each result"),
            "model": self.tr("Model"),
            "denoise": self.tr("Denoise first"),
            "denoiser": self.tr("Denoiser"),
            "verify": self.tr("Check every new file"),
            "strip": self.tr("Leave out Exif and XMP"),
            "min_saving": self.tr("Least saving"),
            "max_pixels": self.tr("Largest picture"),
            "salvage": self.tr("Save what can be had of damaged files"),
            "format": self.tr("Format"),
            "format_quality": self.tr("Quality of the format"),
            "on_exist": self.tr("If the result exists already"),
            "device": self.tr("Networks run on"),
            "jobs": self.tr("Files at the same time"),
            "threads": self.tr("Threads of a network"),
            "language": self.tr("Language"),
            "scheme": self.tr("Colours"),
            "notify": self.tr("Tell when a long run has ended"),
        }
        self._choices = {
            ("lossless", "auto"): self.tr("where it pays"),
            ("lossless", "always"): self.tr("always"),
            ("lossless", "never"): self.tr("never"),
            ("format", "png"): self.tr("PNG, lossless"),
            ("format", "jpg"): self.tr("JPEG"),
            ("format", "tiff"): self.tr("TIFF, lossless"),
            ("format", "webp"): self.tr("WebP"),
            ("format", "avif"): self.tr("AVIF"),
            ("on_exist", "rename"): self.tr("Keep both: add a number"),
            ("on_exist", "skip"): self.tr("Skip the picture"),
            ("on_exist", "overwrite"): self.tr("Replace the old .aed file"),
            ("scheme", "system"): self.tr("like the system"),
            ("scheme", "light"): self.tr("light"),
            ("scheme", "dark"): self.tr("dark"),
        }
        self._nothing = {
            "model": self.tr("the best installed"),
            "denoiser": self.tr("the best installed"),
            "denoise": self.tr("no"),
            "min_saving": self.tr("any"),
            "color_strength": self.tr("same strength"),
            "jobs": self.tr("automatic"),
            "threads": self.tr("automatic"),
        }
        self._tips = {
            "measure": self.tr("Reads every new file back and compares it with its original; takes longer."),
            "denoise": self.tr(
                "Takes the noise out first, so that the clean picture is stored. "
                "50 takes away the noise that is estimated."
            ),
            "denoiser": self.tr("The model that denoises before a picture is compressed."),
            "model": self.tr("The trained network that does the work; more of them are in Tools > Models."),
            "on_exist": self.tr("Restored pictures never replace a file; they get a number."),
            "format_quality": self.tr("Quality of a lossy picture format; more is better and larger."),
            "verify": self.tr("Decodes every new file again and compares, before it gets its name."),
        }

    def label(self, field: Field[Any]) -> str:
        """What a field is called."""
        known = self._labels.get(field.name)
        words = spec_of(field).flag.removeprefix("--").replace("-", " ")
        return known or QCoreApplication.translate(_CONTEXT, words[:1].upper() + words[1:])

    def choice(self, field: Field[Any], value: str) -> str:
        """What one of the choices of a field is called."""
        return self._choices.get((field.name, value)) or QCoreApplication.translate(_CONTEXT, value)

    def nothing(self, field: Field[Any]) -> str:
        """What the absence of a value is called."""
        known = self._nothing.get(field.name)
        return known or QCoreApplication.translate(_CONTEXT, spec_of(field).fallback or "–")

    def tip(self, field: Field[Any]) -> str:
        """What a field does, and its bounds."""
        known = self._tips.get(field.name)
        sentences = [known or QCoreApplication.translate(_CONTEXT, spec_of(field).help) + "."]
        if bounds := self._bounds(field):
            sentences.append(bounds)
        return " ".join(sentences)

    def _bounds(self, field: Field[Any]) -> str:
        spec = spec_of(field)
        if spec.low is None or spec.high is None:
            return ""
        low, high = (QLocale().toString(float(bound), "f", 0) for bound in (spec.low, spec.high))
        return self.tr("Allowed: {0} to {1} {2}").format(low, high, spec.unit).rstrip() + "."
