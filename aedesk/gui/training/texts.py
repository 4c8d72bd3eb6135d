"""What the settings of a recipe are called in the dialog, and one sentence about each."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QObject

from aedesk.gui.training.purposes import Purpose

if TYPE_CHECKING:
    from aedesk.runs.fields import RecipeField


class RecipeTexts(QObject):
    """Texts by the name of the setting, of its choices, and of the purposes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.labels = self._make_labels()
        self.sentences = self._make_sentences()
        self.words = self._make_words()
        self._meanings = self._make_meanings()
        self.units = self._make_units()

    def purpose(self, purpose: Purpose) -> tuple[str, str]:
        """What a purpose is called, and a sentence about it."""
        return {
            Purpose.CODEC: (
                self.tr("A &codec, to compress pictures"),
                self.tr("Learns your kind of pictures, so that they take fewer bytes."),
            ),
            Purpose.DENOISER: (
                self.tr("A &denoiser, with made-up noise"),
                self.tr("Learns from clean pictures, which are given noise of many kinds."),
            ),
            Purpose.PAIRS: (
                self.tr("A denoiser, from &pairs"),
                self.tr("Learns the noise of your camera or microscope: each noisy picture has a clean one."),
            ),
        }[purpose]

    def sentence(self, kind: str, name: str) -> str:
        """One sentence about a setting, which may mean something else for another kind of network."""
        return self.sentences.get(f"{kind}.{name}") or self.sentences[name]

    def meaning(self, kind: str, name: str, choice: object) -> str:
        """One sentence about one of the choices of a setting; empty where there is none."""
        if not isinstance(choice, str):
            return ""
        return self._meanings.get((f"{kind}.{name}", choice)) or self._meanings.get((name, choice), "")

    def fault(self, known: "RecipeField", value: Any) -> str:
        """Why a number is none of those that a setting can have, in one sentence; empty if it is."""
        spec = known.spec
        if not isinstance(value, int | float) or spec.low is None or spec.high is None:
            return ""
        if not spec.low <= value <= spec.high:
            low, high = (QLocale().toString(float(bound), "g", 10) for bound in (spec.low, spec.high))
            unit = self.units.get(known.name, "")
            return self.tr("Please choose {0} to {1}.").format(low, f"{high} {unit}".rstrip())
        if value % known.multiple and known.multiple > 1:
            return self.tr("Please choose a multiple of {0}.").format(known.multiple)
        return ""

    def _make_labels(self) -> dict[str, str]:
        return {
            "size": self.tr("Size"),
            "minutes": self.tr("Time"),
            "batch": self.tr("Batch"),
            "crop": self.tr("Side of a crop"),
            "learning_rate": self.tr("Learning rate"),
            "warmup": self.tr("Warm-up"),
            "weight_decay": self.tr("Weight decay"),
            "patience": self.tr("Patience"),
            "flips": self.tr("Mirror and turn"),
            "scales": self.tr("Make smaller"),
            "colours": self.tr("Vary colours"),
            "holdout": self.tr("Share held out"),
            "validate_every": self.tr("Validate every"),
            "seed": self.tr("Seed"),
            "precision": self.tr("Precision"),
            "name": self.tr("Name"),
            "licence": self.tr("Licence"),
            "credits": self.tr("Credits"),
            "numbers": self.tr("Architecture"),
            "cold": self.tr("Random start"),
            "loss": self.tr("Loss"),
            "quality_low": self.tr("Qualities"),
            "noise_high": self.tr("Noise up to σ"),
            "noises": self.tr("Kinds of noise"),
        }

    def _make_sentences(self) -> dict[str, str]:
        return {
            "size": self.tr("Larger networks do better and take longer, in training and in use."),
            "minutes": self.tr("How long it may take, pauses aside; a longer run does better."),
            "batch": self.tr("Crops a step: more make steadier steps, which take longer and more memory."),
            "crop": self.tr(
                "Squares of this side are cut from your pictures; smaller pictures are left out."
            ),
            "learning_rate": self.tr("How large the steps are at most; too large ones never settle."),
            "warmup": self.tr("The steps in which the learning rate rises to its peak."),
            "weight_decay": self.tr("Pulls weights to zero, so that few pictures are not learned by heart."),
            "patience": self.tr("Ends the run after so many validations without a better one; 0 never does."),
            "flips": self.tr("Mirrors half of the crops and turns some, which makes more of few pictures."),
            "scales": self.tr("Takes half of the crops from pictures made smaller: sharper, more varied."),
            "colours": self.tr("Changes brightness, contrast and saturation a little, for more variety."),
            "holdout": self.tr(
                "This share of the pictures is not learned from; the result is measured on it."
            ),
            "validate_every": self.tr("How often the model is measured, shown and put on the disk."),
            "seed": self.tr("The same seed on the same pictures gives the same run."),
            "precision": self.tr("The arithmetic of convolutions; what has to be exact always stays so."),
            "name": self.tr("What the model is called; empty, it is called by its size."),
            "licence": self.tr("The licence of the new model, for its card."),
            "credits": self.tr("Whose pictures it learned from, and their licences, for its card."),
            "numbers": self.tr("Numbers of the networks that differ from those of the size."),
            "cold": self.tr("From scratch, begins with random weights in place of a block transform."),
            "codec.loss": self.tr("What the picture shall be close in, for the bits that it takes."),
            "denoiser.loss": self.tr("What the clean picture shall be close in."),
            "quality_low": self.tr("One model for this range of qualities; a narrow one does better within."),
            "noise_high": self.tr("The strongest noise it shall take away, on the scale of 0 to 255."),
            "noises": self.tr("Clean pictures are given these; leave out what your pictures never have."),
        }

    def _make_words(self) -> dict[tuple[str, str], str]:
        return {
            ("loss", "mse"): self.tr("Squared error"),
            ("loss", "ms-ssim"): self.tr("Structure (MS-SSIM)"),
            ("loss", "perceptual"): self.tr("Perceptual mixture"),
            ("loss", "charbonnier"): self.tr("Nearly the absolute error (Charbonnier)"),
            ("precision", "auto"): self.tr("Automatic"),
            ("precision", "float32"): "float32",
            ("precision", "bfloat16"): "bfloat16",
            ("noises", "clean"): self.tr("None"),
            ("noises", "normal"): self.tr("Normal"),
            ("noises", "camera"): self.tr("Of cameras"),
            ("noises", "coarse"): self.tr("Coarse"),
            ("noises", "jpeg"): "JPEG",
            ("noises", "noise and jpeg"): self.tr("JPEG after noise"),
        }

    def _make_meanings(self) -> dict[tuple[str, str], str]:
        return {
            ("codec.loss", "mse"): self.tr("Every pixel alike; gives the highest PSNR."),
            ("codec.loss", "ms-ssim"): self.tr("Keeps more texture, at a lower PSNR."),
            ("codec.loss", "perceptual"): self.tr(
                "Pixels, structure and edges: looks sharper, at a lower PSNR."
            ),
            ("denoiser.loss", "charbonnier"): self.tr("Keeps edges and fine lines."),
            ("denoiser.loss", "mse"): self.tr("Gives the highest PSNR, a little softer."),
            ("precision", "auto"): self.tr("bfloat16 where the device multiplies it fast, else float32."),
            ("precision", "float32"): self.tr("Exact, and the same everywhere."),
            ("precision", "bfloat16"): self.tr("Half of the memory, and faster on recent devices."),
            ("noises", "clean"): self.tr("So that clean pictures are left alone."),
            ("noises", "normal"): self.tr("Fine, equal or uneven, in luminance and colour."),
            ("noises", "camera"): self.tr("Through mosaic, white balance, tone curve and sharpening."),
            ("noises", "coarse"): self.tr("Enlarged, or made coarse by resizing."),
            ("noises", "jpeg"): self.tr("The blocks and rings of JPEG."),
            ("noises", "noise and jpeg"): self.tr("What cameras and messengers make of noise."),
        }

    def _make_units(self) -> dict[str, str]:
        return {
            "minutes": self.tr("minutes"),
            "steps": self.tr("steps"),
            "batch": self.tr("crops"),
            "crop": self.tr("pixels"),
            "warmup": self.tr("steps"),
            "patience": self.tr("validations"),
            "validate_every": self.tr("steps"),
        }
