"""Rate-distortion and speed of aedesk beside other codecs."""
