"""The language of the house: values and pure arithmetic, no I/O but settings."""
