"""Tests of aedesk.zoo."""
