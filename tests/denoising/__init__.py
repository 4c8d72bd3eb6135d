"""Denoising: strength, tiles, what is kept of a picture."""
