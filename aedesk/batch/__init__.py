"""Batches: inputs → plan → run; outputs are written beside their target, checked, moved in place."""

from aedesk.batch.cores import keep_to_own_threads, share_cores
from aedesk.batch.finish import Finish
from aedesk.batch.left_alone import LeftAlone
from aedesk.batch.local import local_pool
from aedesk.batch.measure import Sizes, measure, weights_of
from aedesk.batch.names import NamePattern
from aedesk.batch.outlet import Outlet
from aedesk.batch.plan import Destination, Entry, Job, make_plan, plain_plan, without_work
from aedesk.batch.pool import OpenWork, Pool, Work, do_job
from aedesk.batch.result import STREAM, Result, State, exit_status, failure, refusal
from aedesk.batch.run import GRACE, Run
from aedesk.batch.sources import LATENT_SUFFIXES, PICTURE_SUFFIXES, Source, find_sources
from aedesk.batch.threads import ThreadPool
from aedesk.batch.watch import StoppedError, Watch
from aedesk.batch.work import Compress, Inspect, Restore, Verify
from aedesk.files import Scratch

__all__ = [
    "GRACE",
    "LATENT_SUFFIXES",
    "PICTURE_SUFFIXES",
    "STREAM",
    "Compress",
    "Destination",
    "Entry",
    "Finish",
    "Inspect",
    "Job",
    "LeftAlone",
    "NamePattern",
    "OpenWork",
    "Outlet",
    "Pool",
    "Restore",
    "Result",
    "Run",
    "Scratch",
    "Sizes",
    "Source",
    "State",
    "StoppedError",
    "ThreadPool",
    "Verify",
    "Watch",
    "Work",
    "do_job",
    "exit_status",
    "failure",
    "find_sources",
    "keep_to_own_threads",
    "local_pool",
    "make_plan",
    "measure",
    "plain_plan",
    "refusal",
    "share_cores",
    "weights_of",
    "without_work",
]
