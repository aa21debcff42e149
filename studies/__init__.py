"""What made the stored studies: `python -m studies NAME` makes data/NAME.csv again."""

NAMES = (
    "agreement",
    "counting",
    "equal_size",
    "forgetting",
    "gates_today",
    "lags",
    "leaks",
    "marked",
    "one_bit",
    "order",
    "rnn_starts",
    "text_words",
    "timescales",
)
