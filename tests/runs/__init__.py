"""Tests of training runs: recipes, folders, control."""
