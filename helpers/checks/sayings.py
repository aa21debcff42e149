"""What torch says when shapes or types do not fit, told as a sentence of the course."""

import re

A, B = r"(?P<a>\d+)", r"(?P<b>\d+)"
SAYINGS = {  # what torch or Python says: the key in helpers/text/checks.toml
    rf"cannot be multiplied \({A}x{B} and (?P<c>\d+)x(?P<d>\d+)\)": "product",
    rf"size mismatch, got input \(\d+\), mat \(\d+x{B}\), vec \((?P<c>\d+)\)": "vector",
    rf"size of tensor a \({A}\) must match the size of tensor b \({B}\)": "elements",
    rf"must be equal to input_size\. Expected {A}, got {B}": "inputs",
    rf"inconsistent input_size: got {B} expected {A}": "inputs",
    rf"not enough values to unpack \(expected {A}, got {B}\)": "unpack",
    rf"too many values to unpack \(expected {A}": "unpack_more",
    r"same dtype|input dtype|Found dtype \w+ but expected": "types",
    r"[Ee]xpected (object of )?scalar type": "types",
    r"probability tensor contains either": "chances",
    r"must be Tensor, not tuple": "pair",
    r"Expected hidden(\[0\])? size|hx should also be|hx and cx should also be": "state",
    r"with a bool tensor is not supported": "bool_minus",
}


def said_by_torch(said: str) -> tuple[str, dict[str, str]] | None:
    """The key of a sentence and the numbers for its blanks, or None for any other message."""
    for pattern, key in SAYINGS.items():
        if found := re.search(pattern, said):
            return key, found.groupdict()
    return None
