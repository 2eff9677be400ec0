"""Khabar's own annotated news: marks (ids, places, codes; no text) that a copy of ANT turns back into articles.

Takes ANT (Chouigui et al.) as JSON Lines, gzipped or plain; gives articles with records for `khabar evaluate`.
"""

from khabar.corpus.rebuild import MARKS, Annotated, Lost, lay_out, load_marks, rebuild

__all__ = ["MARKS", "Annotated", "Lost", "lay_out", "load_marks", "rebuild"]
