"""Answers and documents as the JSON that other programs rely on."""

from typing import Any

from assistant.types import Answer, Quote, Written
from index.types import Document, Metadata


def answer(a: Answer) -> dict[str, Any]:
    """One object of `ask --json`."""
    return {
        "question": a.question,
        "standalone_question": a.standalone,
        "outcome": a.outcome,
        "message": a.message,
        "quotes": [quote(q) for q in a.quotes],
        "warnings": [quote(q) for q in a.warnings],
        "missing_terms": list(a.missing_terms),
        "documents": [{"document": d.name, **metadata(d.metadata)} for d in a.documents],
        "retrieved": [
            {"document": r.document, "start": r.start, "end": r.end, "score": round(r.score, 4)} for r in a.retrieved
        ],
        "milliseconds": round(a.milliseconds, 1),
        **({"written": written(a.written)} if a.written else {}),
    }


def written(w: Written) -> dict[str, Any]:
    """What a language model made of the quotes: `cited` counts quotes, and then warnings, from 1."""
    return {
        "model": w.model,
        "prompts": w.prompts,
        "note": w.note,
        "sentences": [
            {"text": s.text, "cited": list(s.cited), "failures": [{"kind": f.kind, "what": f.what} for f in s.failures]}
            for s in w.sentences
        ],
    }


def quote(q: Quote) -> dict[str, Any]:
    """One of its quotes. Offsets count characters of the document's text; the end is exclusive."""
    return {
        "text": q.text,
        "document": q.document.name,
        "section": list(q.section),
        "page": q.page,
        "label": q.label,
        "start": q.start,
        "end": q.end,
        "lead_in": {"start": q.lead_in.start, "end": q.lead_in.end} if q.lead_in else None,
        "references": list(q.references),
        "marks": [{"start": s.start, "end": s.end, "references": list(s.references)} for s in q.marks],
    }


def metadata(m: Metadata) -> dict[str, Any]:
    """What is shown of a document wherever it is named."""
    return {"title": m.title, "publisher": m.publisher, "status": m.status, "updated": m.updated}


def listed(d: Document) -> dict[str, Any]:
    """One row of `list --json`."""
    return {"document": d.name, **metadata(d.metadata), "pages": d.pages, "statements": len(d.statements)}


def shown(d: Document) -> dict[str, Any]:
    """`show --json`: what was read."""
    return {
        "title": d.metadata.title,
        "question": d.metadata.question,
        "publisher": d.metadata.publisher,
        "status": d.metadata.status,
        "updated": d.metadata.updated,
        "pages": d.pages,
        "text": d.text,
        "sections": [{"path": list(s.path), "start": s.start, "end": s.end} for s in d.sections],
        "statements": [
            {
                "start": s.start,
                "end": s.end,
                "page": s.page,
                "section": list(d.headings(s)),
                "references": list(s.references),
                "lead_in": {"start": s.lead_in.start, "end": s.lead_in.end} if s.lead_in else None,
            }
            for s in d.statements
        ],
        "references": [{"number": r.number, "text": r.text, "doi": r.doi, "url": r.url} for r in d.references],
    }
