"""Makes the table of verb forms (src/khabar/knowledge/words/forms.txt) from roots and patterns.

    python -m training.forms

Verbs: the attested root-and-pattern pairs of mazini's lexicon (CC BY 4.0) that ANT uses. Forms: mazini's paradigms, unvocalised
and folded. A line is a lemma and its forms, each as code and letters; forms spelt alike share a line of codes.
"""

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from mazini import conjugate
from mazini.lexicon import attested_wazns, lexicon_roots

from khabar.knowledge import load_table
from khabar.text import CleanText, fold

HERE = Path(__file__).resolve().parent
ANT = HERE.parent.parent / "shared" / "data" / "ant" / "articles.jsonl.gz"
OUT = HERE.parent / "src" / "khabar" / "knowledge" / "words" / "forms.txt"
SLOT = re.compile(r"(past|ind|sub|juss)_(pass_)?([123])([mf]?)([sdp])$")
KEPT = ("P3MSA", "P3FSA", "P3MPA", "P3MSS", "I3MSA", "I3FSA", "I3MPA", "I3MSS", "I3FSS")  # kept even if ANT lacks them
LEAST = 12  # how often ANT must use the clearly verbal forms of a verb
WORD = re.compile(r"[\u0621-\u064a]+")


def plain(form: str) -> str:
    """Unvocalise and fold a form."""
    return fold(CleanText(form).clean)


def corpus() -> Counter[str]:
    """Count ANT's words without a leading conjunction."""
    counts: Counter[str] = Counter()
    with gzip.open(ANT, "rt", encoding="utf8") as lines:
        for line in lines:
            counts.update(WORD.findall(fold(json.loads(line)["text"])))
    for word in list(counts):
        if word[0] in "وف" and word[1:] in counts:
            counts[word[1:]] += counts[word]
    return counts


def table_verbs() -> set[str]:
    """Give the folded verbs that the tables of acts and attributions name."""
    found: set[str] = set()
    for table, column in (("events/acts", "verb"), ("events/light", "verbs"), ("attributions/verbs", "past")):
        for row in load_table(table).rows:
            found.update(fold(word) for word in row[column].split("|") if word and " " not in word)
    return found


def paradigm(root: str, wazn: str) -> dict[str, set[str]]:
    """Give code -> forms: tense P (past) or I (imperfect), person, gender, number, voice A or S."""
    found: dict[str, set[str]] = defaultdict(set)
    for slot, forms in conjugate(root, wazn).slots.items():
        match = SLOT.match(slot)
        if match:
            tense = "P" if match[1] == "past" else "I"
            code = f"{tense}{match[3]}{(match[4] or '-').upper()}{match[5].upper()}{'S' if match[2] else 'A'}"
            found[code] |= {plain(form.form) for form in forms}
    return found


def main() -> None:
    """Write the table."""
    counts, wanted = corpus(), table_verbs()
    verbs: dict[str, dict[str, set[str]]] = {}
    weights: Counter[str] = Counter()
    for root in lexicon_roots():
        for wazn in attested_wazns(root):
            try:
                forms = paradigm(root, wazn)
            except Exception:  # noqa: BLE001 - mazini refuses some pairs of its own lexicon; they are left out
                continue
            past = forms.get("P3MSA")
            if not past:
                continue
            lemma = min(past)
            clear = {f for code in ("I3MSA", "I3MPA", "P3MPA", "I3FSA") for f in forms.get(code, ())}
            weight = sum(counts[f] for f in clear) + min(counts[lemma], 200) // 10
            if weight >= LEAST or lemma in wanted:
                # the past forms tell patterns apart that share their imperfect (I, II and IV)
                own = {f for code in ("P3FSA", "P3MPA") for f in forms.get(code, ())}
                weights[lemma] = max(weights[lemma], 1 + sum(counts[f] for f in own) + min(counts[lemma], 2000) // 10)
                into = verbs.setdefault(lemma, defaultdict(set))
                for code, spelt in forms.items():
                    if code[1] != "2":
                        into[code] |= {f for f in spelt if f in counts or code in KEPT}
    with OUT.open("w", encoding="utf8") as out:
        for lemma, _ in weights.most_common():
            codes: dict[str, list[str]] = defaultdict(list)
            for code, spelt in sorted(verbs[lemma].items()):
                for form in spelt:
                    codes[form].append(code)
            cells = [f"{form} {','.join(c)}" for form, c in sorted(codes.items()) if len(form) > 1]
            out.write("\t".join([lemma, str(weights[lemma]), *cells]) + "\n")
    article = fold("ال")
    stems = sorted(w[2:] for w, n in counts.items() if n >= 4 and len(w) > 3 and w.startswith(article))
    with (OUT.parent / "nominals.txt").open("w", encoding="utf8") as out:
        out.write(
            "# Stems that news writes with the article (at least 4 times in ANT, Apache-2.0), made by training/forms.py\n"
        )
        out.writelines(" ".join(stems[at : at + 20]) + "\n" for at in range(0, len(stems), 20))
    sys.stdout.write(f"{len(stems)} nominals\n")
    sys.stdout.write(f"{len(verbs)} verbs, {sum(len(v) for v in verbs.values())} codes, {OUT.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
