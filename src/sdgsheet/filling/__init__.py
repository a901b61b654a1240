"""Form and computation to edits: 達成度 with its bands."""
