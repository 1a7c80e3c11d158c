"""What an evaluation found, as a table, as JSON and as a page of HTML that stands alone."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

import prompts
from assistant import contract
from assistant.assess import ABSENT, ANSWERED
from assistant.evaluation.evaluate import MEASURES, MOST_WORDS, Figure, Judged, figures
from assistant.evaluation.plots import Axis, Line, chart
from assistant.types import Answer, Quote

STYLE = Path(__file__).with_suffix(".css")
SHOWN = 3  # quotes of a miss


def table(found: Mapping[str, Figure]) -> str:
    """A line for each figure: measure, value, how many it is the mean of, what it is."""
    rows = [(name, _value(name, f), str(f.n), MEASURES[name]) for name, f in found.items()]
    rows = [("measure", "value", "n", ""), *rows]
    widths = [max(len(row[i]) for row in rows) for i in range(3)]
    return "\n".join(
        f"{name.ljust(widths[0])}  {value.rjust(widths[1])}  {n.rjust(widths[2])}  {what}".rstrip()
        for name, value, n, what in rows
    )


def write(folder: Path, judged: Sequence[Judged], *, questions: str, today: date) -> tuple[Path, Path]:
    """Write `evaluation.json` and `evaluation.html` into the folder, which is made where it is missing. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    numbers, page = folder / "evaluation.json", folder / "evaluation.html"
    numbers.write_text(
        json.dumps(data(judged, questions=questions, today=today), ensure_ascii=False, indent=1), encoding="utf-8"
    )
    page.write_text(html(judged, questions=questions, today=today), encoding="utf-8")
    return numbers, page


def data(judged: Sequence[Judged], *, questions: str, today: date) -> dict[str, Any]:
    """Everything that the page shows, and every answer, for other programs."""
    return {
        "questions": questions,
        "date": today.isoformat(),
        "figures": {name: {"value": round(f.value, 4), "n": f.n} for name, f in figures(judged).items()},
        "turns": [
            {
                "id": j.id,
                "turn": j.turn,
                "misses": list(j.misses),
                "confidence": round(j.answer.confidence, 4),
                **contract.answer(j.answer),
            }
            for j in judged
        ],
    }


def html(judged: Sequence[Judged], *, questions: str, today: date) -> str:
    """The report. Text of questions and documents is escaped; nothing is loaded from elsewhere."""
    missed = [j for j in judged if j.misses]
    asked = f"{len(judged)} questions of {questions}, asked on {today.isoformat()}"
    return "".join(
        (
            '<!doctype html><html lang="en"><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>Evaluation: {escape(questions)}</title><style>{STYLE.read_text(encoding='utf-8')}</style>",
            f"<main><h1>Evaluation</h1><p>{escape(asked)}</p><p>{escape(prompts.template('report_intro'))}</p>",
            _figures(figures(judged)),
            *_plots(judged),
            f"<h2>Answers that fell short: {len(missed)}</h2>",
            *(_miss(j) for j in missed),
            "</main></html>",
        )
    )


def _value(name: str, figure: Figure) -> str:
    return f"{figure.value:.0f}" if name == "words_to_answer" else f"{figure.value:.2f}"


def _figures(found: Mapping[str, Figure]) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(MEASURES[name])}<br><code>{name}</code></th>'
        f"<td>{_value(name, f)}</td><td>{f.n}</td></tr>"
        for name, f in found.items()
    )
    head = '<tr><th scope="col">measure</th><th scope="col">value</th><th scope="col">of</th></tr>'
    return f"<h2>Figures</h2><table><thead>{head}</thead><tbody>{rows}</tbody></table>"


def _plots(judged: Sequence[Judged]) -> list[str]:
    drawn = []
    if any(j.expected.outcome in ("answered", "not_found") for j in judged):
        drawn += ["<h2>Refusals</h2>", _figure(refusal_chart(judged), "report_refusal")]
    if any(name == "words_to_answer" for j in judged for name, _ in j.scores):
        drawn += ["<h2>What a reader reads</h2>", _figure(reading_chart(judged), "report_reading")]
    return drawn


def _figure(drawing: str, caption: str) -> str:
    return f"<figure>{drawing}<figcaption>{escape(prompts.template(caption))}</figcaption></figure>"


def refusal_chart(judged: Sequence[Judged]) -> str:
    """Over the confidence below which an answer would be held back: how many of either kind of question would be."""
    lines = [
        Line(name, below([j.answer.confidence for j in judged if j.expected.outcome == outcome], most=1.0))
        for name, outcome in (("without an answer", "not_found"), ("with an answer", "answered"))
    ]
    return chart(
        "Questions held back over the confidence asked for",
        lines,
        x=Axis("confidence asked for"),
        y=Axis("share held back"),
        rules=[(ABSENT, "refused below"), (ANSWERED, "uncertain below")],
    )


def reading_chart(judged: Sequence[Judged]) -> str:
    """Over the words that a reader reads: for how many questions the right quote was among them."""
    words = [value for j in judged for name, value in j.scores if name == "words_to_answer"]
    found = [w for w in words if w < MOST_WORDS]
    share = len(found) / len(words)
    line = Line("right quote read", [(x, y * share) for x, y in below(found, most=MOST_WORDS)])
    return chart("Right quotes over words read", [line], x=Axis("words read", MOST_WORDS), y=Axis("share of questions"))


def below(values: Sequence[float], *, most: float) -> list[tuple[float, float]]:
    """The share of the values that are at most x, as stairs from (0, 0) to (most, 1); [] for no values."""
    steps = [(x, (i + 1) / len(values)) for i, x in enumerate(sorted(values))]
    return [(0.0, 0.0), *steps, (most, 1.0)] if values else []


def _miss(judged: Judged) -> str:
    answer, expected = judged.answer, judged.expected
    wanted = [w.text for w in (*expected.any, *expected.all)] + ([expected.answer] if expected.answer else [])
    facts = [
        ("Fell short", ", ".join(judged.misses)),
        ("Searched for", answer.standalone if answer.standalone != answer.question else ""),
        ("Outcome", f"{_outcome(answer)}, confidence {answer.confidence:.2f}"),
        ("Expected", (expected.outcome or "").replace("_", " ")),
        ("Said", answer.message),
    ]
    return "".join(
        (
            f'<article><h3>{escape(expected.question)} <span class="place">{escape(str(judged.id))}',
            f" / {judged.turn}</span></h3><dl>",
            *(f"<dt>{name}</dt><dd>{escape(said)}</dd>" for name, said in facts if said),
            *(f'<dt>Wanted</dt><dd class="wanted">{escape(text)}</dd>' for text in dict.fromkeys(wanted)),
            "</dl>",
            *(_quote(q) for q in answer.quotes[:SHOWN]),
            "</article>",
        )
    )


def _outcome(answer: Answer) -> str:
    return answer.outcome.replace("_", " ")


def _quote(quote: Quote) -> str:
    place = " › ".join((quote.document.name, *quote.section))
    page = f", page {quote.page}" if quote.page else ""
    cited = f", references {', '.join(quote.references)}" if quote.references else ""
    return (
        f"<blockquote>{escape(quote.text)}</blockquote>"
        f'<p class="place">{escape(f"{place}{page}, characters {quote.start} to {quote.end}{cited}")}</p>'
    )
