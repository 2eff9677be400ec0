"""Takes an open store; gives the desk: pages in Arabic and English, a JSON API, review, charts."""

from khabar.web.app import make_app
from khabar.web.passwords import hash_password

__all__ = ["hash_password", "make_app"]
