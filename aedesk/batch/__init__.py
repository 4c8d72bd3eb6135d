"""Batches: inputs → plan → run; outputs are written beside their target, checked, moved in place."""

from aedesk.batch.cores import keep_to_own_threads, share_cores
from aedesk.batch.estimate import Estimate, Volume, estimate_of
from aedesk.batch.finish import Finish
from aedesk.batch.left_alone import LeftAlone
from aedesk.batch.local import local_pool
from aedesk.batch.measure import Sizes, sizes_of, weights_of
from aedesk.batch.names import NamePattern
from aedesk.batch.outlet import Outlet
from aedesk.batch.plan import Destination, Entry, Job, make_plan, plain_plan, without_work
from aedesk.batch.pool import OpenWork, Pool, Work, do_job
from aedesk.batch.remote import Location, RemotePath
from aedesk.batch.result import STREAM, Result, State, failure, refusal
from aedesk.batch.run import GRACE, PATIENCE, Run, keeps_best
from aedesk.batch.sources import (
    LATENT_SUFFIXES,
    PICTURE_SUFFIXES,
    Search,
    Source,
    find_sources,
    without_repeats,
)
from aedesk.batch.speeds import Meter, Speed, Speeds, try_speed
from aedesk.batch.tally import Tally
from aedesk.batch.threads import ThreadPool
from aedesk.batch.watch import StoppedError, Watch
from aedesk.batch.work import Compress, Inspect, Restore, Verify
from aedesk.files import Scratch

__all__ = [
    "GRACE",
    "LATENT_SUFFIXES",
    "PATIENCE",
    "PICTURE_SUFFIXES",
    "STREAM",
    "Compress",
    "Destination",
    "Entry",
    "Estimate",
    "Finish",
    "Inspect",
    "Job",
    "LeftAlone",
    "Location",
    "Meter",
    "NamePattern",
    "OpenWork",
    "Outlet",
    "Pool",
    "RemotePath",
    "Restore",
    "Result",
    "Run",
    "Scratch",
    "Search",
    "Sizes",
    "Source",
    "Speed",
    "Speeds",
    "State",
    "StoppedError",
    "Tally",
    "ThreadPool",
    "Verify",
    "Volume",
    "Watch",
    "Work",
    "do_job",
    "estimate_of",
    "failure",
    "find_sources",
    "keep_to_own_threads",
    "keeps_best",
    "local_pool",
    "make_plan",
    "plain_plan",
    "refusal",
    "share_cores",
    "sizes_of",
    "try_speed",
    "weights_of",
    "without_repeats",
    "without_work",
]
