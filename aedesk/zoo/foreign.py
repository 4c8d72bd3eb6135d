"""What a model package from elsewhere must pass before it is one of the user's models.

Its description was read within bounds when it was opened. Here every file is compared with its hash, all
numbers that the codec computes with are checked, and the graphs are made anew from the weights, so that
nothing that somebody else has made is ever run: a package is data, never code.
"""

from pathlib import Path

from aedesk.errors import ModelError
from aedesk.zoo.denoiser_package import DenoiserPackage
from aedesk.zoo.find import open_package
from aedesk.zoo.folder import DESCRIPTION, description_bytes
from aedesk.zoo.package import ModelPackage

_HINT = "Ask who made the model to export it again."
# Arrays of a codec that no graph refers to: gains, exact prior and entropy tables.
_GAINS = {f"gains/{name}" for name in ("latent", "hyper", "context", "synthesis")}
_LAYERS = {f"prior/{part}_{layer}" for part in ("kernel", "bias") for layer in range(3)}
_OF_CODECS = {*_GAINS, *_LAYERS, "prior/shifts", "prior/hyper_indexes", "entropy_radii", "entropy_weights"}


def check_foreign(folder: Path) -> ModelPackage | DenoiserPackage:
    """Check a package in a folder of its own, and make its graphs anew there.

    Little memory is taken whatever the package says: of the weights only the header is read before every
    array is known to be one that its architecture asks for.

    Args:
        folder: Holds the files of the package; the graphs in it are replaced.

    Returns:
        The package, with its id as before.

    Raises:
        ModelError: A file is missing, altered or not named; a number is out of its bounds.
    """
    from aedesk.zoo.graph_check import check_graph
    from aedesk.zoo.write import graphs_of, rebuild_graphs

    package = open_package(folder)
    _check_description(package)
    package.check_files()
    wanted = set(_OF_CODECS) if isinstance(package, ModelPackage) else set()
    for name, graph in graphs_of(package).items():
        wanted |= check_graph(name, graph)
    if odd := sorted(package.array_names() ^ wanted):
        raise ModelError(
            f"The weights of the model {package.name} have missing or unknown arrays: {', '.join(odd[:5])}.",
            _HINT,
        )
    if isinstance(package, ModelPackage):
        package.gains(50)
        _ = package.prior, package.tables, package.latent_energies
    rebuild_graphs(package)
    return open_package(folder)


def _check_description(package: ModelPackage | DenoiserPackage) -> None:
    """The description can be written again, and every file is one that it names."""
    try:
        description_bytes(package.description)
    except (ValueError, RecursionError) as error:
        raise ModelError(
            f"The description of the model {package.name} is damaged: {error}.", _HINT
        ) from error
    named = {*package.description["files"], DESCRIPTION}
    for path in package.path.iterdir():
        if path.name not in named:
            raise ModelError(f"The model {package.name} does not name its file {path.name}.", _HINT)
