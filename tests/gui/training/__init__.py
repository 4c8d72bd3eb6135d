"""Tests of the training dialog."""
