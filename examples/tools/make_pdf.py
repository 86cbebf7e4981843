"""Typeset the think tank's brief of the bundled case as a PDF, with nothing but the standard library.

The text below comes in; `06-wexmoor-institute.pdf` goes out, the same bytes on every run, with a running head and page numbers.
It never reads the other examples and is not needed to use them: the PDF is committed. Run: `python examples/tools/make_pdf.py [OUT]`.
"""

from __future__ import annotations

import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path

OUT = Path(__file__).parents[1] / "coverage" / "harrow-bridge" / "06-wexmoor-institute.pdf"

TITLE = "Harrow Bridge: what is known, and how well"
STANDFIRST = "Brief 31/14, 16 May 2031"
BYLINE = "By Talia Quennow, senior analyst"
HEAD = "Wexmoor Institute for Conflict Studies"
PARAGRAPHS = (
    "We assess with moderate confidence that the Delta wing of the Ember League carried out the attack of 12 May. It is unlikely that "
    "the bridge fell by accident. We have seen no evidence that the Istran state ordered it; the evidence that Istra paid for it does "
    "not, so far, go beyond hints.",
    "# The claim",
    "The group's statement reached Norda Wire fourteen hours after the blast. By our count the Delta wing has claimed 23 attacks since "
    "2028, and it probably carried out 19 of them. Two of its claims were false. A claim is therefore worth something, but it is not "
    "proof.",
    "# Means",
    "About 80 kilograms of quarry explosive were stolen at Tolmen in January, and the police have always suspected the wing. Photographs "
    'suggest that two charges cut the lower chord of the span. "That is not what gas does, and it is hardly what rust does," said Ruda '
    "Vannick, a bridge engineer whom we asked to look at them. She added that she would want to see the steel before swearing to it.",
    "# Istra",
    "Premier Vael's remark about currency has been widely read as an accusation. It was not one. It is possible that money reached the "
    "wing through Istran traders, as the court in the Tolmen case found; it would be a long step from there to the Ninth Bureau. The "
    "Bureau's own account, that Norda's State Security Directorate staged the blast, rests on documents which nobody outside the "
    "Bureau has seen. We consider it very unlikely.",
    "# The League",
    "The council's silence should not be mistaken for consent. A foreign diplomat who deals with both sides believes that at least four "
    "of its eleven members did not know of the plan. We cannot say whether the others did.",
    "# Precedents",
    "In 2019 the government blamed the League for the explosion at the Pell Street market, which turned out to be a gas leak. In 2026 it "
    "blamed the Delta wing for the Tolmen tunnel, and was right. Neither case tells us who laid the charge at Harrow.",
    "# What would change our view",
    "If the laboratory finds no trace of explosive in the steel, the accident must be taken up again. If the Kessani notice of early May "
    "named a paymaster, as some in Velm maintain, it ought to be published.",
    "# Outlook",
    "Further attacks on the northern line are likely before the vote in June. Istra will probably close its side of the border. A "
    "military response by Norda remains improbable, although former president Brode is calling for one.",
)

PAGE = (595, 842)  # A4 in points
LEFT, TOP, BOTTOM = 72, 770, 80
HEADING_NEEDS = 45  # two lines of text: no heading at the foot of a page
WIDTH = 88  # characters a line at 11 points of Helvetica: about 450 points, the width between the margins


@dataclass(frozen=True, slots=True)
class Line:
    """One line of type: its words, size in points, whether bold, and the space above it."""

    text: str
    size: int = 11
    bold: bool = False
    above: int = 0


def lines() -> list[Line]:
    """The whole brief, broken into lines."""
    found = [Line(TITLE, 18, True, 10), Line(STANDFIRST, 11, False, 12), Line(BYLINE, 11, False, 4)]
    for paragraph in PARAGRAPHS:
        if paragraph.startswith("# "):
            found.append(Line(paragraph[2:], 13, True, 14))
            continue
        for number, words in enumerate(textwrap.wrap(paragraph, WIDTH)):
            found.append(Line(words, above=0 if number else 8))
    return found


def pages(content: list[Line]) -> list[list[tuple[int, Line]]]:
    """Lines with their heights on the page, a new page where one is full."""
    found: list[list[tuple[int, Line]]] = [[]]
    y = TOP
    for line in content:
        y -= line.above + line.size + 4
        if y < BOTTOM + (HEADING_NEEDS if line.bold else 0):
            found.append([])
            y = TOP - line.size - 4
        found[-1].append((y, line))
    return found


def stream(page: list[tuple[int, Line]], number: int) -> bytes:
    """The page's drawing operators, running head and foot included."""
    furniture = [(806, Line(HEAD, 9)), (40, Line(f"Wexmoor Institute | Brief 31/14 | Page {number}", 9))]
    return b"\n".join(_show(y, line) for y, line in [*furniture, *page])


def _show(y: int, line: Line) -> bytes:
    escaped = line.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F{2 if line.bold else 1} {line.size} Tf {LEFT} {y} Td ({escaped}) Tj ET".encode("cp1252")


def pdf() -> bytes:
    """The finished file."""
    content = [stream(page, number) for number, page in enumerate(pages(lines()), 1)]
    first = 6  # objects 1 to 5: catalogue, page tree, two fonts, information
    kids = " ".join(f"{first + 2 * i} 0 R" for i in range(len(content)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en) >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(content)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        f"<< /Title ({TITLE}) /Author (Talia Quennow) /CreationDate (D:20310516090000Z) >>".encode(),
    ]
    for i, operators in enumerate(content):
        box = f"[0 0 {PAGE[0]} {PAGE[1]}]"
        fonts = "<< /Font << /F1 3 0 R /F2 4 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Resources {fonts} /Contents {first + 2 * i + 1} 0 R >>".encode())
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(operators), operators))
    return _file(objects)


def _file(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info 5 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)


if __name__ == "__main__":
    (Path(sys.argv[1]) if len(sys.argv) > 1 else OUT).write_bytes(pdf())
