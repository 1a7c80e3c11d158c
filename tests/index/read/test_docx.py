"""Word files: headings by style, lists with Word's own numbers, tables as rows, notes and bibliography as references."""

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

from index.read import read_bytes
from index.read.docx import read_docx
from index.read.structure import document
from index.types import Document
from tests.index.texts import texts

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
STYLES = f"""<w:styles {NS}>
<w:style w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="H2"><w:name w:val="Kop"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn w:val="H2"/></w:style>
<w:style w:styleId="Bib"><w:name w:val="Bibliography"/></w:style>
<w:style w:styleId="Cap"><w:name w:val="caption"/></w:style>
<w:style w:styleId="Toc"><w:name w:val="toc 1"/></w:style>
<w:style w:styleId="Cite"><w:name w:val="Cited"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:styleId="Small"><w:name w:val="Small"/><w:basedOn w:val="Cite"/></w:style>
<w:style w:styleId="Hid"><w:name w:val="Hid"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:styleId="In"><w:name w:val="List Bullet 2"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="By"><w:name w:val="Author"/></w:style>
<w:style w:styleId="Old"><w:name w:val="Old"/><w:rPr><w:strike/></w:rPr></w:style>
</w:styles>"""


def _level(n: int, form: str, text: str, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{n}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


NUMBERING = f"""<w:numbering {NS}><w:abstractNum w:abstractNumId="0">{_level(0, "decimal", "%1.")}{_level(1, "lowerLetter", "%1.%2)")}
</w:abstractNum><w:abstractNum w:abstractNumId="1">{_level(0, "bullet", "•")}</w:abstractNum>
<w:abstractNum w:abstractNumId="2">{_level(0, "upperRoman", "%1.", 90)}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num></w:numbering>"""


def p(text: str, *, style: str = "", listed: tuple[int, int] | None = None, run: str = "", more: str = "") -> str:
    """A paragraph. `listed`: number of the list and level in it."""
    numbered = f'<w:numPr><w:ilvl w:val="{listed[1]}"/><w:numId w:val="{listed[0]}"/></w:numPr>' if listed else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{numbered}</w:pPr>{r(text, run)}{more}</w:p>'


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def cell(text: str, *, spans: int = 1, merged: str = "") -> str:
    """A cell of a table. `merged`: "restart" where it begins a cell of several rows, "continue" where it goes on with one."""
    across = f'<w:gridSpan w:val="{spans}"/>' if spans > 1 else ""
    down = f'<w:vMerge w:val="{merged}"/>' if merged else ""
    return f"<w:tc><w:tcPr>{across}{down}</w:tcPr>{p(text)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row of a table; a cell that is no XML is its text."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(c if c.startswith('<') else cell(c) for c in cells)}</w:tr>"


def table(*rows: Sequence[str]) -> str:
    return f"<w:tbl>{''.join(row(*cells) for cells in rows)}</w:tbl>"


def rows_of(*rows: str) -> list[tuple[str | None, str]]:
    """(column heads, text) of each row that is read of a table."""
    found = read(p("T", style="T"), p("Doses", style="H1"), f"<w:tbl>{''.join(rows)}</w:tbl>")
    return [(found.text[slice(*s.lead_in)] if s.lead_in else None, found.words(s)) for s in found.statements]


def read(*body: str, **parts: str) -> Document:
    content = made(*body, **parts)
    return document(read_docx(content), name="a.docx", content=content)


