"""Findings to edits: highlights and 点検結果."""
