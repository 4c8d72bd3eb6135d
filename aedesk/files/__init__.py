"""Files that are written safely: every change that aedesk makes on a disk passes this package."""

from aedesk.files.lines import LineFile
from aedesk.files.replace import make_folder, replace_file
from aedesk.files.scratch import Scratch
from aedesk.files.trash import Seen, move_folder_to_trash, move_to_trash

__all__ = [
    "LineFile",
    "Scratch",
    "Seen",
    "make_folder",
    "move_folder_to_trash",
    "move_to_trash",
    "replace_file",
]
