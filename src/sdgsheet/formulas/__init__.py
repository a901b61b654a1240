"""Formulas: their tokens, the cells they read, and what they compute."""
