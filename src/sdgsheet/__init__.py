"""Reads, checks and fills Form 1 (様式1), the yearly progress report of Japan's SDGs未来都市."""

__version__ = "0.1.0"
