"""What made the stored studies: `python -m studies NAME` makes data/NAME.csv again."""

NAMES = ("agreement", "counting", "equal_size", "forgetting")
NAMES += ("lags", "leaks", "one_bit", "text_words", "timescales")
