"""Word files, by python-docx and, where it has no words for it, by adding XML by hand."""

import zipfile
from io import BytesIO
from pathlib import Path

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor

from tests.zoo.makers.text import POLICY

_STYLES = {"heading": "Heading 1", "subheading": "Heading 2", "bullet": "List Bullet", "number": "List Number",
           "quotation": "Quote", "paragraph": None, "title": "Title"}  # fmt: skip
W = nsdecls("w")


def make(folder: Path) -> None:
    _policy().save(str(folder / "policy.docx"))
    _tracked().save(str(folder / "tracked.docx"))
    _hidden().save(str(folder / "hidden.docx"))
    _numbered().save(str(folder / "numbered.docx"))
    _notes(folder / "notes.docx")
    _localised().save(str(folder / "localised.docx"))


def _policy() -> docx.Document:
    document = docx.Document()
    for kind, value in POLICY:
        if kind == "table":
            table = document.add_table(0, len(value[0]))
            table.style = "Table Grid"
            for number, texts in enumerate(value):
                row = table.add_row()
                for cell, text in zip(row.cells, texts, strict=True):
                    cell.paragraphs[0].add_run(text).bold = number == 0
            document.add_paragraph()
        else:
            document.add_paragraph(value, style=_STYLES[kind])
    return document


def _p(document: docx.Document, inner: str) -> None:
    """Add a paragraph of raw XML."""
    document.element.body.insert_element_before(parse_xml(f"<w:p {W}>{inner}</w:p>"), "w:sectPr")


