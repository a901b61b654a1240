"""The ribbon add-in ``sdgsheet.xlam``, built from the text sources beside this file."""
