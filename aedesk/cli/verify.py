"""The command ``verify``: decode latent files and check every checksum, write nothing."""

from aedesk.batch import LATENT_SUFFIXES, Outlet, Verify, Work, find_sources, plain_plan
from aedesk.cli.batches import check_streams, run_batch
from aedesk.cli.command import Request, picture_command
from aedesk.errors import ExitStatus

_HELP = """Check latent files (.aed): decode them and compare every checksum. Nothing is written."""


def run(request: Request) -> ExitStatus:
    """Verify what was named."""
    check_streams(request)
    options = request.options
    sources = find_sources(request.paths, recursive=options.recursive, suffixes=LATENT_SUFFIXES)

    def make_work(outlet: Outlet, threads: int) -> Work:
        from aedesk.codec import CodecSource

        return Verify(options, CodecSource(device=request.preferences.device, threads=threads), outlet)

    return run_batch(request, plain_plan(sources), make_work, lambda result: "good")


app = picture_command("verify", _HELP, run, "latent files or folders of them")
