"""Values that sliders and Python set; a wrong one is a TraitError in the learner's language."""

from collections.abc import Callable
from numbers import Integral, Real

from traitlets import Enum, List, TraitError, TraitType

from helpers.lang import text


class Bounded(TraitType):
    """A number between two bounds; anything else is a TraitError that names the bounds."""

    said = "explore.bounds"

    def __init__(self, default, low, high):
        super().__init__(default)
        self.low, self.high = low, high
        self.tag(sync=True)

    def read(self, value) -> float | None:
        """The value as a float; None where it is no such number."""
        return float(value) if isinstance(value, Real) and self.low <= value <= self.high else None

    def validate(self, obj, value):
        """The value as a number of the trait's kind, when it lies between the bounds."""
        if (number := self.read(value)) is not None:
            return number
        bounds = {"low": self.low, "high": self.high}
        raise TraitError(text(self.said, name=self.name, given=repr(value), **bounds))


class Whole(Bounded):
    """A whole number between two bounds; anything else is a TraitError that names the bounds."""

    said = "explore.whole"

    def read(self, value) -> int | None:
        """The value as an int; None where it is no such number."""
        return int(value) if is_whole(value, self.low, self.high) else None


class Choice(Enum):
    """One of several names, the first when none is given; a TraitError names them all."""

    def __init__(self, *names, said="explore.choice"):
        super().__init__(names, default_value=names[0])
        self.said = said
        self.tag(sync=True)

    def validate(self, obj, value):
        """The name, when it is one of them."""
        if value in self.values:
            return value
        known = {"given": repr(value), "expected": ", ".join(self.values)}
        raise TraitError(text(self.said, name=self.name, **known))


class Numbers(List):
    """A list of `least` to `most` numbers, each fit for the trait `one`; others are a TraitError.

    The error says the string `said` with the trait's name, what was given and the bounds.
    """

    def __init__(self, default: list, one: Bounded, least: int, most: int, said: str):
        super().__init__(default)
        self.one, self.least, self.most, self.said = one, least, most, said
        self.tag(sync=True)

    def read(self, value) -> list | None:
        """The list, its numbers of the right kind; None where it is no such list."""
        if not isinstance(value, list | tuple) or not self.least <= len(value) <= self.most:
            return None
        values = [self.one.read(number) for number in value]
        return None if None in values else values

    def validate(self, obj, value):
        """The list, when it is one."""
        if (values := self.read(value)) is not None:
            return values
        bounds = {"low": self.one.low, "high": self.one.high, "count": self.most}
        raise TraitError(text(self.said, name=self.name, given=repr(value), **bounds))


class Values(List):
    """A list: what `read(obj, given)` makes of a value; where that is None, a TraitError.

    The error says the string `said` with the trait's name, what was given and `words`.
    """

    def __init__(self, default: list, read: Callable, said: str, **words):
        super().__init__(default)
        self.read, self.said, self.words = read, said, words
        self.tag(sync=True)

    def validate(self, obj, value):
        """The list that `read` has made."""
        made = self.read(obj, value)
        if made is None:
            raise TraitError(text(self.said, name=self.name, given=repr(value), **self.words))
        return made


def is_whole(value, low: int, high: int) -> bool:
    """Whether a value is a whole number between two bounds, both included; True is none."""
    return isinstance(value, Integral) and not isinstance(value, bool) and low <= value <= high
