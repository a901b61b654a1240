"""The command line: prints, prompts and exits, and nothing else does."""
