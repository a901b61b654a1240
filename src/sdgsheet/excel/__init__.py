"""The button: the host for a workbook that is open in Excel, through xlwings (its BSD part alone).

``python -m sdgsheet.excel check`` attaches to the running Excel and works on its active workbook.
"""
