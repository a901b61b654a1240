"""The officer's workbook about a whole folder of filings; one file a sheet."""
