"""The command line as other programs see it: output, exit codes, and one line for what is wrong."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import version
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import prompts
from assistant import cli, wiring
from index.types import Encoder
from tests.scripted import ScriptedModel

GOUT = """# Gout

## Acute attack

- Give colchicine 0.5 mg twice a day [1].
- Rest the joint.

## References

1. Smith J, Jones K. A study of gout. Joint Journal. 2020;12:1-9. doi:10.1000/gout.1
2. Jones K. Rest and the joint. Joint Journal. 2021;13:10-19.
3. Doe A. Ice for joints. Joint Journal. 2022;14:20-29.
"""


class Ran(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(
    tmp_path: Path, bag_of_words: Encoder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Runs a command on a library of its own."""
    monkeypatch.setattr(wiring, "_encoder", lambda name: bag_of_words)

    def go(command: str, *arguments: object) -> Ran:
        try:
            code = cli.main([command, "--library", str(tmp_path / "library"), *map(str, arguments)])
        except SystemExit as e:
            code = e.code if isinstance(e.code, int) else 0
        return Ran(code, *capsys.readouterr())

    return go


@pytest.fixture
def gout(tmp_path: Path, run: Run) -> Path:
    """A guideline, which is in the library."""
    file = tmp_path / "gout.md"
    file.write_text(GOUT)
    assert run("add", file) == (0, "1 added\n", "")
    return file


def _wrong(ran: Ran, *words: str) -> None:
    """Exit code 1, and one line on standard error that says these."""
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("guideline-assistant: ")
    assert ran.err.count("\n") == 1
    assert all(word in ran.err for word in words), ran.err


def test_list_states_what_the_contract_says(gout: Path, run: Run) -> None:
    assert run("list", "--json").json == [
        {
            "document": "gout.md",
            "title": "Gout",
            "publisher": None,
            "status": None,
            "updated": None,
            "pages": None,
            "statements": 2,
        }
    ]
    assert "gout.md" in run("list").out


def test_show_states_what_the_contract_says(gout: Path, run: Run) -> None:
    shown = run("show", "gout.md", "--json").json
    assert set(shown) == set(
        "title question publisher status updated pages text sections statements references".split()
    )
    first = shown["statements"][0]
    assert set(first) == {"start", "end", "page", "section", "references", "lead_in"}
    assert shown["text"][first["start"] : first["end"]].startswith("Give colchicine 0.5 mg twice a day")
    assert (first["references"], first["section"]) == (["1"], ["Acute attack"])
    assert all(set(section) == {"path", "start", "end"} for section in shown["sections"])
    assert [r["doi"] for r in shown["references"]] == ["10.1000/gout.1", None, None]
    assert all(set(reference) == {"number", "text", "doi", "url"} for reference in shown["references"])
    assert "Rest the joint" in run("show", "gout.md").out


def test_ask_states_what_the_contract_says(gout: Path, run: Run) -> None:
    answer = run("ask", "colchicine dose in an acute attack of gout", "--json").json
    assert set(answer) == set(
        "question standalone_question outcome message quotes warnings missing_terms documents retrieved "
        "milliseconds".split()
    )
    text = run("show", "gout.md", "--json").json["text"]
    for quote in answer["quotes"]:
        assert set(quote) == set("text document section page label start end lead_in references marks".split())
        assert text[quote["start"] : quote["end"]] == quote["text"]
    assert [d["document"] for d in answer["documents"]] == ["gout.md"]
    assert set(answer["retrieved"][0]) == {"document", "start", "end", "score"}


