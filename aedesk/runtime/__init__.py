"""Runs the networks of a model package on a device."""

from aedesk.runtime.devices import Device, parse_device
from aedesk.runtime.networks import Networks, open_networks

__all__ = ["Device", "Networks", "open_networks", "parse_device"]
