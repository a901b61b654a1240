"""New workbooks of any length: openpyxl makes the book, the rows are written as they come."""
