"""What the controls of options are called, and what their tips say."""

from dataclasses import Field
from typing import Any

from PySide6.QtCore import QLocale, QObject

from aedesk.gui.language import LANGUAGES, SYSTEM
from aedesk.options import spec_of


class FieldTexts(QObject):
    """Texts of typed fields; a field that has none here is called by its flag and explained by its help."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._labels = self._make_labels()
        self._tips = self._make_tips()
        self._choices = self._make_choices()
        self._nothing = {
            "model": self.tr("The default"),
            "denoiser": self.tr("The default"),
            "denoise": self.tr("No"),
            "min_saving": self.tr("Any"),
            "jobs": self.tr("Automatic"),
            "threads": self.tr("Automatic"),
        }
        self._units = {"max_pixels": self.tr("megapixels")}

    def label(self, field: Field[Any]) -> str:
        """What a field is called."""
        words = spec_of(field).flag.removeprefix("--").replace("-", " ")
        return self._labels.get(field.name, words[:1].upper() + words[1:])

    def choice(self, field: Field[Any], value: str) -> str:
        """What one of the choices of a field is called."""
        return self._choices.get((field.name, value), value)

    def nothing(self, field: Field[Any]) -> str:
        """What the absence of a value is called."""
        return self._nothing.get(field.name) or spec_of(field).fallback or "–"

    def unit(self, field: Field[Any]) -> str:
        """What stands behind the number of a field, empty for nothing."""
        return self._units.get(field.name, spec_of(field).unit)

    def tip(self, field: Field[Any]) -> str:
        """What a field does, and its bounds."""
        known = self._tips.get(field.name, f"{spec_of(field).help}.")
        return f"{known} {self._bounds(field)}".rstrip()

    def _bounds(self, field: Field[Any]) -> str:
        spec = spec_of(field)
        if spec.low is None or spec.high is None or field.name in self._units:
            return ""
        low, high = (QLocale().toString(float(bound), "f", 0) for bound in (spec.low, spec.high))
        return self.tr("Allowed: {0} to {1}.").format(low, f"{high} {spec.unit}".rstrip())

    def _make_labels(self) -> dict[str, str]:
        return {
            "lossless": self.tr("Store exactly"),
            "measure": self.tr("Measure the PSNR of each result"),
            "model": self.tr("Model"),
            "denoise": self.tr("Denoise first"),
            "denoiser": self.tr("Denoiser"),
            "verify": self.tr("Check every new file"),
            "strip": self.tr("Leave out Exif and XMP"),
            "min_saving": self.tr("Least saving"),
            "max_pixels": self.tr("Largest picture"),
            "salvage": self.tr("Salvage damaged files"),
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

    def _make_tips(self) -> dict[str, str]:
        return {
            "quality": self.tr("More is a better picture and a larger file."),
            "target_size": self.tr("Each picture gets the best quality whose file is not larger than this."),
            "target_psnr": self.tr(
                "Each picture gets the smallest file that comes this near to its original."
            ),
            "effort": self.tr("Work spent on making a file smaller; it takes no longer to restore."),
            "lossless": self.tr(
                "Flat graphics and text are often smaller when they are stored exactly. "
                "Such files need no model to be restored."
            ),
            "measure": self.tr("Reads every new file back and compares it with its original; takes longer."),
            "denoise": self.tr(
                "Takes the noise out first, so that the clean picture is stored. "
                "50 takes away the noise that is estimated."
            ),
            "denoiser": self.tr("The network that denoises before a picture is compressed."),
            "model": self.tr("The trained network that does the work. More of them: Tools > Models."),
            "verify": self.tr("Decodes every new file and compares, before it gets its name."),
            "strip": self.tr("Leaves out what cameras and programs write; the colour profile stays."),
            "min_saving": self.tr("Writes no file that saves less than this of its original."),
            "max_pixels": self.tr("Larger pictures are refused, because they may not fit into memory."),
            "salvage": self.tr("Restores damaged files as far as they can be read, and says what is lost."),
            "strength": self.tr(
                "0 changes nothing. Auto takes away the noise that is estimated; more makes it smoother."
            ),
            "color_strength": self.tr("The strength for noise in colours, which usually disturbs more."),
            "keep_detail": self.tr("Gives back fine textures, where they hide noise."),
            "format": self.tr("The format of the pictures that are written."),
            "format_quality": self.tr("Quality of a lossy format; more is better and larger."),
            "on_exist": self.tr("Restored pictures never replace a file; they get a number."),
            "replace": self.tr("Off, originals are never touched. On, they can be had back from the trash."),
            "device": self.tr("A graphics card is quicker, and needs its own libraries."),
            "jobs": self.tr("Automatic uses the cores once."),
            "threads": self.tr("Automatic uses the cores once."),
            "language": self.tr("Takes effect at the next start."),
            "notify": self.tr("Only while another window is in front."),
        }

    def _make_choices(self) -> dict[tuple[str, str], str]:
        return {
            ("lossless", "auto"): self.tr("Where it pays"),
            ("lossless", "always"): self.tr("Always"),
            ("lossless", "never"): self.tr("Never"),
            ("format", "png"): self.tr("PNG, lossless"),
            ("format", "jpg"): "JPEG",
            ("format", "tiff"): self.tr("TIFF, lossless"),
            ("format", "webp"): "WebP",
            ("format", "avif"): "AVIF",
            ("on_exist", "rename"): self.tr("Keep both: add a number"),
            ("on_exist", "skip"): self.tr("Skip the picture"),
            ("on_exist", "overwrite"): self.tr("Replace the old .aed file"),
            **{("language", code): name for code, name in LANGUAGES.items()},
            ("language", SYSTEM): self.tr("Like the system"),
            ("scheme", "system"): self.tr("Like the system"),
            ("scheme", "light"): self.tr("Light"),
            ("scheme", "dark"): self.tr("Dark"),
        }
