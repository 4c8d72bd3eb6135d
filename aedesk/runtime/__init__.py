"""Runs the networks of a model package on a device."""

from aedesk.runtime.denoiser_networks import DenoiserNetworks, open_denoiser_networks
from aedesk.runtime.devices import Device, parse_device
from aedesk.runtime.networks import Networks, Quantised, open_networks

__all__ = [
    "DenoiserNetworks",
    "Device",
    "Networks",
    "Quantised",
    "open_denoiser_networks",
    "open_networks",
    "parse_device",
]
