"""Tests of the models in the window."""
