"""What made the stored studies: `python -m studies NAME` makes data/NAME.csv again."""

NAMES = (
    "agreement",
    "agreement_controls",
    "brackets",
    "counting",
    "equal_size",
    "forgetting",
    "gates_today",
    "held_out",
    "imitation",
    "lags",
    "leaks",
    "marked",
    "one_bit",
    "order",
    "rnn_starts",
    "text_words",
    "timescales",
)
