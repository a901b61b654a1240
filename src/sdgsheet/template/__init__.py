"""Makes an empty Form 1 for any plan period. Imports openpyxl: import it where one is made."""

from sdgsheet.template.build import build

__all__ = ["build"]
