"""Files that are no documents get one clear line that names them; odd names and encodings are no obstacle."""

import codecs
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index.errors import BadFile
from index.read import SUFFIXES, file_bytes, read_bytes
from index.work import MAX_BYTES
from tests.index.texts import texts

OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512


def refusal(content: bytes, name: str) -> str:
    with pytest.raises(BadFile) as caught:
        read_bytes(content, name=name)
    message = str(caught.value)
    assert message.startswith(f"{name!r} was not added: ")
    assert "\n" not in message
    return message.split(": ", 1)[1]


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
@pytest.mark.parametrize("content", [b"", b" \n\t\r\n"])
def test_an_empty_file_is_refused(suffix: str, content: bytes) -> None:
    assert refusal(content, f"a{suffix}") == "it is empty"


def test_a_scan_is_refused_with_that_reason(pdf: Any) -> None:
    pdf.rule(0, 0, 595, 842).turn_page().rule(0, 0, 595, 842)
    assert refusal(pdf.made(), "a.pdf").startswith("it is a scan without text; run text recognition")


def test_a_truncated_pdf_is_refused(pdf: Any) -> None:
    content = pdf.write("Offer rituximab to adults with a second relapse.").made()
    assert "damaged" in refusal(content[:300], "a.pdf")


def test_an_encrypted_pdf_is_refused(pdf: Any) -> None:
    content = pdf.write("Offer rituximab to adults with a second relapse.").made()
    locked = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> /P -4 >>"
    identity = b" /ID [<" + b"43" * 16 + b"> <" + b"43" * 16 + b">]"
    assert "encrypted" in refusal(content.replace(b"/Root 1 0 R", b"/Root 1 0 R " + locked + identity), "a.pdf")


def test_a_pdf_of_too_many_pages_is_refused(new_pdf: Callable[[], Any]) -> None:
    pdf = new_pdf()
    for _ in range(5000):
        pdf.turn_page()
    assert refusal(pdf.made(), "a.pdf") == "it has 5,001 pages; the limit is 5,000: split it"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.docx", b"%PDF-1.7\n...", "it is PDF, not DOCX; give it the suffix .pdf"),
        ("a.txt", b"%PDF-1.7\n...", "it is PDF, not text; give it the suffix .pdf"),
        ("a.pdf", b"PK\x03\x04....", "it is DOCX, not PDF; give it the suffix .docx"),
        ("a.pdf", b"Offer rituximab.", "it is not a PDF"),
        ("a.docx", b"Offer rituximab.", "it is not a DOCX"),
        ("a.docx", OLD_WORD, "it is an old Word file or encrypted; save it as DOCX without a password"),
        ("a.html", b"\0\1\2\3", "it is not HTML"),
        ("a.txt", b"\0\1\2\3", "it is not text"),
        ("a.txt", b"<!DOCTYPE html><html><p>Offer rituximab.</p></html>", "it is HTML, not text"),
        (
            "a.md",
            b"<!doctype html>\n<html><p>Offer rituximab.</p></html>",
            "it is HTML, not text; give it the suffix .htm",
        ),
        ("a.html", codecs.BOM_UTF32_LE + "<p>Offer rituximab.</p>".encode("utf-32-le"), "it is in UTF-32; save"),
        ("a.md", b"\x81\x8d\x8f", "neither UTF-8 nor Windows-1252"),
        ("a.docx", b"PK\x03\x04 cut off", "it is damaged or not a DOCX"),
    ],
)
def test_what_a_file_is_not_is_said(name: str, content: bytes, reason: str) -> None:
    assert reason in refusal(content, name)


def test_a_text_with_many_comments_is_told_from_a_page() -> None:
    comments = b"<!---->" * 200
    assert "it is HTML, not text" in refusal(comments + b"<html>Offer rituximab.", "a.txt")
    assert texts(read_bytes(comments + b"Offer rituximab.", name="a.md")) == ["Offer rituximab."]


@pytest.mark.parametrize("name", ["a.xlsx", "a", "a.pdf.exe"])
def test_other_types_are_refused_with_those_that_are_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"Offer rituximab.")
    with pytest.raises(
        BadFile, match=r"not read; give one of \.docx, \.htm, \.html, \.markdown, \.md, \.pdf, \.txt, \.xhtml"
    ):
        file_bytes(tmp_path / name)


def test_a_file_too_large_to_hold_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.touch()
    os.truncate(path, MAX_BYTES + 1)
    with pytest.raises(BadFile, match="larger than 100 MB; split it"):
        file_bytes(path)


