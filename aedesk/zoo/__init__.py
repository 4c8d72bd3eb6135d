"""Model packages: architecture, weights, exact prior, entropy tables and graphs of a trained model."""

from aedesk.zoo.architecture import SIZES, CodecArchitecture
from aedesk.zoo.archive import (
    Imported,
    export_package,
    import_package,
    install_package,
    is_own,
    remove_package,
)
from aedesk.zoo.archive_reader import SUFFIX
from aedesk.zoo.denoiser_architecture import DENOISER_SIZES, DenoiserArchitecture
from aedesk.zoo.denoiser_package import DenoiserPackage
from aedesk.zoo.find import (
    DEFAULT_DENOISER,
    DEFAULT_MODEL,
    find_any,
    find_by_id,
    find_denoiser,
    find_package,
    list_denoisers,
    list_packages,
    open_package,
    user_models_folder,
)
from aedesk.zoo.folder import PackageFolder
from aedesk.zoo.package import Gains, ModelPackage

__all__ = [
    "DEFAULT_DENOISER",
    "DEFAULT_MODEL",
    "DENOISER_SIZES",
    "SIZES",
    "SUFFIX",
    "CodecArchitecture",
    "DenoiserArchitecture",
    "DenoiserPackage",
    "Gains",
    "Imported",
    "ModelPackage",
    "PackageFolder",
    "export_package",
    "find_any",
    "find_by_id",
    "find_denoiser",
    "find_package",
    "import_package",
    "install_package",
    "is_own",
    "list_denoisers",
    "list_packages",
    "open_package",
    "remove_package",
    "user_models_folder",
]
