"""Writes ext/unicodedata/*.bin and *.txt: what module unicodedata knows of every code point.

Run it with CPython 3.14, whose tables are those of Unicode 16.0 (and 3.2), from the root of the repository, with the
character names that golang.org/x/text has on standard input:

    go run ./internal/tools/runenames | python3.14 internal/tools/unitables/unidata.py
"""

import sys
import unicodedata
from itertools import groupby

COUNT = 0x110000
BLOCK = 128
DIR = "ext/unicodedata/"
CATEGORIES = "Cn Lu Ll Lt Mn Mc Me Nd Nl No Zs Zl Zp Cc Cf Cs Co Lm Lo Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So".split()
BIDI = " L LRE LRO R AL RLE RLO PDF EN ES ET AN CS NSM BN B S WS ON LRI RLI FSI PDI".split(" ")
WIDTHS = "F H W Na A N".split()

# Names that unicodedata.lookup knows beside those of unicodedata.name. Those of control characters:
ALIASES = """
NULL; START OF HEADING; START OF TEXT; END OF TEXT; END OF TRANSMISSION; ENQUIRY; ACKNOWLEDGE; ALERT; BACKSPACE;
CHARACTER TABULATION; HORIZONTAL TABULATION; LINE FEED; NEW LINE; END OF LINE; LINE TABULATION; VERTICAL TABULATION; FORM FEED;
CARRIAGE RETURN; SHIFT OUT; LOCKING-SHIFT ONE; SHIFT IN; LOCKING-SHIFT ZERO; DATA LINK ESCAPE; DEVICE CONTROL ONE;
DEVICE CONTROL TWO; DEVICE CONTROL THREE; DEVICE CONTROL FOUR; NEGATIVE ACKNOWLEDGE; SYNCHRONOUS IDLE;
END OF TRANSMISSION BLOCK; CANCEL; END OF MEDIUM; SUBSTITUTE; ESCAPE; INFORMATION SEPARATOR FOUR; FILE SEPARATOR;
INFORMATION SEPARATOR THREE; GROUP SEPARATOR; INFORMATION SEPARATOR TWO; RECORD SEPARATOR; INFORMATION SEPARATOR ONE;
UNIT SEPARATOR; DELETE; PADDING CHARACTER; HIGH OCTET PRESET; BREAK PERMITTED HERE; NO BREAK HERE; INDEX; NEXT LINE;
START OF SELECTED AREA; END OF SELECTED AREA; CHARACTER TABULATION SET; HORIZONTAL TABULATION SET;
CHARACTER TABULATION WITH JUSTIFICATION; HORIZONTAL TABULATION WITH JUSTIFICATION; LINE TABULATION SET;
VERTICAL TABULATION SET; PARTIAL LINE FORWARD; PARTIAL LINE DOWN; PARTIAL LINE BACKWARD; PARTIAL LINE UP; REVERSE LINE FEED;
REVERSE INDEX; SINGLE SHIFT TWO; SINGLE-SHIFT-2; SINGLE SHIFT THREE; SINGLE-SHIFT-3; DEVICE CONTROL STRING; PRIVATE USE ONE;
PRIVATE USE-1; PRIVATE USE TWO; PRIVATE USE-2; SET TRANSMIT STATE; CANCEL CHARACTER; MESSAGE WAITING;
START OF GUARDED AREA; START OF PROTECTED AREA; END OF GUARDED AREA; END OF PROTECTED AREA; START OF STRING;
SINGLE GRAPHIC CHARACTER INTRODUCER; SINGLE CHARACTER INTRODUCER; CONTROL SEQUENCE INTRODUCER; STRING TERMINATOR;
OPERATING SYSTEM COMMAND; PRIVACY MESSAGE; APPLICATION PROGRAM COMMAND;
NUL; SOH; STX; ETX; EOT; ENQ; ACK; BEL; BS; TAB; HT; LF; NL; EOL; VT; FF; CR; SO; SI; DLE; DC1; DC2; DC3; DC4; NAK; SYN; ETB;
CAN; EOM; EM; SUB; ESC; FS; GS; RS; US; SP; DEL; PAD; HOP; BPH; NBH; IND; NEL; SSA; ESA; HTS; HTJ; VTS; PLD; PLU; RI; SS2; SS3;
DCS; PU1; PU2; STS; CCH; MW; SPA; EPA; SOS; SGC; SCI; CSI; ST; OSC; PM; APC; NBSP; SHY; CGJ; ALM; ZWSP; ZWNJ; ZWJ; LRM; RLM;
LRE; RLE; PDF; LRO; RLO; NNBSP; MMSP; WJ; LRI; RLI; FSI; PDI; BOM; ZWNBSP; BYTE ORDER MARK; FVS1; FVS2; FVS3; FVS4; MVS
"""
# Corrections of names.
FIXES = """
LATIN CAPITAL LETTER GHA; LATIN SMALL LETTER GHA; ARABIC SMALL HIGH LIGATURE ALEF WITH YEH BARREE; SYRIAC SUBLINEAR COLON SKEWED LEFT;
KANNADA LETTER LLLA; LAO LETTER FO FON; LAO LETTER FO FAY; LAO LETTER RO; LAO LETTER LO; TIBETAN MARK BKA- SHOG GI MGO RGYAN;
MYANMAR LETTER SHAN PHA; HANGUL JONGSEONG YESIEUNG-KIYEOK; HANGUL JONGSEONG YESIEUNG-SSANGKIYEOK;
HANGUL JONGSEONG SSANGYESIEUNG; HANGUL JONGSEONG YESIEUNG-KHIEUKH; SUNDANESE LETTER ARCHAIC I; WEIERSTRASS ELLIPTIC FUNCTION;
MICR ON US SYMBOL; MICR DASH SYMBOL; LEFTWARDS TRIANGLE-HEADED ARROW WITH DOUBLE VERTICAL STROKE;
RIGHTWARDS TRIANGLE-HEADED ARROW WITH DOUBLE VERTICAL STROKE; YI SYLLABLE ITERATION MARK; MYANMAR LETTER KHAMTI LLA;
PRESENTATION FORM FOR VERTICAL RIGHT WHITE LENTICULAR BRACKET; CUNEIFORM SIGN NU11 TENU; CUNEIFORM SIGN NU11 OVER NU11 BUR OVER BUR;
BYZANTINE MUSICAL SYMBOL FTHORA SKLIRON CHROMA VASIS; MEDEFAIDRIN CAPITAL LETTER H; MEDEFAIDRIN CAPITAL LETTER NG;
MEDEFAIDRIN SMALL LETTER H; MEDEFAIDRIN SMALL LETTER NG; HENTAIGANA LETTER E-1; PRESENTATION FORM FOR VERTICAL RIGHT WHITE LENTICULAR BRAKCET
"""


