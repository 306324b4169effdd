"""Make the documents of ``tests/sources``, ``made`` and ``noted``, anew with LibreOffice, Chromium and WeasyPrint.

Needs the three programs and the fonts Amiri, Noto Naskh Arabic and DejaVu Sans. Their output differs from release to
release: what is made is committed, and the tests read that.

    .venv/bin/python scripts/make_documents.py
"""

from __future__ import annotations

import html
import re
import subprocess
import sys
import tempfile
from pathlib import Path

MADE = Path(__file__).resolve().parents[1] / "tests" / "sources" / "made"
FONTS = {"amiri": "Amiri", "noto": "Noto Naskh Arabic", "dejavu": "DejaVu Sans"}
HEAD = "S/2018/571"
CSS = """
@page { size: A4; margin: 22mm 20mm; 
  @top-center { content: "%s"; }
  @bottom-center { content: counter(page) "/" counter(pages); } }
body { font-family: '%s'; font-size: 12pt; line-height: 1.5; text-align: justify; } [dir=ltr] { text-align: left; }
"""
NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    )
)


def direction(paragraph: str) -> str:
    """The first letter of a paragraph says which way it runs."""
    first = next(char for char in paragraph if char.isalpha())
    return "ltr" if first.isascii() else "rtl"


def page(paragraphs: list[str], font: str) -> str:
    """The letter as a web page."""
    body = "".join(f'<p dir="{direction(words)}">{html.escape(words)}</p>' for words in paragraphs)
    return f'<!DOCTYPE html><html dir="rtl" lang="ar"><meta charset="utf-8"><style>{CSS % (HEAD, font)}</style>{body}'


