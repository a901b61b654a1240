"""From a filing and its author's habits to a workbook's bytes."""
