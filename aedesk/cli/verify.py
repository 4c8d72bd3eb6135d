"""The command ``verify``: decode latent files and check every checksum, write nothing."""

from functools import partial

from aedesk.batch import LATENT_SUFFIXES, Verify, plain_plan
from aedesk.cli.batches import check_streams, run_batch
from aedesk.cli.command import Request, picture_command
from aedesk.cli.inputs import find_inputs
from aedesk.errors import ExitStatus

_HELP = """Check latent files (.aed): decode them and compare every checksum. Nothing is written."""


def run(request: Request) -> ExitStatus:
    """Verify what was named."""
    check_streams(request)
    options = request.options
    sources, left = find_inputs(request, LATENT_SUFFIXES)
    open_work = partial(Verify.open, options, request.preferences.device)
    return run_batch(request, plain_plan(sources), open_work, lambda result: "good", left=left)


app = picture_command("verify", _HELP, run, "latent files or folders of them")
