"""Tests of `aedesk.options`."""
