"""subset_font.py FACE CHARACTERS OUT SOURCE...: makes one face of the program, a subset of the system's fonts.

FACE is sans, mono, cjk, cjk_of_texts, math or math_of_texts; CHARACTERS is a file with the characters that the project's sources use.
The same fonts and characters give the same bytes.

No face keeps its own hints: on the screen, FreeType hints them by itself. So files are smaller, and a glyph that is added
from another font does not run the hinting program of this one.

Every face gets the line height of Noto Sans, 1.069 em above the baseline and 0.293 below. The middle of this line is
also the middle of a Chinese character and of a capital letter. So a size means the same em and the same line height in
every face, all scripts share a baseline, and centring a label's line centres its text.
"""

import sys

from fontTools import subset
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

ASCENT, DESCENT = 1.069, -0.293
# In the math face's private use area, letter U+1D400 + n is also the character LETTERS + n, and glyph number
# g is the character GLYPHS + g. This keeps ImGui's tables small: for each size, they reach from 0 to the
# largest character in use.
LETTERS, GLYPHS, PRIVATE_END = 0xE000, 0xE400, 0xF900


def span(first, last):
    return set(range(first, last + 1))


LATIN = span(0x20, 0x7E) | span(0xA0, 0x17F)
GREEK = span(0x370, 0x3FF)
PUNCTUATION = span(0x2010, 0x205E)
# super- and subscript digits, currency, letterlike signs, number forms, arrows, mathematical operators, brackets
SIGNS = span(0x2070, 0x209C) | span(0x20A0, 0x218B) | span(0x2190, 0x22FF) | span(0x2308, 0x230B) | span(0x27E6, 0x27EB)
SHAPES = span(0x25A0, 0x25FF) | {0x2605, 0x2606, 0x2610, 0x2611, 0x2612, 0x2713, 0x2717}
ACCENTS = span(0x300, 0x36F)
FULL_WIDTH = span(0x3000, 0x303F) | span(0xFF01, 0xFF5E) | span(0xFFE0, 0xFFE6)
# The most common Chinese characters (level 1 of GB 2312), so that typed text can be shown.
HANZI = {
    ord(bytes([row, cell]).decode("gb2312"))
    for row in range(0xB0, 0xD8)
    for cell in range(0xA1, 0xFF)
    if (row, cell) < (0xD7, 0xFA)
}
assert len(HANZI) == 3755
MATH_LETTERS = span(0x1D400, 0x1D7FF)
# Upright, bold, italic, script and double-struck: the alphabets that a formula's commands reach.
FORMULA_LETTERS = (
    span(0x1D400, 0x1D4CF) | span(0x1D538, 0x1D56B) | span(0x1D6A4, 0x1D755) | span(0x1D7CC, 0x1D7E1)
)
MATH_EXTRA = (
    span(0x2300, 0x23FF) | span(0x27C0, 0x297F) | span(0x2980, 0x2AFF) | span(0x20D0, 0x20F0) | span(0x2500, 0x25FF)
)


def subset_font(font, characters, features=()):
    options = subset.Options()
    options.layout_features = list(features)
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]  # the names, the copyright and the licence
    options.name_languages = [0x409]
    options.drop_tables += ["FFTM", "DSIG"]
    options.recalc_timestamp = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    return font


def set_line(font):
    em = font["head"].unitsPerEm
    ascent, descent = round(ASCENT * em), round(DESCENT * em)
    hhea, os2 = font["hhea"], font["OS/2"]
    hhea.ascent, hhea.descent, hhea.lineGap = ascent, descent, 0
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = ascent, descent, 0


def add_glyph(font, character, glyph, advance):
    name = f"u{character:04X}"
    glyph.recalcBounds(font["glyf"])
    font["glyf"][name] = glyph
    font["hmtx"][name] = (advance, getattr(glyph, "xMin", 0))
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[character] = name


