"""The rules: each a small file, run by one mechanism, folded in a pass of its own."""
