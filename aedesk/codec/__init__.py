"""The codec: pictures to latent files and back."""

from aedesk.codec.bit_map import map_bits
from aedesk.codec.codec import Codec, CodecSource, open_codec
from aedesk.codec.compress import Compressed, CompressSettings, compress_picture
from aedesk.codec.decoder import Restored, restore_picture, verify_file
from aedesk.codec.geometry import Region
from aedesk.codec.inspect import FileInfo, inspect_file
from aedesk.codec.refining import check_effort
from aedesk.codec.stopwatch import Stopwatch

__all__ = [
    "Codec",
    "CodecSource",
    "CompressSettings",
    "Compressed",
    "FileInfo",
    "Region",
    "Restored",
    "Stopwatch",
    "check_effort",
    "compress_picture",
    "inspect_file",
    "map_bits",
    "open_codec",
    "restore_picture",
    "verify_file",
]
