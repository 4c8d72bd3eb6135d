"""Runs the command line: ``python -m aedesk.cli``."""

import sys

from aedesk.cli import main

sys.exit(main())
