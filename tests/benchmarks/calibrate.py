"""How sure an answer must be: the weights of `assistant.assess`, fitted, and what each threshold costs.

    python -m tests.benchmarks.calibrate FOLDER

asks all questions that are stated to have an answer or none, over libraries that it makes in FOLDER or finds there, fits a
logistic regression to their evidence, and prints the weights and the table of CALIBRATION.md: for each probability, what
share of the answerable questions lies at or above it and what share of the others below. All is cross-validated ten times.
"""

import sys
from collections.abc import Iterator
from dataclasses import astuple, fields
from pathlib import Path
from unittest.mock import patch

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import cross_val_predict

from assistant import assess, part
from assistant.assess import Signals
from assistant.batch import asked
from assistant.chat import Chat
from index.embed import open_encoder
from index.search import Search
from tests.benchmarks import sets

EVERY = {
    "hlh": 1,
    "nstg": 1,
    "opioid": 8,
    "covid": 6,
}  # which conversations: sets without unanswerable questions count less
UNANSWERABLE = 2.0  # what one counts, beside 1 for a question with an answer
THRESHOLDS = (0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9)


def seen(name: str, opened: Search) -> Iterator[tuple[bool, tuple[float, ...]]]:
    """(whether there is an answer, the evidence for the best part of the question) of each question of a set."""
    found: list[Signals | None] = []

    def remember(*args: object) -> Signals | None:
        found.append(assess.signals(*args))  # type: ignore[arg-type]
        return found[-1]

    with patch.object(part, "signals", remember):
        asks = Chat(opened)
        for number, talk in enumerate(sets.asked(name)):
            if number % EVERY[name]:
                continue
            for turn, _ in asked([t.question for t in talk.turns], asks, sets.problem, where=name):
                outcome = talk.turns[turn].outcome
                best = max((e for e in found if e), key=assess.probability, default=None)
                found.clear()
                if outcome in ("answered", "not_found") and best:
                    yield outcome == "answered", astuple(best)


def main(folder: Path) -> None:
    """Print the weights and the table."""
    encoder = open_encoder()
    rows = [(name, *one) for name in EVERY for one in seen(name, sets.opened(name, folder, encoder))]
    homes = np.array([name for name, _, _ in rows])
    answerable = np.array([yes for _, yes, _ in rows])
    evidence = np.array([shares for _, _, shares in rows])
    model, weight = LogisticRegression(C=3, max_iter=2000), np.where(answerable, 1.0, UNANSWERABLE)
    likely = cross_val_predict(
        model, evidence, answerable, cv=10, method="predict_proba", params={"sample_weight": weight}
    )[:, 1]
    model.fit(evidence, answerable, sample_weight=weight)
    for field, fitted, used in zip(fields(Signals), model.coef_[0], astuple(assess.WEIGHTS), strict=True):
        print(f"{field.name}: fitted {fitted:.2f}, used {used}")
    print(f"bias: fitted {model.intercept_[0]:.2f}, used {assess.BIAS}\n")
    ours = np.array([assess.probability(Signals(*shares)) for shares in evidence])
    for title, p in (("cross-validated", likely), ("with the weights used", ours)):
        print(f"| {title} | hlh: answered | flagged | nstg: answered | flagged |\n| --- | --- | --- | --- | --- |")
        for least in THRESHOLDS:
            cells = [
                f"{(p[here & answerable] >= least).mean():.3f} | {(p[here & ~answerable] < least).mean():.3f}"
                for here in (homes == "hlh", homes == "nstg")
            ]
            print(f"| {least} | {' | '.join(cells)} |")
        areas = [roc_auc_score(answerable[homes == name], p[homes == name]) for name in ("hlh", "nstg")]
        print(f"\nAUROC: hlh {areas[0]:.2f}, nstg {areas[1]:.2f}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
