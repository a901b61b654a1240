"""The audit: every 達成度 cell with its formula, what it computes, and from what."""
