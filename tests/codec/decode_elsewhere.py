"""Decodes a latent file with the Keras networks, in a process whose environment chooses backend and kernels.

Run as ``python -m tests.codec.decode_elsewhere FILE RESULT``; writes symbols and pixels as a NumPy archive.
"""

import sys
from pathlib import Path

import numpy as np

from aedesk.codec import Codec, CodecSource, CompressSettings, Stopwatch, compress_picture, restore_picture
from aedesk.codec.container import parse
from aedesk.codec.symbols import SymbolCoder
from aedesk.imaging import Limits, Picture
from aedesk.runtime import Device
from aedesk.runtime.keras_networks import KerasNetworks
from aedesk.zoo import find_by_id
from tests.codec.material import drawn


def main() -> None:
    """Decode the file, and compress a picture for others to decode."""
    file, result = map(Path, sys.argv[1:])
    package = find_by_id(parse(file.read_bytes(), Limits()).header.model_id)
    networks = KerasNetworks(package, Device("cpu"))
    codec = Codec(package, networks)
    symbols = decoded_symbols(file.read_bytes(), codec)
    pixels = restore_picture(file.read_bytes(), CodecSource(codecs=(codec,))).picture.pixels
    made = compress_picture(Picture(drawn(70, 140)), codec, CompressSettings(quality=50, lossless=False)).data
    np.savez(result, *symbols, pixels=pixels, made=np.frombuffer(made, np.uint8), device=networks.device)


def decoded_symbols(data: bytes, codec: Codec) -> list[np.ndarray]:
    """ẑ and r of every strip in turn."""
    file = parse(data, Limits())
    coder = SymbolCoder(codec.package, file.header, Stopwatch())
    decoded = [coder.decode(number, strip) for number, strip in enumerate(file.strips) if strip is not None]
    return [plane for symbols in decoded for plane in (symbols.hyper, symbols.residual)]


if __name__ == "__main__":
    main()
