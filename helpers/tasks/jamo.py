"""Hangul syllables taken apart into jamo and put together again.

A syllable is an initial consonant, a vowel and perhaps a final consonant, and its code says which
(Unicode Standard, section 3.12, "Conjoining Jamo Behavior"):

    code = 0xAC00 + (21 · initial + vowel) · 28 + final        no final: 0

Here every part is one compatibility jamo (U+3131 to U+3163), ㄲ, ㅘ and ㄳ included: 51 symbols.
They do not say whether a consonant is initial or final, and need not. A syllable has exactly one
vowel and exactly one symbol before it, so the consonant right before a vowel is the initial, and
one that is left between two syllables is a final:

    ㄱㅏㄱㄱㅏ 각가    ㄱㅏㄲㅏ 가까    ㄱㅏㄲㅇㅏ 갂아
    ㄱㅏㅂㅅㅏ 갑사    ㄱㅏㅄㅅㅏ 값사  ㄱㅏㅄㅏ 값ㅏ (ㅄ begins no syllable)

Two symbols never melt into one (ㅂㅅ is not ㅄ), nor does one part in two, as on a keyboard.
"""

import re
from collections.abc import Iterable

FIRST, LAST = "가", "힣"
INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
JAMO = "".join(sorted({*INITIALS, *VOWELS, *FINALS}))

# The final is a consonant that does not itself begin a syllable.
SYLLABLE = re.compile(f"([{INITIALS}])([{VOWELS}])((?![{INITIALS}][{VOWELS}])[{FINALS}])?")


def to_jamo(text: str) -> str:
    """Each syllable of `text` as two or three jamo, in reading order; all else as it is.

    "강물" -> "ㄱㅏㅇㅁㅜㄹ". `from_jamo` undoes it, unless the text had jamo that stood alone.
    """
    return "".join(_parts(symbol) if FIRST <= symbol <= LAST else symbol for symbol in text)


def from_jamo(symbols: Iterable[str]) -> str:
    """Put jamo, a string or a list of them, together into syllables.

    "ㄱㅏㅇㅁㅜㄹ" -> "강물". What forms no syllable stays as it is: "ㅋㅋㅏㅏ" -> "ㅋ카ㅏ".
    """
    return SYLLABLE.sub(_syllable, "".join(symbols))


def _parts(syllable: str) -> str:
    number, final = divmod(ord(syllable) - ord(FIRST), len(FINALS) + 1)
    initial, vowel = divmod(number, len(VOWELS))
    return INITIALS[initial] + VOWELS[vowel] + ("", *FINALS)[final]


def _syllable(match: re.Match) -> str:
    initial, vowel, final = match.groups(default="")
    number = INITIALS.index(initial) * len(VOWELS) + VOWELS.index(vowel)
    return chr(ord(FIRST) + number * (len(FINALS) + 1) + ("", *FINALS).index(final))
