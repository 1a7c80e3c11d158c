"""What the system says of a file, in words."""

import errno

import pytest

from index.errors import reason


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "the disk is full"),
        (OSError("4096 requested and 1024 written"), "the disk is full"),
        (OSError(errno.EACCES, "Permission denied"), "Permission denied"),
        (OSError("cannot allocate"), "cannot allocate"),
    ],
)
def test_a_failure_is_told_where_the_system_has_no_words_for_it(error: OSError, said: str) -> None:
    assert reason(error) == said
