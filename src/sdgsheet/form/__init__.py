"""From a snapshot to what the sheet says: sections, indicators and the narrative."""
