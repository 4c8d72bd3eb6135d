"""Tests of ``aedesk.bench``."""
