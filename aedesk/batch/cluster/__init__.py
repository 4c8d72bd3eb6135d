"""Many machines: the jobs of a run on the workers of a Dask scheduler; docs/scale.md says how far it goes."""

from aedesk.batch.cluster.address import Address, read_address
from aedesk.batch.cluster.pool import ClusterPool

__all__ = ["Address", "ClusterPool", "read_address"]
