"""Tests of what the window tells of files."""
