"""A small library that every test of this package may ask, without a model."""

import pytest

from assistant.chat import Chat
from assistant.types import Quote
from index.library import Library
from index.search import Search
from index.types import Document, Encoder

GOUT = """# Gout in adults

Status: Approved
Last updated: March 2, 2024

## Acute attack

Offer one of these within 24 hours:

- Naproxen 500 mg twice daily [1]
- Colchicine 500 micrograms two to four times daily [2]

## Prevention

Start allopurinol at 100 mg daily two weeks after the attack has settled [3].

Serum urate (SU) should be below 360 micromol/L.

## Common pitfalls

- Do not stop allopurinol during an acute attack [3]
"""
ASTHMA = """# Asthma in adults

Status: Draft

## Acute attack

Give salbutamol 5 mg by nebuliser and prednisolone 40 mg by mouth.
"""


@pytest.fixture(scope="session")
def search(bag_of_words: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Search:
    """Over two guidelines, one approved and one a draft."""
    folder = tmp_path_factory.mktemp("guidelines")
    for name, text in (("gout.md", GOUT), ("asthma.md", ASTHMA)):
        (folder / name).write_text(text, encoding="utf-8")
    library = Library(folder / "library", lambda: bag_of_words, encoder_name=bag_of_words.name)
    assert [outcome.change for outcome in library.add([folder / "asthma.md", folder / "gout.md"])] == ["added", "added"]
    return Search(library.snapshot(), bag_of_words)


@pytest.fixture(scope="session")
def chat(search: Search) -> Chat:
    """Over the same. Holds no conversation, so every test may ask it."""
    return Chat(search)


@pytest.fixture
def gout(chat: Chat) -> Document:
    """The guideline on gout."""
    return next(d for d in chat.documents() if d.name == "gout.md")


@pytest.fixture
def quotes(gout: Document) -> list[Quote]:
    """One for each of its statements."""
    return [Quote(gout, i, i + 1, (i,)) for i in range(len(gout.statements))]
