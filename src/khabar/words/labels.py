"""Gives the tagger's short labels: c and p stand for whatever conjunction and preposition a form is written with."""

from khabar.words.features import FUTURE, LAM
from khabar.words.stems import CONJ, PREP

FRONTS = {"VERB": FUTURE + LAM, "AUX": FUTURE + LAM}  # what may stand before a word of a class; else PREP


def shortened(label: str) -> str:
    """Give the short form of a label, by which the tagger need tell fewer apart.

    >>> shortened("وب+s NOUN"), shortened("س+ VERB"), shortened("+ ADJ")
    ('cp+s NOUN', 'p+ VERB', '+ ADJ')
    """
    before, _, rest = label.partition("+")
    conj = before.startswith(tuple(CONJ))
    return f"{'c' * conj}{'p' * (len(before) > conj)}+{rest}"


def spelt_out(form: str, short: str) -> str:
    """Give the label that a short one means for a form; a clitic that the form does not begin with is left out.

    >>> spelt_out("وبلدهم", "cp+s NOUN"), spelt_out("سيقول", "p+ VERB"), spelt_out("مدينة", "p+ NOUN")
    ('وب+s NOUN', 'س+ VERB', '+ NOUN')
    """
    marks, _, rest = short.partition("+")
    before = ""
    for mark in marks:
        allowed = CONJ if mark == "c" else FRONTS.get(rest.rpartition(" ")[2], PREP)
        if form[len(before) :][:1] in tuple(allowed):
            before += form[len(before)]
    return f"{before}+{rest}"