def _r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _tracked() -> docx.Document:
    document = docx.Document()
    by = 'w:id="1" w:author="A. Editor" w:date="2026-01-01T00:00:00Z"'
    gone = '<w:r><w:delText xml:space="preserve">must </w:delText></w:r>'
    _p(
        document,
        f"{_r('Guests ')}<w:del {by}>{gone}</w:del><w:ins {by}>{_r('may ')}</w:ins>{_r('carry naloxone.')}",
    )
    _p(
        document,
        f"<w:pPr><w:rPr><w:del {by}/></w:rPr></w:pPr>{_r('Staff keep')}"
        f"<w:del {by}><w:r><w:delText>.</w:delText></w:r></w:del>",
    )
    _p(document, _r(" the door open at night."))
    _p(
        document,
        f"<w:pPr><w:rPr><w:ins {by}/></w:rPr></w:pPr><w:ins {by}>{_r('A new rule about visits.')}</w:ins>",
    )
    moved = _r("The panel meets every month.")
    _p(document, f"<w:moveTo {by}>{moved}</w:moveTo>")
    _p(document, _r("Nothing changed here."))
    _p(document, f"<w:pPr><w:rPr><w:moveFrom {by}/></w:rPr></w:pPr><w:moveFrom {by}>{moved}</w:moveFrom>")
    _p(document, _r("The end."))
    table = document.add_table(2, 2)
    for row, texts in zip(table.rows, (("Kept", "Yes"), ("Struck", "Yes")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.rows[1]._tr.get_or_add_trPr().append(parse_xml(f"<w:del {W} {by}/>"))
    document.add_paragraph("A sentence with a remark.")
    document.add_comment(document.paragraphs[-1].runs, text="Is this right?", author="B. Reader")
    return document


def _hidden() -> docx.Document:
    document = docx.Document()
    paragraph = document.add_paragraph("Bags are searched at the door.")
    run = paragraph.add_run(" No bag is ever searched.")
    run.font.hidden = True
    run = document.add_paragraph("Guests leave by nine.").add_run(" Guests may always stay.")
    run.font.color.rgb = RGBColor(255, 255, 255)
    run = document.add_paragraph("Tests are made weekly.").add_run(" Nobody is tested.")
    run.font.size = Pt(1)
    frame = '<w:pPr><w:framePr w:w="2000" w:hAnchor="page" w:x="-30000" w:y="100"/></w:pPr>'
    _p(document, frame + _r("Everyone is welcome off the page."))
    box = (
        '<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape style="position:absolute;margin-left:{x}pt;'
        'width:200pt;height:50pt"><v:textbox><w:txbxContent><w:p>{text}</w:p></w:txbxContent></v:textbox></v:shape>'
        "</w:pict></w:r>"
    )
    _p(document, _r("A box beside this line is seen.") + box.format(x=20, text=_r("Ask for the key.")))
    _p(document, _r("A box far off is not.") + box.format(x=-9000, text=_r("All rules are waived.")))
    table = document.add_table(2, 2)
    for row, texts in zip(table.rows, (("Rule", "Reason"), ("Quiet after ten", "Others sleep")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    for cell in table.rows[0].cells:
        # White on dark blue, as many table heads are: seen.
        cell._tc.get_or_add_tcPr().append(
            parse_xml(f'<w:shd {W} w:val="clear" w:color="auto" w:fill="1F3864"/>')
        )
        cell.paragraphs[0].runs[0].font.color.rgb = RGBColor(255, 255, 255)
    document.add_paragraph("The end.")
    return document


def _numbered() -> docx.Document:
    """A list of four levels as lawyers use it, interrupted by text, and a second list that starts again."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    shapes = (("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)"), ("lowerRoman", "(%4)"))
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/><w:lvlText w:val="{text}"/>'
        f'<w:pPr><w:ind w:left="{360 * (level + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
        for level, (shape, text) in enumerate(shapes)
    )
    first = numbering.index(numbering.findall(f"{{{numbering.nsmap['w']}}}num")[0])
    numbering.insert(first, parse_xml(f'<w:abstractNum {W} w:abstractNumId="90">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {W} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering.append(parse_xml(f'<w:num {W} w:numId="91"><w:abstractNumId w:val="90"/>{again}</w:num>'))

    def item(text: str, level: int, number: int = 90) -> None:
        num = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        _p(document, f"<w:pPr>{num}</w:pPr>{_r(text)}")

    item("A guest may be asked to leave only:", 0)
    item("by two members of staff, who shall", 1)
    item("give the reason in writing;", 2)
    item("name a place to go, which", 2)
    item("is open that night; and", 3)
    item("can be reached on foot;", 3)
    item("after a warning.", 1)
    document.add_paragraph("Text between the items does not stop the count.")
    item("A guest may come back after seven days.", 0)
    item("The panel may shorten the time.", 1)
    item("A new list counts from one.", 0, 91)
    return document


_FOOTNOTES = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:footnotes {W}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> The panel has five members, three of
whom are guests.</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="3"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Working days leave out Sundays.</w:t>
</w:r></w:p></w:footnote></w:footnotes>"""


def _notes(path: Path) -> None:
    """Footnotes, a header, fields, a content control, a symbol, a link, breaks."""
    document = docx.Document()
    document.add_heading("Complaints", 1)
    note = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{}"/></w:r>'
    _p(document, f"{_r('The guests’ panel')}{note.format(2)}{_r(' hears every complaint.')}")
    _p(document, f"{_r('It answers within two working days.')}{note.format(3)}")
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = '<w:r><w:instrText xml:space="preserve"> REF _section \\h </w:instrText></w:r>'
    _p(
        document,
        f"{_r('More is said in ')}{field.format('begin')}{code}{field.format('separate')}{_r('section 4')}"
        f"{field.format('end')}{_r('.')}",
    )
    control = f"<w:sdt><w:sdtContent>{_r('the house manager')}</w:sdtContent></w:sdt>"
    prompt = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{_r('Click to enter text.')}</w:sdtContent></w:sdt>"
    _p(document, f"{_r('Letters go to ')}{control}{_r('.')}{prompt}")
    _p(document, f'{_r("Tick")}<w:r><w:t xml:space="preserve"> </w:t><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'
                 f"{_r(' to agree')}<w:r><w:noBreakHyphen/></w:r>{_r('or')}<w:r><w:tab/></w:r>{_r('not.')}")  # fmt: skip
    document.sections[0].header.paragraphs[0].text = "Harbour House rules"
    buffer = BytesIO()
    document.save(buffer)
    _add_part(buffer.getvalue(), path, "footnotes", _FOOTNOTES)


def _add_part(data: bytes, path: Path, kind: str, xml: str) -> None:
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            content = source.read(info)
            if info.filename == "word/_rels/document.xml.rels":
                link = (
                    f'<Relationship Id="rId900" Target="{kind}.xml" Type="http://schemas.openxmlformats.org/'
                    f'officeDocument/2006/relationships/{kind}"/></Relationships>'
                )
                content = content.replace(b"</Relationships>", link.encode())
            if info.filename == "[Content_Types].xml":
                entry = (
                    f'<Override PartName="/word/{kind}.xml" ContentType="application/vnd.openxmlformats-'
                    f'officedocument.wordprocessingml.{kind}+xml"/></Types>'
                )
                content = content.replace(b"</Types>", entry.encode())
            target.writestr(info, content)
        target.writestr(f"word/{kind}.xml", xml)


def _localised() -> docx.Document:
    """Heading styles of a German Word, and a style of the house based on one of them."""
    document = docx.Document()
    styles = document.styles.element
    styles.append(
        parse_xml(
            f'<w:style {W} w:type="paragraph" w:styleId="berschrift1"><w:name w:val="Überschrift 1"/></w:style>'
        )
    )
    styles.append(
        parse_xml(
            f'<w:style {W} w:type="paragraph" w:styleId="Haus"><w:name w:val="House heading"/>'
            '<w:basedOn w:val="Heading2"/></w:style>'
        )
    )
    for style, text in (("berschrift1", "Rights"), ("Haus", "Decisions")):
        _p(document, f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>{_r(text)}')
        document.add_paragraph("Two people decide together.")
    return document
