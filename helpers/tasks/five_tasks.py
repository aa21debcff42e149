"""Five tiny real tasks, one for each shape of lesson 01. All are whole tables or exact rules.

Sizes: N steps in, M steps out, B samples. Inputs are one-hot or bits, targets are class numbers.
"""

import torch
from torch.nn.functional import one_hot

DAYS = (28, 30, 31)
IN_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # in a common year
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SIGNALS = ".- "  # dot, dash, and the pause that ends a letter
MORSE = (  # A to Z in International Morse code, Recommendation ITU-R M.1677-1
    ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- "
    "-..- -.-- --.."
)
NUMERALS = "IVXLC "
WORTH = {"C": 100, "XC": 90, "L": 50, "XL": 40, "X": 10, "IX": 9, "V": 5, "IV": 4, "I": 1}


def months() -> tuple[torch.Tensor, torch.Tensor]:
    """Month -> its days: x (12, 12), and the place (12,) of its length in DAYS."""
    return torch.eye(12), torch.tensor([DAYS.index(days) for days in IN_MONTH])


def morse() -> tuple[torch.Tensor, torch.Tensor]:
    """Letters and their Morse code: (26,) as places in LETTERS, (5, 26) as places in SIGNALS."""
    return torch.arange(26), codes_of([code.ljust(5) for code in MORSE.split()], SIGNALS)


def additions(bits: int, batch: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Random numbers in binary, added from the lowest bit up.

    Returns x (bits, batch, 2), a bit of each number, and the bit (bits, batch) of their sum; what
    is carried out of the last bit is dropped.
    """
    a, b = torch.randint(2, (2, bits, batch))
    sums, carry = [], torch.zeros(batch, dtype=torch.long)
    for t in range(bits):
        total = a[t] + b[t] + carry
        sums.append(total % 2)
        carry = total // 2
    return torch.stack([a, b], dim=-1).float(), torch.stack(sums)


def romans() -> tuple[torch.Tensor, torch.Tensor]:
    """The numbers from 1 to 399, in digits and in Roman numerals.

    Returns x (3, 399, 10), three digits one-hot, and places in NUMERALS (12, 399), where the blank
    after the last letter means the end.
    """
    digits = codes_of([f"{number:03}" for number in range(1, 400)], "0123456789")
    numerals = codes_of([roman(number).ljust(12) for number in range(1, 400)], NUMERALS)
    return one_hot(digits, 10).float(), numerals


def roman(number: int) -> str:
    """A number from 1 to 399 in Roman numerals: 47 -> "XLVII"."""
    written = ""
    for letters, worth in WORTH.items():
        count, number = divmod(number, worth)
        written += letters * count
    return written


def codes_of(strings: list[str], alphabet: str) -> torch.Tensor:
    """B strings of equal length T as the places (T, B) of their letters in `alphabet`."""
    return torch.tensor([[alphabet.index(letter) for letter in s] for s in strings]).T


def strings_of(codes: torch.Tensor, alphabet: str) -> list[str]:
    """Places (T, B) in `alphabet` as B strings, without the blanks at their ends."""
    return ["".join(alphabet[k] for k in column).rstrip() for column in codes.T.tolist()]
