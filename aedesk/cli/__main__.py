"""Runs the command line: ``python -m aedesk.cli``."""

import sys

from aedesk.cli import main

if __name__ == "__main__":
    sys.exit(main())
