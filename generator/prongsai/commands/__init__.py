"""What a clerk types, one module per command; `cli.py` gathers them."""