def write_props(ucd, name):
    """Two levels: numbers of blocks, blocks of numbers of records, records; preceded by the number of blocks."""
    records, ids, blocks = {}, [], {}
    for i in range(COUNT):
        c = chr(i)
        r = bytes([CATEGORIES.index(ucd.category(c)), BIDI.index(ucd.bidirectional(c)), WIDTHS.index(ucd.east_asian_width(c)),
                   ucd.combining(c), ucd.mirrored(c)])
        ids.append(records.setdefault(r, len(records)).to_bytes(2, "little"))
    index = [blocks.setdefault(b"".join(ids[i:i + BLOCK]), len(blocks)) for i in range(0, COUNT, BLOCK)]
    with open(DIR + name, "wb") as f:
        f.write(b"".join(n.to_bytes(2, "little") for n in [len(blocks), *index]) + b"".join(blocks) + b"".join(records))


def write_numbers(ucd, name):
    """Lines of a code point, its values as a decimal, a digit and a number; - if it is none."""
    with open(DIR + name, "w") as f:
        for i in range(COUNT):
            values = [f(chr(i), "-") for f in (ucd.decimal, ucd.digit, ucd.numeric)]
            if values != ["-"] * 3:
                print(f"{i:X}", *values, file=f)


def write_decompositions():
    """Lines of a code point and its decomposition; with a ! between them if it is not composed again."""
    with open(DIR + "decompositions.txt", "w") as f:
        for i in range(COUNT):
            c = chr(i)
            if not 0xAC00 <= i < 0xD7A4 and (d := unicodedata.decomposition(c)):
                print(f"{i:X}", *["!"] * (d[0] != "<" and unicodedata.normalize("NFC", c) != c), d, file=f)


def write_names():
    """Ranges of names that end in the code point (first, last, the rest), then single names that x/text lacks, then aliases."""
    known = dict(line.rstrip("\n").split(" ", 1) for line in sys.stdin)
    ranges, single = [], []
    for i in range(COUNT):
        name, hexa = unicodedata.name(chr(i), ""), f"{i:04X}"
        if name.endswith("-" + hexa):
            ranges.append((i, name.removesuffix(hexa)))
        elif name and known.get(hexa) != name and not name.startswith("HANGUL SYLLABLE "):
            single.append((hexa, name))
    with open(DIR + "names.txt", "w") as f:
        for (_, prefix), g in groupby(enumerate(ranges), lambda e: (e[1][0] - e[0], e[1][1])):
            g = [i for _, (i, _) in g]
            print(f"{g[0]:04X}-{g[-1]:04X}", prefix, file=f)
        for hexa, name in single:
            print(hexa, name, file=f)
        for name in " ".join((ALIASES + ";" + FIXES).split()).split(";"):
            try:
                c = unicodedata.lookup(name.strip())
            except KeyError:
                print("not known:", name, file=sys.stderr)
                continue
            if unicodedata.name(c, "") != name.strip():
                print(f"={ord(c):04X}", name.strip(), file=f)


write_props(unicodedata, "props.bin")
write_props(unicodedata.ucd_3_2_0, "props32.bin")
write_numbers(unicodedata, "numbers.txt")
write_numbers(unicodedata.ucd_3_2_0, "numbers32.txt")
write_decompositions()
write_names()
