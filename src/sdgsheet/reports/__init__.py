"""What is made of findings, one file a format."""
