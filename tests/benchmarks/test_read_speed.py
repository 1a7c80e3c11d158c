"""How the time of reading grows with a file: twice the length is to take about twice the time, whatever the file repeats."""

import time
from contextlib import suppress

import pytest

from index.errors import BadFile
from index.read import read_bytes

LENGTH = 100_000  # bytes
MORE = 3.0  # times as long for twice the length, where two would do and the square of it takes four
IDLE = 0.2  # seconds that a shared machine may add


@pytest.fixture(autouse=True)
def _asked_for(request: pytest.FixtureRequest) -> None:
    """A machine that is shared may take its time: this is measured by `make bench` alone."""
    if not request.config.getoption("benchmark_enable"):
        pytest.skip("a measurement of time; run `make bench`")


@pytest.mark.parametrize(
    ("name", "head", "unit", "tail"),
    [
        ("a.md", "", "<!--", ""),
        ("a.md", "", "-", "x"),
        ("a.md", "# Care", " ", "x"),
        ("a.md", "Give A.", " ", "Stop."),
        ("a.md", "# References\n\n", "- Smith on care\n", ""),
        ("a.txt", "Give A.\n", "|-", "x|"),
        ("a.txt", "Give A", ".", "x"),
        ("a.txt", "Give A", "?!", "x"),
        ("a.txt", "Give A.", "\t", "Stop."),
        ("a.txt", "", "Drug\n", "Give A."),
        ("a.txt", "", "A:\n", ""),
    ],
)
def test_reading_takes_no_more_than_its_share_for_a_longer_file(name: str, head: str, unit: str, tail: str) -> None:
    """Each took from nine seconds to hours for 200 kB where it grew with the square of the length."""
    once, twice = (_seconds(name, f"{head}{unit * (length // len(unit))}{tail}") for length in (LENGTH, 2 * LENGTH))
    assert twice < MORE * once + IDLE


def _seconds(name: str, text: str) -> float:
    """Of the processor, for reading a text that may be refused."""
    began = time.process_time()
    with suppress(BadFile):
        read_bytes(text.encode(), name=name)
    return time.process_time() - began
