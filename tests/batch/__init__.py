"""Tests of the batches."""
