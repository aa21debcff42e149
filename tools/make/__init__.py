"""Scripts that derive a file of data/ or a font from what Debian or PyPI ships. Run by hand."""
