"""The officer's workbook about a whole folder of filings."""

from __future__ import annotations

from sdgsheet.reports.summary.workbook import write_summary

__all__ = ["write_summary"]
