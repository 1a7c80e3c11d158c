"""Numbers in words, as people write them up to a hundred: "a six-year-old", "two of three studies"."""

NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen twenty""".split()
    )
}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
NUMBER_WORDS |= _TENS
# "forty-two", "forty two".
COMPOUND = rf"(?:{'|'.join(_TENS)})[\s-](?:one|two|three|four|five|six|seven|eight|nine)"


def number(words: str) -> int:
    """The number that words say: 42 for "forty-two". Raises KeyError where they say none."""
    return sum(NUMBER_WORDS[word] for word in words.lower().replace("-", " ").split())
