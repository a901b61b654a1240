"""``python -m sdgsheet`` is the same program as ``sdgsheet``."""

from sdgsheet.cli.main import run

if __name__ == "__main__":
    run()