def text(paragraphs: list[str], font: str) -> str:
    """The letter as a flat OpenDocument text, with a head and a page number."""
    styles = "".join(
        f'<style:style style:name="{way}" style:family="paragraph" style:parent-style-name="Standard">'
        f'<style:paragraph-properties fo:text-align="{align}" style:writing-mode="{mode}" fo:margin-bottom="0.3cm"/>'
        "</style:style>"
        for way, align, mode in (("rtl", "justify", "rl-tb"), ("ltr", "start", "lr-tb"))
    )
    body = "".join(
        f'<text:p text:style-name="{direction(words)}">{html.escape(words)}</text:p>' for words in paragraphs
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {NAMES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title xmlns:dc="http://purl.org/dc/elements/1.1/">رسالتان متطابقتان</dc:title></office:meta>
<office:font-face-decls><style:font-face style:name="F" svg:font-family="'{font}'"/></office:font-face-decls>
<office:styles><style:style style:name="Standard" style:family="paragraph"><style:text-properties style:font-name="F"
 style:font-name-complex="F" fo:font-size="12pt" style:font-size-complex="12pt"/></style:style></office:styles>
<office:automatic-styles><style:page-layout style:name="P"><style:page-layout-properties fo:page-width="21cm"
 fo:page-height="29.7cm" fo:margin="2cm"/><style:header-style/><style:footer-style/></style:page-layout>{styles}
</office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="P">
<style:header><text:p>{HEAD}</text:p></style:header>
<style:footer><text:p><text:page-number>1</text:page-number>/<text:page-count>2</text:page-count></text:p></style:footer>
</style:master-page></office:master-styles><office:body><office:text>{body}</office:text></office:body></office:document>"""


REPORT = """<text:h text:outline-level="1">تقرير عن قصف القرنات</text:h>
<text:p text:style-name="rtl">قتل سبعة مدنيين<text:note
 text:id="f1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>انظر الوثيقة
 S/2018/544.</text:p></text:note-body></text:note> في قصف البلدة يوم 8 حزيران/يونيه 2018.</text:p><table:table
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><table:table-column
 table:number-columns-repeated="2"/><table:table-row><table:table-cell><text:p>البلدة</text:p></table:table-cell>
<table:table-cell><text:p>القتلى</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell>
<text:p>القرنات</text:p></table:table-cell><table:table-cell><text:p>7</text:p></table:table-cell></table:table-row>
</table:table><text:list><text:list-item><text:p>طلب فتح تحقيق</text:p></text:list-item></text:list></office:text>"""
"""A heading, a footnote, a table and a list."""

NOTED = MADE.parent / "noted"
NOTES = {
    "en": (
        "On 3 March 2019 an air strike hit the market of Wadi Tin and killed 12{See the letter of 5 March 2019, annex"
        " II, which gives eleven.} civilians, among them 4 children{Aged 3 to 9 years.}, the directorate said.",
        "The shelling went on for 6 days.{Interview with a nurse on 14 April 2019; she had treated 23 people.}"
        " Witnesses said that a second strike wounded 31 people on 9 March 2019.{Ibid., p. 7.}",
        "The villagers of the valley told the committee of the burnt mill, of the road that was closed for many weeks"
        " while the snow lay on the passes, and of the lorries that did not come. ",
    ),
    "ar": (
        "في 3 آذار/مارس 2019 أصابت غارة جوية سوق وادي تين وقتلت 12{انظر الرسالة المؤرخة 5 آذار/مارس 2019، المرفق"
        " الثاني، وفيها أحد عشر.} مدنيا بينهم 4 أطفال{أعمارهم بين 3 و9 سنوات.} بحسب مديرية الصحة.",
        "واستمر القصف 6 أيام.{مقابلة مع ممرضة في 14 نيسان/أبريل 2019، وكانت قد عالجت 23 شخصا.}"
        " وقال شهود إن غارة ثانية أصابت 31 شخصا في 9 آذار/مارس 2019.{المرجع نفسه، الصفحة 7.}",
        "وروى أهالي الوادي للجنة ما جرى للمطحنة المحترقة وللطريق الذي أغلق أسابيع كثيرة والثلج على الممرات"
        " وللشاحنات التي لم تصل. ",
    ),
}
"""A paragraph with two notes, one with two more, and a sentence that fills the pages between them."""


def noted(language: str) -> str:
    """A report of three pages whose footnotes stand at their feet."""
    way, count = ("rtl", "rl-tb") if language == "ar" else ("ltr", "lr-tb"), iter(range(1, 100))
    style = f'''<style:style style:name="Note" style:family="paragraph" style:parent-style-name="Standard">
<style:paragraph-properties style:writing-mode="{way[1]}"/><style:text-properties fo:font-size="9pt"
 style:font-size-complex="9pt"/></style:style></office:styles>'''

    def note(found: re.Match[str]) -> str:
        number = next(count)
        head = f'<text:note text:id="f{number}" text:note-class="footnote"><text:note-citation>{number}'
        body = f'<text:note-body><text:p text:style-name="Note">{found[1]}</text:p></text:note-body>'
        return f"{head}</text:note-citation>{body}</text:note>"

    first, second, filling = NOTES[language]
    paragraphs = [first, filling * 3, f"{second} {filling * 2}"] * 6
    body = "".join(f'<text:p text:style-name="{way[0]}">{re.sub("{(.*?)}", note, p)}</text:p>' for p in paragraphs)
    whole = text([], "Amiri" if language == "ar" else "DejaVu Sans").replace("</office:styles>", style)
    return whole.replace("</office:text>", f"{body}</office:text>")


def chromium(source: Path, target: Path) -> None:
    """Print a page with Chromium."""
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
    profile = f"--user-data-dir={source.parent / 'profile'}"
    subprocess.run(
        ["chromium", *options, profile, f"--print-to-pdf={target}", source.as_uri()], check=True, timeout=120
    )


def libreoffice(source: Path, target: Path) -> None:
    """Save a text with LibreOffice, in the format of the target's suffix."""
    profile = f"-env:UserInstallation=file://{source.parent / 'office'}"
    kind = target.suffix[1:]
    subprocess.run(
        ["soffice", "--headless", profile, "--convert-to", kind, "--outdir", source.parent, source], check=True
    )
    (source.parent / f"{source.stem}.{kind}").replace(target)


def main() -> None:
    """Make them all."""
    import weasyprint

    paragraphs = (MADE / "letter.txt").read_text(encoding="utf-8").splitlines()
    with tempfile.TemporaryDirectory() as place:
        for key, font in FONTS.items():
            web, flat = Path(place, f"{key}.html"), Path(place, f"{key}.fodt")
            web.write_text(page(paragraphs, font), encoding="utf-8")
            flat.write_text(text(paragraphs, font), encoding="utf-8")
            weasyprint.HTML(web).write_pdf(MADE / f"weasyprint_{key}.pdf")
            chromium(web, MADE / f"chromium_{key}.pdf")
            libreoffice(flat, MADE / f"libreoffice_{key}.pdf")
        for language in NOTES:
            flat = Path(place, f"{language}.fodt")
            flat.write_text(noted(language), encoding="utf-8")
            libreoffice(flat, NOTED / f"{language}.pdf")
        report = Path(place, "report.fodt")
        report.write_text(text([], "Amiri").replace("</office:text>", REPORT), encoding="utf-8")
        for kind in ("docx", "odt", "rtf"):
            libreoffice(Path(place, "amiri.fodt"), MADE / f"libreoffice.{kind}")
            libreoffice(report, MADE / f"report.{kind}")


if __name__ == "__main__":
    sys.exit(main())