def bar_of_plus(font):
    """The minus sign: the horizontal bar of the plus sign, with the plus sign's width."""
    pen = TTGlyphPen(None)
    glyph = font["glyf"][font.getBestCmap()[ord("+")]]
    heights = sorted({y for _, y in glyph.coordinates})
    left, right, low, high = glyph.xMin, glyph.xMax, heights[1], heights[2]
    pen.moveTo((left, low))
    for point in ((left, high), (right, high), (right, low)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


def cut_sans(characters, source, *more):
    """Noto Sans, with operators, arrows and shapes from its sister fonts."""
    font = TTFont(source, recalcTimestamp=False)
    own = set(font.getBestCmap())
    wanted = LATIN | GREEK | PUNCTUATION | SIGNS | SHAPES | ACCENTS | {0xFFFD} | characters
    wanted -= MATH_LETTERS  # they are in the math face
    subset_font(font, wanted & own, features=("kern", "mark", "mkmk", "ccmp"))
    minus = font["hmtx"][font.getBestCmap()[ord("+")]][0]
    add_glyph(font, 0x2212, bar_of_plus(font), minus)
    for sister in (TTFont(path, recalcTimestamp=False) for path in more):
        assert sister["head"].unitsPerEm == font["head"].unitsPerEm
        glyphs, table = sister.getGlyphSet(), sister.getBestCmap()
        for character in sorted(wanted & set(table) - set(font.getBestCmap())):
            outline, pen = DecomposingRecordingPen(glyphs), TTGlyphPen(None)
            glyphs[table[character]].draw(outline)
            outline.replay(pen)
            add_glyph(font, character, pen.glyph(), sister["hmtx"][table[character]][0])
    return font


def cut_mono(characters, source):
    font = TTFont(source, recalcTimestamp=False)
    wanted = LATIN | span(0x2010, 0x2026) | {0xFFFD}
    return subset_font(font, wanted & set(font.getBestCmap()))


def cut_cjk(characters, source):
    font = TTFont(source, fontNumber=2, recalcTimestamp=False, lazy=True)  # number 2 is Simplified Chinese
    wanted = HANZI | FULL_WIDTH | PUNCTUATION | characters
    return subset_font(font, wanted & set(font.getBestCmap()))


def cut_cjk_of_texts(characters, source):
    """Without the characters that only a user types, a third of the size."""
    font = TTFont(source, fontNumber=2, recalcTimestamp=False, lazy=True)
    return subset_font(font, (FULL_WIDTH | PUNCTUATION | characters) & set(font.getBestCmap()))


def cut_math(characters, source):
    return cut_math_of_texts(characters | SIGNS | MATH_LETTERS | MATH_EXTRA, source)


def cut_math_of_texts(characters, source):
    """TeX Gyre Pagella Math with its complete MATH table; every glyph is also a character. Without the letters and signs
    that have no command in formulas, two thirds of the size."""
    font = TTFont(source, recalcTimestamp=False)
    wanted = LATIN | GREEK | PUNCTUATION | ACCENTS | FORMULA_LETTERS | characters
    subset_font(font, wanted & set(font.getBestCmap()), features=("ssty", "dtls"))
    # Larger variants and parts of large brackets have no character of their own. For renderers that draw by
    # character, every glyph has a private-use character, computed from its number.
    full = CmapSubtable.newSubtable(12)
    full.platformID, full.platEncID, full.language = 3, 10, 0
    characters = font.getBestCmap()
    glyphs = font.getGlyphOrder()
    assert GLYPHS + len(glyphs) <= PRIVATE_END
    full.cmap = dict(characters)
    full.cmap.update({LETTERS + c - min(MATH_LETTERS): characters[c] for c in MATH_LETTERS if c in characters})
    full.cmap.update({GLYPHS + number: name for number, name in enumerate(glyphs)})
    font["cmap"].tables = [t for t in font["cmap"].tables if (t.platformID, t.platEncID) != (3, 10)] + [full]
    # The font's authors ask that modified versions have another name.
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6):
            record.string = "SurprisalMath" if record.nameID == 6 else "Surprisal Math"
    font["CFF "].cff.fontNames = ["SurprisalMath"]
    return font


def main():
    face, characters_path, out, *sources = sys.argv[1:]
    with open(characters_path, encoding="utf-8") as file:
        characters = {ord(c) for c in file.read() if c != "\n"}
    cut = {"sans": cut_sans, "mono": cut_mono, "cjk": cut_cjk, "cjk_of_texts": cut_cjk_of_texts, "math": cut_math,
           "math_of_texts": cut_math_of_texts}
    font = cut[face](characters, *sources)
    set_line(font)
    font.save(out, reorderTables=True)


main()
