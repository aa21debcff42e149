"""What made the stored studies: `python -m studies NAME` makes data/NAME.csv again."""

NAMES = ("agreement", "counting", "equal_size", "forgetting")
NAMES += ("lags", "one_bit", "order", "text_words", "timescales")
