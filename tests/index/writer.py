"""A process that changes a library until it is killed. Run as a program: writer.py LIBRARY SEED [LARGEST-FILE-IN-BYTES].

After every change that is complete it prints the names of the documents, as a JSON list on a line. Where a limit is given,
no file may grow beyond it, as on a full disk: it makes one change and exits.
"""

import json
import random
import resource
import sys
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from index import library as module
from index.errors import IndexingError
from index.types import Metadata
from tests.conftest import BagOfWords

WORDS = "fever cough rash pain oxygen fluids rest tablet vein dose child adult week ward nurse scan".split()


def guideline(draw: random.Random) -> str:
    """Some sentences under a heading."""
    sentences = (f"Give {' '.join(draw.choices(WORDS, k=8))}." for _ in range(draw.randint(3, 40)))
    return f"Guideline {draw.random()}\n\nTreatment\n\n{' '.join(sentences)}\n"


def main(folder: Path, seed: int, largest: int | None) -> None:
    encoder = BagOfWords(dimension=64)
    library = module.Library(folder / "library", lambda: encoder, encoder_name=encoder.name)
    module.COMMIT_SHARE = 1e9  # a commit after every document: the more there are, the more are hit
    draw = random.Random(seed)
    for round in count():
        names = [e.name for e in library.manifest().entries]
        print(json.dumps(names), flush=True)
        others = [name for name in names if name != "anchor.txt"]
        if len(names) < 4 or draw.random() < 0.5:
            files = [folder / f"{seed}-{round}-{i}.txt" for i in range(3)]
            for file in files:
                file.write_text(guideline(draw))
            if largest is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
            list(library.add(files))
        elif draw.random() < 0.5:
            library.remove(draw.choice(others))
        elif draw.random() < 0.8:
            library.correct(draw.choice(others), Metadata(title=f"Corrected {round}", status="draft"))
        else:
            library.rebuild()
        if largest is not None:
            return


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else None)
    except IndexingError as e:
        sys.exit(str(e))
