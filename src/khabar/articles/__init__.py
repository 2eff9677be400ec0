"""Takes files, folders and pipes; gives articles one by one, and a record of each item that is none."""

from khabar.articles.inputs import list_inputs
from khabar.articles.outlets import find_outlet
from khabar.articles.published import parse_published
from khabar.articles.read import read_articles
from khabar.articles.rejected import Rejected
from khabar.articles.sniff import check_arabic

__all__ = [
    "Rejected",
    "check_arabic",
    "find_outlet",
    "list_inputs",
    "parse_published",
    "read_articles",
]
