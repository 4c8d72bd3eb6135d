"""Tests of the compare view."""
