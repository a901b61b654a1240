"""Splices: what is written into the parts of a filed workbook, byte by byte."""

from __future__ import annotations
