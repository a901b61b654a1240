"""達成度: the exact computation, what is written, and the known mistakes."""
