"""Tests of what the compare view shows."""
