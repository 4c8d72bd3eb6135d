"""Tests of aedesk.codec."""
