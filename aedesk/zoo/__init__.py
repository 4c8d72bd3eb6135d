"""Model packages: architecture, weights, exact prior, entropy tables and graphs of a trained model."""

from aedesk.zoo.architecture import SIZES, CodecArchitecture
from aedesk.zoo.find import DEFAULT_MODEL, find_by_id, find_package, list_packages, user_models_folder
from aedesk.zoo.package import Gains, ModelPackage

__all__ = [
    "DEFAULT_MODEL",
    "SIZES",
    "CodecArchitecture",
    "Gains",
    "ModelPackage",
    "find_by_id",
    "find_package",
    "list_packages",
    "user_models_folder",
]
