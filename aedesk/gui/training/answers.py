"""What commands that were run for the dialog have answered; no Qt."""

import json
from typing import Any

COMPLAINT = "aedesk-cli: "
"""Before what a command complains of; libraries may have written other things."""


def last_event(output: str, name: str) -> dict[str, Any] | None:
    """The last of the JSON lines of a command that tells of an event, or None.

    Args:
        output: Standard output of the command.
        name: Name of the event.
    """
    for line in reversed(output.splitlines()):
        try:
            event = json.loads(line)
        except ValueError:
            continue
        if isinstance(event, dict) and event.get("event") == name:
            return event
    return None