def test_a_batch_answers_line_by_line_and_names_bad_lines(
    gout: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [
        '{"id": "a", "turns": [{"question": "colchicine for gout", "note": 1}, {"question": ""}, {"question": "rest?"}]}',
        "not json",
        "[" * 100_000,
        '{"id": "b"}',
        "",
        '{"id": 1e999, "turns": [{"question": "joint"}]}',
        '{"id": 7, "turns": [{"question": "joint \\ud800 gout"}, {"question": "and \\ud800 the dose?"}]}',
    ]
    monkeypatch.setattr("sys.stdin", StringIO("\n".join(lines)))
    ran = run("ask", "--batch", "-")
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert [(row["id"], row["turn"]) for row in rows] == [("a", 0), ("a", 2), (7, 0), (7, 1)]
    assert list(rows[0])[:3] == ["id", "turn", "question"]
    assert ran.code == 1
    told = ran.err.splitlines()
    assert [" ".join(line.split()[1:3]) for line in told] == ["line 1,", "line 2", "line 3", "line 4", "line 6"]


def test_a_batch_without_a_bad_line_exits_with_0(gout: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "questions.jsonl").write_text('\ufeff{"id": 1, "turns": [{"question": "gout"}]}\n', encoding="utf-8")
    ran = run("ask", "--batch", tmp_path / "questions.jsonl")
    assert (ran.code, ran.err) == (0, "")
    assert len(ran.out.splitlines()) == 1


def test_a_batch_from_a_closed_input_gets_a_line(gout: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    _wrong(run("ask", "--batch", "-"), "input is closed", "--batch")


@pytest.mark.parametrize(
    ("question", "word"), [("", "question"), ("x" * 100_000, "100,000"), ("\x00\x1b\t", "question")]
)
def test_a_question_that_cannot_be_searched_gets_a_line(question: str, word: str, gout: Path, run: Run) -> None:
    _wrong(run("ask", question), word)


def test_no_answer_is_no_failure(gout: Path, run: Run) -> None:
    ran = run("ask", "zzyzx quux", "--json")
    assert (ran.code, ran.err, ran.json["outcome"]) == (0, "", "not_found")


def test_a_bad_file_gets_a_line_and_the_rest_goes_on(gout: Path, run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "more"
    folder.mkdir()
    (folder / "empty.txt").write_text("")
    (folder / "asthma.txt").write_text("Asthma\n\nGive salbutamol.\n")
    (folder / "photo.png").write_bytes(b"\x89PNG")
    ran = run("add", folder, folder / "photo.png", tmp_path / "missing.txt", gout)
    assert (ran.code, ran.out) == (1, "1 added, 1 unchanged, 3 refused\n")
    told = ran.err.splitlines()
    assert len(told) == 3
    named = (folder / "empty.txt", folder / "photo.png", tmp_path / "missing.txt")  # as they were given
    assert all(f"'{path}'" in line for path, line in zip(named, told, strict=True))
    assert [row["document"] for row in run("list", "--json").json] == ["asthma.txt", "gout.md"]


def test_patterns_are_expanded_where_no_shell_does_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A\n\nRest.\n")
    (tmp_path / "b.txt").write_text("B\n\nDrink.\n")
    assert run("add", tmp_path / "*.txt").out == "2 added\n"
    _wrong(run("add", tmp_path / "*.pdf")._replace(out=""), "*.pdf", "nothing matches it")


def test_an_empty_path_is_not_the_folder_that_one_is_in(run: Run, tmp_path: Path) -> None:
    _wrong(run("add", ""), "empty path", "--help")
    assert not (tmp_path / "library").exists()


def test_a_folder_without_documents_gets_a_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    ran = run("add", tmp_path / "photos")
    assert (ran.code, ran.out) == (1, "1 refused\n")
    assert f"'{tmp_path / 'photos'}'" in ran.err


@pytest.mark.parametrize(
    "name", ['it\'s "quoted".md', "…😀.md", "a" * 252 + ".md", "a..b.md", "line\nbreak.md", "-rf.md", "<b>.md"]
)
def test_odd_file_names_are_names(name: str, run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    (folder / name).write_text(GOUT)
    assert run("add", folder).code == 0
    (row,) = run("list", "--json").json
    assert row["document"] == name.replace("\n", "\N{REPLACEMENT CHARACTER}")
    assert run("remove", "--", row["document"]) == (0, "", "")
    assert {p.name for p in tmp_path.iterdir()} == {"odd", "library"}


def test_a_new_edition_says_what_changed(gout: Path, run: Run) -> None:
    gout.write_text(GOUT.replace("0.5 mg", "0.25 mg"))
    assert run("add", gout) == (0, "'gout.md' replaces its earlier edition: 1 statement altered\n1 replaced\n", "")


def test_corrections_add_up_and_are_taken_back(gout: Path, run: Run) -> None:
    assert run("correct", "gout.md", "--publisher", "College", "--status", "draft") == (0, "", "")
    run("correct", "gout.md", "--status", "approved", "--updated", "May 2020")
    run("correct", "gout.md", "--updated", "")
    (row,) = run("list", "--json").json
    assert (row["title"], row["publisher"], row["status"], row["updated"]) == ("Gout", "College", "approved", None)
    assert "status: approved | updated: not stated | corrected by hand: publisher, status" in run("show", "gout.md").out


@pytest.mark.parametrize("option", ["--updated", "--review"])
def test_a_date_that_the_calendar_lacks_is_no_correction(option: str, gout: Path, run: Run) -> None:
    done = run("correct", "gout.md", option, "31 February 2026")
    assert (done.code, done.out) == (1, "")
    assert "no such day as “31 February 2026”" in done.err
    assert run("list", "--json").json[0]["updated"] is None


def test_bytes_that_are_no_text_stop_nothing(gout: Path, run: Run) -> None:
    assert run("ask", "gout \udcff", "--json").json["question"] == "gout"
    assert run("correct", "gout.md", "--title", "Gout \udcff") == (0, "", "")
    assert run("list", "--json").json[0]["title"] == "Gout ?"


def test_a_library_moves_as_one_file(gout: Path, run: Run, tmp_path: Path) -> None:
    run("correct", "gout.md", "--publisher", "College")
    listed = run("list", "--json").json
    assert run("export", tmp_path / "library.zip") == (0, "", "")
    run("remove", "gout.md")
    assert run("import", tmp_path / "library.zip") == (0, "1 added\n", "")
    assert run("list", "--json").json == listed
    assert run("rebuild") == (0, "", "")
    assert run("list", "--json").json == listed


def test_verify_says_nothing_or_a_line_for_each_problem(gout: Path, run: Run, tmp_path: Path) -> None:
    assert run("verify") == (0, "", "")
    (source,) = (tmp_path / "library" / "documents").glob("*/source")
    source.write_text("another")
    _wrong(run("verify"), "'gout.md'", "source")


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("remove", "x.md"), ["'x.md'", "list"]),
        (("show", "x.md"), ["'x.md'", "list"]),
        (("correct", "x.md", "--title", "X"), ["'x.md'"]),
        (("correct", "gout.md"), ["--title"]),
        (("ask", "--batch", "missing.jsonl"), ["missing.jsonl", "check the path"]),
        (("ask", "--batch", ""), ["directory"]),
        (("import", "missing.zip"), ["missing.zip cannot be opened", "`export`"]),
        (("ask",), ["QUESTION", "--help"]),
        (("bake",), ["bake", "--help"]),
        (("chat", "--port", "many"), ["many", "--help"]),
        (("chat", "--port", "99999"), ["99999", "65535"]),
        (("chat", "--port", "-1"), ["-1", "65535"]),
        (("chat", "--port", "0"), ["'0'", "65535"]),
        (("list", "--library", "~nosuchuser/x"), ["~nosuchuser/x", "--library"]),
        (("ask", "gout", "--model", "nobody:m"), ["nobody"]),
    ],
)
def test_what_cannot_be_done_gets_a_line(command: tuple[str, ...], words: list[str], gout: Path, run: Run) -> None:
    _wrong(run(*command), *words)


def test_a_setting_that_means_nothing_gets_a_line(gout: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUIDELINE_UNSUPPORTED", "omitt")
    _wrong(run("list"), "GUIDELINE_UNSUPPORTED", "'omitt'")


def test_own_templates_count_for_every_command(
    gout: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(prompts, "_own", {})
    monkeypatch.setenv("GUIDELINE_PROMPTS", str(tmp_path / "own"))
    _wrong(run("list"), "GUIDELINE_PROMPTS")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "answer_empty_library.txt").write_text("Nothing here yet.")
    assert run("list").code == 0
    assert prompts.render("answer_empty_library") == "Nothing here yet."
    prompts.template.cache_clear()


def test_what_asks_no_language_model_needs_none(
    gout: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GUIDELINE_MODEL", "nobody:m")
    file = tmp_path / "questions.jsonl"
    file.write_text('{"id": 1, "turns": [{"question": "gout", "outcome": "answered"}]}\n', encoding="utf-8-sig")
    assert run("ask", "--batch", file).code == 0
    ran = run("evaluate", file, "--output", tmp_path / "report")
    assert (ran.code, ran.err) == (0, "")
    _wrong(run("ask", "gout"), "nobody")


def test_the_quotes_are_printed_before_the_model_is_waited_for(
    gout: Path, run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    without = run("ask", "colchicine for gout").out
    seen: list[str] = []

    def reply() -> str:
        seen.append(capsys.readouterr().out)
        return "Give colchicine 0.5 mg twice a day [1]."

    model = ScriptedModel(reply)
    monkeypatch.setattr(wiring, "open_model", lambda _: model)
    ran = run("ask", "colchicine for gout", "--model", "a:b", "--reader", "patient")
    assert seen[0].replace("Quote 1:\n", "") == without
    assert ran.out.splitlines()[0] == ""
    assert "Give colchicine 0.5 mg twice a day." in ran.out
    assert prompts.template("audience_patient") in model.asked[0][0]


@pytest.mark.parametrize("begun", ["", "Give colchicine 0.5 mg twice a day [1]. Rest"])
@pytest.mark.parametrize("how", [(), ("--json",)])
def test_who_stops_the_model_keeps_what_it_wrote_and_is_told_where_that_is_nothing(
    begun: str, how: tuple[str, ...], gout: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pieces() -> Iterator[str]:
        yield begun
        raise KeyboardInterrupt

    monkeypatch.setattr(wiring, "open_model", lambda _: ScriptedModel(pieces))
    ran = run("ask", "colchicine for gout", "--model", "a:b", *how)
    assert ran.err == ("" if begun else "guideline-assistant: stopped\n")
    assert ran.code == (0 if begun else 1)
    assert ("Give colchicine 0.5 mg twice a day." in ran.out and "stopped" in ran.out.lower()) == bool(begun)


def test_only_known_readers_are_written_for(run: Run) -> None:
    _wrong(run("ask", "gout", "--reader", "nobody"), "nobody", "clinician")


def test_an_empty_library_says_what_to_do(run: Run) -> None:
    _wrong(run("ask", "gout?"), "is empty", "guideline-assistant add")
    assert run("list", "--json") == (0, "[]\n", "")
    assert run("verify") == (0, "", "")


def test_nothing_that_steers_a_terminal_reaches_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "evil.txt").write_text("Evil\n\nGive \x1b[31mcolchicine\x1b[0m and rest.\n")
    run("add", tmp_path / "evil.txt")
    assert "\x1b" not in run("show", "evil.txt").out + run("ask", "colchicine and rest").out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_an_output_that_cannot_be_written_gets_a_line(gout: Path, tmp_path: Path) -> None:
    program = [sys.executable, "-m", "assistant", "list", "--library", str(tmp_path / "library")]
    with open("/dev/full", "w") as full:
        ran = subprocess.run(program, stdout=full, stderr=subprocess.PIPE, text=True)
    assert ran.returncode == 1
    assert ran.stderr == (
        "guideline-assistant: the output cannot be written (the disk is full); send it to another place\n"
    )


def test_a_lost_list_of_documents_says_what_went_with_it(gout: Path, run: Run, tmp_path: Path) -> None:
    run("correct", "gout.md", "--status", "draft")
    (tmp_path / "library" / "CURRENT").write_bytes(b"\xff\xfe")
    _wrong(run("list"), "CURRENT", "rebuild")
    assert run("rebuild") == (0, "", "")
    assert run("list", "--json").json[0]["status"] == "draft"
    (manifest,) = (tmp_path / "library" / "states").glob("*/manifest.json")
    manifest.unlink()
    ran = run("rebuild")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == prompts.render("corrections_lost") + "\n"


def test_it_says_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["--version"])
    assert not ended.value.code
    assert capsys.readouterr().out == f"guideline-assistant {version('guideline-assistant')}\n"
