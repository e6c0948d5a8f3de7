"""What a curator may have meant by a name that nothing has: said only where it is close, as a wrong one misleads."""

from __future__ import annotations

from collections.abc import Iterable

from .taxonomy_names import name_key

SHORTEST = 5  # letters; a shorter name, such as a code, is one slip away from many others
LONG = 9  # letters; from here on two slips are forgiven
MOST = 2  # names that a hint offers


def suggest(name: str, known: Iterable[tuple[str, Iterable[str]]]) -> str:
    """A hint with the known name of which a spelling is a slip away, "" when none or too many are.

    `known` has each name as it is to be shown, and its spellings.

    >>> suggest("Polittics", [("politics (Politics)", ["politics", "Politik"]), ("sport (Sport)", ["sport"])])
    'Did you mean politics (Politics)?'
    >>> suggest("Scotland", [("PL (Poland)", ["Poland"])])
    ''
    """
    wanted = name_key(name)
    if len(wanted) < SHORTEST:
        return ""
    most = 2 if len(wanted) >= LONG else 1
    slips = {
        shown: min((_slips(wanted, name_key(one), most) for one in spellings), default=9) for shown, spellings in known
    }
    least = min(slips.values(), default=9)
    near = [shown for shown, count in slips.items() if count == least <= most]
    return f"Did you mean {' or '.join(near)}?" if 0 < len(near) <= MOST else ""


def _slips(one: str, other: str, most: int) -> int:
    """How many letters must be changed, added, dropped or swapped with the next (optimal string alignment)."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, beside in enumerate(other, 1):
            least = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != beside))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == beside:
                least = min(least, before[column - 2] + 1)
            line.append(least)
        before, last = last, line
    return last[-1]