def test_a_file_that_is_gone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"'gone\.txt' was not added: it cannot be opened"):
        file_bytes(tmp_path / "gone.txt")


@pytest.mark.parametrize("stem", ["..", "a'b\"c", "💊 plan", "x" * 251, "-rf", "a;b&c", "<b>"])
def test_a_name_is_only_a_name(tmp_path: Path, stem: str) -> None:
    path = tmp_path / f"{stem}.txt"
    path.write_text("Offer rituximab to adults.", encoding="utf-8")
    assert read_bytes(file_bytes(path), name=path.name).name == path.name
    path.write_bytes(b"\0")
    with pytest.raises(BadFile) as caught:
        read_bytes(file_bytes(path), name=path.name)
    assert str(caught.value).startswith(f"{path.name!r} was not added: ")
    assert os.listdir(tmp_path) == [path.name]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_text_is_read_in_its_encoding(encoding: str) -> None:
    document = read_bytes("Gib 5 µg täglich.\r\nMehr nicht.".encode(encoding), name="a.txt")
    assert texts(document) == ["Gib 5 µg täglich.", "Mehr nicht."]
    assert "\r" not in document.text


def zipped(path: Path, parts: dict[str, bytes]) -> bytes:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return path.read_bytes()


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    bomb = zipped(tmp_path / "z", {"word/document.xml": b"<a>" + b" " * 20_000_000 + b"</a>"})
    assert len(bomb) < 100_000
    assert refusal(bomb, "a.docx") == "it is packed like a zip bomb; save it as DOCX again"


def test_a_docx_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    part = os.urandom(50_000) + b" " * 9_000_000
    many = zipped(tmp_path / "z", {"word/document.xml": b"<a/>", **{f"word/media/{n}": part for n in range(45)}})
    assert "it unpacks to more than 400 MB" in refusal(many, "a.docx")


def test_an_archive_that_is_no_docx_is_refused(tmp_path: Path) -> None:
    assert "unpack it" in refusal(zipped(tmp_path / "z", {"a.txt": b"Offer rituximab."}), "a.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("before", ["", " " * 2000])
def test_entities_in_a_docx_are_refused(encoding: str, before: str, tmp_path: Path) -> None:
    lol = f'{before}<!DOCTYPE a [<!ENTITY l "lol"><!ENTITY m "&l;&l;&l;">]><a>&m;</a>'.encode(encoding)
    assert "it declares entities" in refusal(zipped(tmp_path / "z", {"word/document.xml": lol}), "a.docx")


def test_entities_in_a_page_are_not_expanded() -> None:
    levels = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 20}">' for n in range(12))
    page = (
        f'<!DOCTYPE html [<!ENTITY e0 "lol">{levels}]><html><body><p>Offer rituximab to adults. &e12;</p></body></html>'
    )
    document = read_bytes(page.encode(), name="a.html")
    assert len(document.text) < 2 * len(page)
    assert any("Offer rituximab to adults." in s for s in texts(document))


def test_scripts_of_a_page_are_not_read_and_files_it_names_are_not_opened(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("The secret dose is 7 mg.")
    page = f"""<html><head><script>Offer("a script");</script><style>p {{ color: red }}</style></head>
    <body onload="run()"><p>Offer rituximab to adults.<script>document.write("Offer poison.")</script></p>
    <iframe src="file://{tmp_path}/secret">Offer a frame.</iframe><object data="file://{tmp_path}/secret"></object>
    <p>See <a href="javascript:alert(1)">the plan</a> &lt;script&gt;alert(2)&lt;/script&gt;.</p></body></html>"""
    assert texts(read_bytes(page.encode(), name="a.html")) == [
        "Offer rituximab to adults.",
        "See the plan <script>alert(2)</script>.",
    ]


def test_a_text_may_be_in_utf_16() -> None:
    assert read_bytes(codecs.BOM_UTF16_LE + "Give 5 µg.\r\n".encode("utf-16-le"), name="a.txt").text == "Give 5 µg.\n"
    with pytest.raises(BadFile, match="not the UTF-16 that its first bytes announce; save it as UTF-8"):
        read_bytes(codecs.BOM_UTF16_LE + b"xyz", name="a.txt")


@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-32-be"])
def test_a_text_may_be_in_utf_32(encoding: str) -> None:
    text = "\ufeffGive 5 µg.\r\n"
    assert read_bytes(text.encode(encoding), name="a.txt").text.lstrip("\ufeff") == "Give 5 µg.\n"
    with pytest.raises(BadFile, match="not the UTF-32 that its first bytes announce; save it as UTF-8"):
        read_bytes(text.encode(encoding)[:-1], name="a.txt")
