"""A stand-in for the package that only Colab has."""
