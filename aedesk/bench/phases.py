"""Seconds by phase, made to add up."""

from collections.abc import Mapping

PHASES = ("network", "prior", "entropy", "file")


def with_rest(phases: Mapping[str, float], total: float) -> dict[str, float]:
    """All phases of the codec, and as ``other`` what none of them accounts for.

    Args:
        phases: Seconds of the phases that were entered.
        total: Seconds of the whole; the phases of the result sum to it.
    """
    named = {phase: phases.get(phase, 0.0) for phase in PHASES}
    return {**named, "other": max(0.0, total - sum(named.values()))}
