"""Host: xlsx files."""
