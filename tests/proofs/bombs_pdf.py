"""PDF files that ask for more than a paper does: streams, fonts, forms, pictures and trees that unpack, refer and count
without end."""

import re
import zlib

from tests.builders_pdf import Printed, _file, pdf

PAGE = [Printed("Recommendations of the Hatch Working Group", 100), Printed("March 2022", 120)]
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>"


def _stream(content: bytes, more: bytes = b"", packed: bool = True) -> bytes:
    body = zlib.compress(content, 9) if packed else content
    return b"<<%s/Length %d%s>>stream\n%s\nendstream" % (
        more, len(body), b"/Filter/FlateDecode" if packed else b"", body)  # fmt: skip


def _page_of(content: bytes, resources: bytes = b"", *others: bytes) -> bytes:
    """One page that `content` draws; `others` are the objects from 6 on."""
    return _file([
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[4 0 R]>>",
        FONT,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 5 0 R/Resources<</Font<</F0 3 0 R>>%s>>>>" % resources,
        _stream(content),
        *others,
    ])  # fmt: skip


def _text(words: bytes, font: bytes = b"F0") -> bytes:
    return b"BT /%s 12 Tf 72 700 Td (%s) Tj ET\n" % (font, words)


def _unpacks_to_gigabytes() -> bytes:
    return _page_of(b" " * 150_000_000)


def _packed_twice() -> bytes:
    inner = zlib.compress(b" " * 150_000_000, 9)
    body = zlib.compress(inner, 9)
    stream = b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream" % (len(body), body)
    return _page_of(b"").replace(_stream(b""), stream)


def _widths() -> bytes:
    """A font that gives the width of ninety-nine million letters in ten bytes."""
    composite = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[7 0 R]>>"
    letters = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/W[0 99999999 500]/CIDSystemInfo<</Registry(A)/Ordering(I)"
    return _page_of(_text(b"words", b"F1"), b"/Font<</F1 6 0 R>>", composite, letters + b"/Supplement 0>>>>").replace(
        b"/Font<</F0 3 0 R>>", b"", 1
    )


def _names_of_letters() -> bytes:
    """A font whose table names every letter up to four thousand million."""
    table = b"begincmap\n1 begincodespacerange <00000000> <ffffffff> endcodespacerange\n"
    table += b"1 beginbfrange <00000000> <ffffffff> <0041> endbfrange\nendcmap\n"
    composite = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[7 0 R]/ToUnicode 8 0 R>>"
    letters = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(A)/Ordering(I)/Supplement 0>>>>"
    return _page_of(_text(b"words", b"F1"), b"/Font<</F1 6 0 R>>", composite, letters, _stream(table)).replace(
        b"/Font<</F0 3 0 R>>", b"", 1
    )


def _many_ranges() -> bytes:
    ranges = b"".join(b"<%04x> <ffff> <0041>\n" % (start % 65536) for start in range(3000))
    table = b"begincmap\n1 begincodespacerange <0000> <ffff> endcodespacerange\n3000 beginbfrange\n"
    table += ranges + b"endbfrange\nendcmap\n"
    composite = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[7 0 R]/ToUnicode 8 0 R>>"
    letters = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(A)/Ordering(I)/Supplement 0>>>>"
    return _page_of(_text(b"words", b"F1"), b"/Font<</F1 6 0 R>>", composite, letters, _stream(table)).replace(
        b"/Font<</F0 3 0 R>>", b"", 1
    )


def _predictor() -> bytes:
    """A picture filter whose rows are as wide as memory."""
    more = b"/DecodeParms<</Predictor 15/Columns 999999999/Colors 4/BitsPerComponent 16>>"
    return _page_of(b"x").replace(_stream(b"x"), _stream(b"\x02" + b"x" * 5_000_000, more))


def _operands() -> bytes:
    return _page_of(b"1 " * 3_900_000 + _text(b"words"))


def _nested_lists() -> bytes:
    return _page_of(b"[" * 4_000_000 + _text(b"words"))


def _forms_in_forms() -> bytes:
    """Each form draws the next one ten times: ten thousand million words."""
    forms = [
        _stream(b"/N Do " * 10, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</N %d 0 R>>>>" % (place + 7))
        for place in range(9)
    ]  # fmt: skip
    last = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F0 3 0 R>>>>"
    return _page_of(b"/N Do ", b"/XObject<</N 6 0 R>>", *forms, _stream(_text(b"words"), last))


def _form_of_itself() -> bytes:
    form = _stream(b"/N Do ", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</N 6 0 R>>>>")
    return _page_of(b"/N Do ", b"/XObject<</N 6 0 R>>", form)


def _tree_of_itself() -> bytes:
    return pdf(PAGE).replace(b"/Kids[", b"/Kids[2 0 R ")


def _deep_tree() -> bytes:
    """A page at the end of a hundred thousand branches."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>"]
    objects += [b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % (place + 3) for place in range(100_000)]
    return _file([*objects, b"<</Type/Page/MediaBox[0 0 612 792]>>"])


def _many_pages() -> bytes:
    kids = b"".join(b"%d 0 R " % (place + 3) for place in range(100_000))
    tree = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 100000/Kids[%s]>>" % kids]
    return _file([*tree, *[b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>"] * 100_000])


def _lying_length() -> bytes:
    return re.sub(rb"/Length \d+", b"/Length 999999999999", pdf(PAGE))


def _objects_in_objects() -> bytes:
    """A stream of objects that says it holds a thousand million."""
    more = b"/Type/ObjStm/N 999999999/First 10"
    return _page_of(b"", b"/XObject<</N 7 0 R>>", _stream(b"7 0 " * 1_000_000, more))


def _refers_to_itself() -> bytes:
    return (
        pdf(PAGE)
        .replace(b"/Contents 5 0 R", b"/Contents 9 0 R")
        .replace(b"trailer", b"9 0 obj\n9 0 R\nendobj\ntrailer")
    )


def _huge_picture() -> bytes:
    """A picture of nine hundred million dots, that fills the page."""
    more = b"/Type/XObject/Subtype/Image/Width 30000/Height 30000/BitsPerComponent 8/ColorSpace/DeviceGray"
    packer = zlib.compressobj(9)
    body = b"".join(packer.compress(bytes(30_000)) for _ in range(30_000)) + packer.flush()
    picture = b"<<%s/Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (more, len(body), body)
    return _page_of(b"612 0 0 792 0 0 cm /P Do", b"/XObject<</P 6 0 R>>", picture)


def _huge_page() -> bytes:
    return pdf(PAGE).replace(b"[0 0 612 792]", b"[0 0 99999999 99999999]")


def _locked() -> bytes:
    lock = b"<</Filter/Standard/V 1/R 2/O(%s)/U(%s)/P -4>>" % (b"o" * 32, b"u" * 32)
    return pdf(PAGE).replace(b"trailer<<", b"trailer<</ID[(a)(a)]/Encrypt %s" % lock)


def _cut() -> bytes:
    return pdf(PAGE)[:-200]


PDFS = (
    _unpacks_to_gigabytes, _packed_twice, _widths, _names_of_letters, _many_ranges, _predictor, _operands,
    _nested_lists, _forms_in_forms, _form_of_itself, _tree_of_itself, _deep_tree, _many_pages, _lying_length,
    _objects_in_objects, _refers_to_itself, _huge_picture, _huge_page, _locked, _cut,
)  # fmt: skip
