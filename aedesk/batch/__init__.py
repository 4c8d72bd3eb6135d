"""Batches: inputs → plan → run; outputs are written beside their target, checked, moved in place."""

from aedesk.batch.cores import share_cores
from aedesk.batch.measure import weights_of
from aedesk.batch.plan import Destination, Entry, Job, make_plan, plain_plan, without_work
from aedesk.batch.result import STREAM, Result, State, exit_status, failure
from aedesk.batch.run import GRACE, Run, StoppedError, Watch, Work
from aedesk.batch.sources import LATENT_SUFFIXES, PICTURE_SUFFIXES, Source, find_sources
from aedesk.batch.work import Compress, Inspect, Outlet, Restore, Verify
from aedesk.files import Scratch

__all__ = [
    "GRACE",
    "LATENT_SUFFIXES",
    "PICTURE_SUFFIXES",
    "STREAM",
    "Compress",
    "Destination",
    "Entry",
    "Inspect",
    "Job",
    "Outlet",
    "Restore",
    "Result",
    "Run",
    "Scratch",
    "Source",
    "State",
    "StoppedError",
    "Verify",
    "Watch",
    "Work",
    "exit_status",
    "failure",
    "find_sources",
    "make_plan",
    "plain_plan",
    "share_cores",
    "weights_of",
    "without_work",
]
