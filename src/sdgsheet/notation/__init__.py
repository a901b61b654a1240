"""How people write: strings in, values out. Nothing here knows a workbook."""
