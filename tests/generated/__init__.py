"""Generated filings: realistic workbooks made from the facts of the form alone, with their truth beside them.

Nothing in this package but ``checking.py`` imports sdgsheet: a rule that is right only on our own idea of a layout is wrong.
Everything is drawn from a seed: the same seed gives the same filing.
"""
