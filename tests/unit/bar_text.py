"""What is seen of a text in which lines are drawn anew in place."""

from helpers.training.bar import WIDTH

FULL = "█" * WIDTH


def seen(text: str) -> str:
    """The text as a terminal shows it, without spaces at the ends of lines."""
    lines = []
    for line in text.split("\n"):
        shown = ""
        for part in line.split("\r"):
            shown = part + shown[len(part) :]
        lines.append(shown.rstrip())
    return "\n".join(lines)
