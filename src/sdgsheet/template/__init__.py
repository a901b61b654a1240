"""Makes an empty Form 1 for any plan period."""
