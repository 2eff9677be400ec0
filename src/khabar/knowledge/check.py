"""Gives what is wrong with the knowledge tables, one sentence a fault, so that a table can be mended without Python."""

import re
from collections.abc import Iterator

from khabar.errors import TableError
from khabar.knowledge.tables import Row, Table, load_table, table_names

CODE = r"\w+"
ISO = frozenset(
    re.findall(
        CODE,
        """
        ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH
        BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB
        CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO
        GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN
        IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA
        MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER
        NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU
        RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA
        TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT
        WLF WSM XKX YEM ZAF ZMB ZWE
        """,
    )
)
COUNTRIES = ISO | {"IGO", "NGO", "IMG"}
SECTORS = frozenset(
    re.findall(CODE, "GOV MIL COP JUD LEG SPY PTY OPP REB PRM UAF CVL JRN EDU BUS LAB MED REF REL CRM ELI SOC PRE UNK")
)
KINDS = frozenset(
    re.findall(CODE, "agency media person government organisation group anonymous document office nationality place")
)
FORMS = ("names", "arabic")
"""Columns whose alternatives name one thing each: words alike but for alef and yeh, or in two rows, are twins."""

SHARED = ("places/gazetteer",)
"""Tables whose rows may share a name: many places are called alike."""

STRAY = re.compile(
    "[\u0640\u064b-\u0652\u0660-\u0669\u0670\u0671\u06a9\u06aa\u06be\u06c0-\u06c3\u06cc-\u06d3\u06d5\u06f0-\u06f9"
    "\u00a0\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufb50-\ufdff\ufe70-\ufeff]"
)
FOLDED = str.maketrans({"\u0623": "\u0627", "\u0625": "\u0627", "\u0622": "\u0627", "\u0649": "\u064a"})
COLUMN = re.compile(r"[a-z][a-z_]*")
KEY = re.compile(r"[!-~]+")


def check_all() -> list[str]:
    """Check every shipped table; an empty list is what a build wants."""
    faults: list[str] = []
    for name in table_names():
        try:
            faults += check_table(load_table(name))
        except TableError as error:
            faults.append(str(error))
    return faults


def check_table(table: Table) -> list[str]:
    """Check one table: its head, columns, keys, cells, letters, codes and twins; give a sentence for each fault.

    >>> bad = Table("times/feasts", ("By hand.",), ("key", "words"), ({"key": "fitr", "words": "عيد الفطر|"},), (3,))
    >>> check_table(bad)  # the feast of breaking the fast, and an alternative without words
    ['times/feasts line 3: padded or empty alternative in words']
    """
    faults = [f"{table.name}: {fault}" for fault in _shape(table)]
    seen: dict[tuple[str, str], int] = {}
    for row, line in zip(table.rows, table.lines, strict=True):
        found = [*_cells(row), *_codes(table.name, row), *_twins(row, line, {} if table.name in SHARED else seen)]
        faults += [f"{table.name} line {line}: {fault}" for fault in found]
    return faults


def _shape(table: Table) -> Iterator[str]:
    if not any(table.head):
        yield "no head that tells where its words come from"
    if not table.columns or table.columns[0] != "key":
        yield "the first column is not key"
    for column in table.columns:
        if not COLUMN.fullmatch(column):
            yield f"bad column name {column!r}"
    if len(set(table.columns)) < len(table.columns):
        yield "two columns of one name"
    if not table.rows:
        yield "no rows"


def _cells(row: Row) -> Iterator[str]:
    if "key" in row and not KEY.fullmatch(row["key"]):
        yield f"key {row['key']!r} is missing or not plain ASCII without spaces"
    if row.get("example") == "":
        yield "no example"
    for column, cell in row.items():
        stray = STRAY.search(cell)
        if stray:
            yield f"stray letter U+{ord(stray[0]):04X} in {column}"
        if cell != " ".join(cell.split()):
            yield f"padded cell in {column}"
        if "|" not in cell:
            continue
        parts = cell.split("|")
        empty = "" in parts and not cell.isascii()  # codes may name "none" by an empty alternative, words may not
        if empty or any(part != part.strip() for part in parts):
            yield f"padded or empty alternative in {column}"
        folded = [part.translate(FOLDED) if column in FORMS else part for part in parts]
        twins = sorted({part for part, same in zip(parts, folded, strict=True) if folded.count(same) > 1})
        if twins:
            yield f"twin alternatives in {column}: {', '.join(twins)}"


def _codes(table: str, row: Row) -> Iterator[str]:
    for column, known in (("country", COUNTRIES), ("pre", ISO), ("sectors", SECTORS), ("kind", KINDS)):
        if column not in row or not table.startswith("actors/"):
            continue
        for code in row[column].split("|"):
            if code and code not in known:
                yield f"unknown {column} {code!r}"


def _twins(row: Row, line: int, seen: dict[tuple[str, str], int]) -> Iterator[str]:
    """Tell keys, and names of one thing, that stand in an earlier row too."""
    wanted = [("key", row["key"])] if row.get("key") else []
    for column in FORMS:
        wanted += [(column, form.translate(FOLDED)) for form in row.get(column, "").split("|") if form]
    for column, form in wanted:
        first = seen.setdefault((column, form), line)
        if first != line:
            yield f"twin of line {first} in {column}: {form}"