def made(*body: str, **parts: str) -> bytes:
    """A file with further `parts`; `lists` are added to those of NUMBERING."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {NS}><w:body>{''.join(body)}</w:body></w:document>")
        archive.writestr("word/styles.xml", STYLES)
        lists = parts.pop("lists", "")
        archive.writestr("word/numbering.xml", NUMBERING.replace("</w:numbering>", f"{lists}</w:numbering>"))
        for name, part in parts.items():
            kind = {"header1": "hdr", "footer1": "ftr"}.get(name, name)
            archive.writestr(f"word/{name}.xml", f"<w:{kind} {NS}>{part}</w:{kind}>")
    return file.getvalue()


def shown(found: Document) -> list[tuple[str, str | None, str]]:
    """(nearest heading, label, text) of each statement."""
    return [(found.sections[s.section].path[-1], s.label, found.words(s)) for s in found.statements]


def test_headings_come_from_styles_and_what_they_are_based_on() -> None:
    found = read(
        p("Care of adults", style="T"), p("Contents 1", style="Toc"), p("Scope", style="H1"), p("For adults.", style=""),
        p("Drugs", style="H2"), p("Give it.", style=""), p("Doses", style="Sub"), p("Give 5 mg.", style=""),
    )  # fmt: skip
    assert found.metadata.title == "Care of adults"
    assert [found.sections[s.section].path for s in found.statements] == [
        ("Scope",), ("Scope", "Drugs"), ("Scope", "Doses"),
    ]  # fmt: skip


def test_a_line_in_bold_heads_what_follows_and_a_sentence_in_bold_does_not() -> None:
    found = read(p("T", style="T"), p("First choice", run="<w:b/>"), p("Give A."), p("Never give B.", run="<w:b/>"))
    assert shown(found) == [("First choice", None, "Give A."), ("First choice", None, "Never give B.")]


def test_lists_have_the_numbers_that_word_prints() -> None:
    items = [("Give A", (1, 0)), ("by mouth", (1, 1)), ("by vein", (1, 1)), ("Give B", (1, 0)), ("Rest", (2, 0))]
    found = read(p("T", style="T"), p("Do this:"), *(p(text, listed=at) for text, at in items))
    assert [(label, text) for _, label, text in shown(found)] == [
        (None, "Do this:"), ("1.", "Give A"), ("1.a)", "by mouth"), ("1.b)", "by vein"), ("2.", "Give B"), (None, "Rest"),
    ]  # fmt: skip
    leads = [found.text[s.lead_in.start : s.lead_in.end] for s in found.statements if s.lead_in]
    assert leads == ["Do this:", "Give A", "Give A", "Do this:", "Do this:"]


def test_typed_numbers_are_labels() -> None:
    steps = "<w:r><w:t>1.</w:t><w:tab/><w:t>Stop</w:t><w:br/><w:t>2.</w:t><w:tab/><w:t>Wait</w:t></w:r>"
    found = read(p("T", style="T"), f"<w:p>{steps}</w:p>", p("3. Go on"))
    assert [(label, text) for _, label, text in shown(found)] == [("1.", "Stop"), ("2.", "Wait"), ("3.", "Go on")]


def test_roman_numbers_of_a_list_are_right_beyond_fifty() -> None:
    found = read(p("T", style="T"), p("Rest", listed=(3, 0)), p("Drink", listed=(3, 0)))
    assert [(label, text) for _, label, text in shown(found)] == [("XC.", "Rest"), ("XCI.", "Drink")]


def test_tables_are_rows_under_their_header_and_their_own_headings() -> None:
    rows = [("", "What", "Dose"), ("1. Drugs", "", ""), ("1a", "Give A", "5 mg"), ("2", "Give B", "7 mg")]
    found = read(p("T", style="T"), p("Doses", style="H1"), table(*rows))
    assert shown(found) == [("1. Drugs", None, "1a | Give A | 5 mg"), ("Doses", None, "2 | Give B | 7 mg")]


def test_rows_below_a_heading_inside_a_table_keep_their_column_heads() -> None:
    rows = [("Drug", "Dose"), ("By vein", ""), ("Linezolid", "600 mg"), ("By mouth", ""), ("Nystatin", "1 mL")]
    found = read_bytes(made(p("T", style="T"), table(*rows), p(""), table(*rows[3:], rows[2])), name="a.docx")
    assert [
        (found.sections[s.section].path[-1], found.text[slice(*s.lead_in)] if s.lead_in else None)
        for s in found.statements
    ] == [("By vein", "Drug | Dose"), ("By mouth", "Drug | Dose"), ("By mouth", None), ("By mouth", None)]


def test_a_first_row_that_says_an_amount_is_no_head_unless_it_is_bold() -> None:
    plain = rows_of(row("Adrenaline", "1 mg IV"), row("Amiodarone", "300 mg IV"))
    assert plain == [(None, "Adrenaline | 1 mg IV"), (None, "Amiodarone | 300 mg IV")]
    bold = "".join(f"<w:tc>{p(text, run='<w:b/>')}</w:tc>" for text in ("Tablets", "5 mg"))
    assert rows_of(row(bold), row("A", "2")) == [("Tablets | 5 mg", "A | 2")]


def test_a_row_without_a_dose_heads_nothing() -> None:
    found = rows_of(row("Drug", "Dose"), row("Aspirin", "300 mg"), row("Heparin", ""), row("Warfarin", "5 mg"))
    assert found == [("Drug | Dose", said) for said in ("Aspirin | 300 mg", "Heparin", "Warfarin | 5 mg")]


def test_what_follows_a_table_with_a_caption_is_no_heading() -> None:
    rows = table(("Drug", "Dose"), ("A", "5 mg"))
    found = read(p("T", style="T"), p("Doses", style="H1"), p("Table 1", style="Cap"), rows, p("Never exceed 10 mg."))
    section = found.sections[found.statements[-1].section]
    assert section.path == ("Doses",)
    assert found.text[section.start :] == "\nNever exceed 10 mg."


def test_a_table_has_its_own_heads_and_not_those_of_the_table_above_it() -> None:
    second = row(cell("Drug", spans=2)), row("A", "1 mg")
    found = rows_of(row("Drug", "Adult"), row("A", "5 mg"), "</w:tbl><w:p/><w:tbl>", *second)
    assert found == [("Drug | Adult", "A | 5 mg"), (None, "A | 1 mg")]


def test_an_empty_cell_keeps_its_column() -> None:
    heads = ("Drug", "Neonate", "Child", "Adult")
    rows = (
        ("Cefazolin", "25 mg/kg", "", "1 g"),
        ("Linezolid", "", "10 mg/kg", ""),
        ("", "", "", ""),
        ("", "", "", "2 g"),
    )
    assert rows_of(row(*heads), *(row(*cells) for cells in rows)) == [
        ("Drug | Neonate | Child | Adult", said)
        for said in ("Cefazolin | 25 mg/kg | | 1 g", "Linezolid | | 10 mg/kg", "| | | 2 g")
    ]
    skips = row("Colistin", "75 000 units/kg", properties='<w:gridBefore w:val="1"/>')
    assert rows_of(row(*heads), skips)[0][1] == "| Colistin | 75 000 units/kg"


def test_a_raised_number_behind_an_empty_cell_is_a_reference_of_its_row() -> None:
    number = r("4", '<w:vertAlign w:val="superscript"/>')
    dosed = f"<w:tc>{p('10 mg/kg', more=number)}</w:tc>"
    rows = f"<w:tbl>{row('Drug', 'Neonate', 'Child')}{row('Linezolid', '', dosed)}</w:tbl>"
    found = read(p("T", style="T"), rows)
    assert [(s.references, found.words(s)) for s in found.statements] == [(("4",), "Linezolid | | 10 mg/kg")]


def test_what_is_merged_over_rows_is_said_in_each() -> None:
    begins, goes_on = cell("Famciclovir", merged="restart"), cell("", merged="continue")
    assert rows_of(
        row("Drug", "Clearance", "Dose"),
        row(begins, "40 to 60", "500 mg"), row(goes_on, "20 to 40", "250 mg"), row(goes_on, "", ""),
        row("Zanamivir", cell("any", merged="restart"), "10 mg"), row("Oseltamivir", goes_on, "75 mg"),
    ) == [
        ("Drug | Clearance | Dose", said)
        for said in (
            "Famciclovir | 40 to 60 | 500 mg", "Famciclovir | 20 to 40 | 250 mg", "Zanamivir | any | 10 mg", "Oseltamivir | any | 75 mg",
        )
    ]  # fmt: skip


def test_a_short_cell_over_several_columns_is_said_in_each_and_a_long_one_once() -> None:
    heads, long = row("Drug", "Neonate", "Child", "Adult"), " ".join(["word"] * 13)
    assert [rows_of(heads, row("Tigecycline", cell(said, spans=2), "50 mg"))[0][1] for said in ("not used", long)] == [
        "Tigecycline | not used | not used | 50 mg",
        f"Tigecycline | {long} | | 50 mg",
    ]


def test_a_head_over_several_columns_is_said_of_each() -> None:
    begins, goes_on = cell("Drug", merged="restart"), cell("", merged="continue")
    heads = [row(begins, cell("By mouth", spans=2), "By vein"), row(goes_on, "Child", "Adult", "Adult")]
    below = row("Voriconazole", "9 mg/kg", "200 mg", "")
    said = ("Drug | By mouth Child | By mouth Adult | By vein Adult", "Voriconazole | 9 mg/kg | 200 mg")
    assert rows_of(*heads, below) == [said]
    marked = "<w:tblHeader/>"
    assert rows_of(row("Drug", cell("Dose", spans=2), properties=marked), row("Voriconazole", "9 mg/kg", "200 mg")) == [
        ("Drug | Dose | Dose", "Voriconazole | 9 mg/kg | 200 mg")
    ]


def test_columns_are_those_of_the_fullest_row_where_borders_were_moved() -> None:
    uneven = row(cell("Aztreonam", spans=2), "30 mg/kg", cell("1 g", spans=2))
    assert rows_of(row("Drug", cell("Child", spans=2), "Adult"), uneven) == [
        ("Drug | Child | Adult", "Aztreonam | 30 mg/kg | 1 g")
    ]


def test_a_row_without_cells_is_nothing() -> None:
    assert rows_of(row(cell("Drug"), cell("Dose", spans=2)), row(), row("Aztreonam", "30 mg/kg", "1 g")) == [
        (None, "Drug | Dose | Dose"),
        (None, "Aztreonam | 30 mg/kg | 1 g"),
    ]


def test_a_bibliography_is_told_by_its_style() -> None:
    entries = ["1. Smith J. A trial. Lancet 2010. doi:10.1016/abc", "2. Roe C. Doses. BMJ 2001."]
    found = read(p("T", style="T"), p("It works (1) and heals (1, 2)."), *(p(e, style="Bib") for e in entries))
    assert [(x.number, x.doi) for x in found.references] == [("1", "10.1016/abc"), ("2", None)]
    assert found.statements[0].references == ("1", "2")
    assert len(found.statements) == 1


def test_endnotes_are_references_in_the_order_of_the_text() -> None:
    def noted(key: int) -> str:
        return f'<w:r><w:endnoteReference w:id="{key}"/></w:r>'

    notes = "".join(
        f'<w:endnote w:id="{k}">{p(text)}</w:endnote>' for k, text in [(7, "Smith 2010."), (9, "Roe 2001.")]
    )
    body = p("It works.", more=noted(9) + r(" It heals.") + noted(7))
    found = read(p("T", style="T"), body, endnotes=notes)
    assert [(x.number, x.text) for x in found.references] == [("1", "Roe 2001."), ("2", "Smith 2010.")]
    assert [(s.references, found.words(s).rstrip(".")) for s in found.statements] == [
        (("1",), "It works"), (("2",), "It heals"),
    ]  # fmt: skip


def test_notes_that_are_no_references_stand_behind_what_they_remark_on() -> None:
    """Beside endnotes, or a typed bibliography, they were left out: with them for whom a dose is not."""
    remark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    cited = '<w:r><w:endnoteReference w:id="2"/></w:r>'
    notes = {
        "footnotes": f'<w:footnote w:id="1">{p("Not in renal failure.")}</w:footnote>',
        "endnotes": f'<w:endnote w:id="2">{p("Roe 2001.")}</w:endnote>',
    }
    doses = table(["Drug", "Dose"], ["Colchicine", "1 mg"]).replace(
        "</w:p></w:tc></w:tr></w:tbl>", f"{remark}</w:p></w:tc></w:tr></w:tbl>"
    )
    for body in (p("Give 1 mg.", more=remark), doses):
        found = read(p("T", style="T"), body, p("Then rest.", more=cited), **notes)
        assert [text for *_, text in shown(found)][-2:] == ["Not in renal failure.", "Then rest."]
        assert found.text.count("renal") == 1
    listed = [p("References", style="H1"), p("1. Roe C. Doses. BMJ 2001.")]
    found = read(p("T", style="T"), p("Give 1 mg [1].", more=remark), p("Then rest."), *listed, **notes)
    assert [text for *_, text in shown(found)] == ["Give 1 mg", "Not in renal failure.", "Then rest."]
    assert [x.number for x in found.references] == ["1"]


def test_what_is_deleted_or_hidden_is_not_read() -> None:
    more = f"<w:del>{r(' Give poison.')}</w:del>{r(' Secret.', '<w:vanish/>')}<w:ins>{r(' Rest.')}</w:ins>"
    assert [text for *_, text in shown(read(p("T", style="T"), p("Give it.", more=more)))] == ["Give it.", "Rest."]


def test_a_style_may_hide_words() -> None:
    shown_again = r(" Rest.", '<w:rStyle w:val="Hid"/><w:vanish w:val="0"/>')
    found = read(
        p("T", style="T"),
        p("Give it.", more=r(" Secret.", '<w:rStyle w:val="Hid"/>') + shown_again),
        p("Old.", style="Hid"),
    )
    assert [text for *_, text in shown(found)] == ["Give it.", "Rest."]


def test_of_words_in_a_newer_and_an_older_form_one_is_read() -> None:
    forms = "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
    sign = f"<w:r>{forms.format('', '<w:t>≥</w:t>')}</w:r>"
    found = read(
        p("T", style="T"), p("Give ", more=forms.format(r("10 mg"), r("10 mg")) + r(" if age ") + sign + r("65."))
    )
    assert [text for *_, text in shown(found)] == ["Give 10 mg if age ≥65."]


def test_what_is_struck_out_is_not_read() -> None:
    old = ("<w:strike/>", '<w:dstrike w:val="1"/>', '<w:rStyle w:val="Old"/>')
    now = ('<w:strike w:val="0"/>', '<w:rStyle w:val="Old"/><w:strike w:val="false"/>')
    more = "".join(r(" 7 mg/kg twice daily", run) for run in old) + "".join(r(" once", run) for run in now)
    found = read(p("T", style="T"), p("Netilmicin:", more=more + r(" daily.")), p("Give kanamycin.", style="Old"))
    assert [text for *_, text in shown(found)] == ["Netilmicin: once once daily."]


def test_a_step_that_is_struck_out_keeps_its_number() -> None:
    steps = [p("Stop it", listed=(1, 0)), p("Rest", listed=(1, 0), run="<w:strike/>"), p("Drink", listed=(1, 0))]
    found = read(p("T", style="T"), p("Do this:"), *steps)
    assert [(label, text) for _, label, text in shown(found)][1:] == [("1.", "Stop it"), ("3.", "Drink")]


def test_what_stands_above_its_line_is_a_superscript() -> None:
    found = read(p("Doses", style="H1"), p("Below 50 × 10", more=r("9", '<w:position w:val="6"/>') + r("/L.")))
    assert texts(found) == ["Below 50 × 10⁹/L."]


def test_a_superscript_may_come_from_a_style_of_its_words() -> None:
    raised = "".join(r(n, f'<w:rStyle w:val="{style}"/>') for n, style in (("3,", "Cite"), ("4", "Small")))
    level = r("5", '<w:rStyle w:val="Cite"/><w:vertAlign w:val="baseline"/>')
    found = read(p("T", style="T"), p("Give it once daily.", more=raised), p("Give it on day ", more=level))
    assert [s.references for s in found.statements] == [("3", "4"), ()]
    assert found.text[found.statements[1].start : found.statements[1].end] == "Give it on day 5"


def box(*paragraphs: str) -> str:
    """A run with a text box, in the newer form and again in the older one."""
    held = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    newer, older = f"<mc:Choice><w:drawing>{held}</w:drawing></mc:Choice>", f"<w:pict>{held}</w:pict>"
    return f"<w:r><mc:AlternateContent>{newer}<mc:Fallback>{older}</mc:Fallback></mc:AlternateContent></w:r>"


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    boxed = box(p("Caution", run="<w:b/>"), p("Never give digoxin undiluted."))
    plain = f"<w:r><w:pict><w:txbxContent>{p('Ask first.')}</w:txbxContent></w:pict></w:r>"
    body = [p("Weigh the child.", more=boxed), p("Then give it."), p("", more=plain), p("Call for help.")]
    gone = p("Done.", more=f"<w:del>{box(p('Give it fast.'))}</w:del>")
    assert shown(read(p("T", style="T"), p("Digoxin", style="H1"), *body, gone)) == [
        ("Digoxin", None, text)
        for text in (
            "Weigh the child.", "Caution", "Never give digoxin undiluted.", "Then give it.", "Ask first.", "Call for help.", "Done.",
        )
    ]  # fmt: skip
    assert rows_of(row("Drug", "Dose"), row("Digoxin", f"<w:tc>{p('5 mg', more=plain)}</w:tc>")) == [
        ("Drug | Dose", "Digoxin | 5 mg Ask first.")
    ]


def test_a_text_box_leaves_the_list_that_it_hangs_on_as_it_is() -> None:
    boxed = box(p("Digoxin undiluted", listed=(2, 0)), p("Verapamil", listed=(2, 0)))
    steps = [p("Lie flat", listed=(1, 0), more=box(p("Never alone."))), p("Drink", listed=(1, 0))]
    found = read(p("T", style="T"), p("Do this:", more=boxed), *steps, p("Wait."))
    assert [
        (s.label, found.words(s), found.text[slice(*s.lead_in)] if s.lead_in else None)
        for s in found.statements
    ] == [
        (None, "Do this:", None), ("1.", "Lie flat", "Do this:"), ("2.", "Drink", "Do this:"),
        (None, "Digoxin undiluted", None), (None, "Verapamil", None), (None, "Never alone.", None), (None, "Wait.", None),
    ]  # fmt: skip


def test_signs_of_symbol_fonts_and_formulas_are_read_as_they_are_printed() -> None:
    def sign(font: str, place: str) -> str:
        return f'<w:r><w:sym w:font="{font}" w:char="{place}"/></w:r>'

    formula = (
        '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
        "<m:r><m:t>&lt;50</m:t></m:r></m:oMath>"
    )
    text = read(
        p("Potassium ", more=sign("Symbol", "F0B3") + r(" 5.5, then 50 ") + sign("Symbol", "006D") + r("g per kg.")),
        p("At most 20 ", more=sign("Times New Roman", "00B5") + r("g.")),
        p("Give \uf0b3 2 g.", run='<w:rFonts w:ascii="Symbol"/>'),
        p("Where the count is ", more=formula + r(" per litre.")),
    ).text
    assert text.split("\n\n") == [
        "Potassium ≥ 5.5, then 50 μg per kg.",
        "At most 20 µg.",
        "Give ≥ 2 g.",
        "Where the count is <50 per litre.",
    ]


def test_lists_of_one_shape_go_on_counting_unless_they_begin_anew() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'
    lists = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/>{override.format(start) if start else ""}</w:num>'
        for n, start in ((4, 0), (5, 0), (6, 7))
    )
    found = read(
        p("T", style="T"),
        *(p(text, listed=(number, 0)) for number, text in ((4, "A"), (4, "B"), (5, "C"), (6, "G"), (6, "H"))),
        lists=lists,
    )
    assert [s.label for s in found.statements] == ["1.", "2.", "3.", "7.", "8."]


def test_heads_and_feet_of_pages_are_no_text_and_state_the_status() -> None:
    tab = "<w:r><w:tab/></w:r>"
    found = read(
        p("Care of adults", style="T"), p("Give 5 mg."),
        header1=table(["Version", "2.1", "Last updated", "May 2024"]),
        footer1=p("Ward 7", more=f"{tab}{r('Status: draft')}{tab}{r('Review due March 2027')}"),
    )  # fmt: skip
    stated = found.metadata
    assert found.text == "Care of adults\n\nGive 5 mg."
    assert (stated.status, stated.updated, stated.review) == ("draft", "May 2024", "March 2027")


def test_a_heading_in_bold_type_introduces_the_sentences_of_its_paragraph() -> None:
    found = read(
        p("Gout", style="T"),
        p("Transplant recipients.", run="<w:b/>", more=r(" Discuss it. NSAIDs are contraindicated.")),
        p("Infants:", run='<w:rStyle w:val="Strong"/>', more=r(" halve it. Avoid NSAIDs.")),
        p("Rest the joint.", more=r("Cool it.", "<w:b/>")),
    )
    assert [(found.text[s.start : s.end], found.introducing(s)) for s in found.statements] == [
        ("Transplant recipients.", ""),
        ("Discuss it.", "Transplant recipients."),
        ("NSAIDs are contraindicated.", "Transplant recipients."),
        ("Infants: halve it.", ""),
        ("Avoid NSAIDs.", "Infants:"),
        ("Rest the joint.", ""),
        ("Cool it.", ""),
    ]


def test_items_of_words_own_inner_lists_stand_under_the_item_above() -> None:
    found = read(
        p("Doses", style="H1"), p("Gentamicin 5 mg/kg", listed=(2, 0)), p("not if eGFR is below 30", style="In"), p("Ceftriaxone 2 g", listed=(2, 0))
    )  # fmt: skip
    assert [(s.level, found.words(s)) for s in found.statements] == [
        (1, "Gentamicin 5 mg/kg"),
        (2, "not if eGFR is below 30"),
        (1, "Ceftriaxone 2 g"),
    ]


def test_who_wrote_it_is_no_statement() -> None:
    assert texts(read(p("Sepsis", style="T"), p("Jane Smith", style="By"), p("Give fluid."))) == ["Give fluid."]
