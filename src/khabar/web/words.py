"""Gives the words of the pages in one language."""

from functools import cache

from khabar.knowledge import load_table

LANGUAGES = {"ar": "rtl", "en": "ltr"}
COLUMN = {"ar": "in_arabic", "en": "english"}


class Words:
    """The words of one language: called with a key, and names to fill in."""

    def __init__(self, language: str) -> None:
        self.language, self.direction = language, LANGUAGES[language]
        self.table = {row["key"]: row[COLUMN[language]] for row in load_table("web/words").rows}

    def __call__(self, key: str, **names: object) -> str:
        """Give a word or sentence. Raises KeyError for a key that the table lacks.

        >>> Words("ar")("search"), Words("en")("search")
        ('بحث', 'Search')
        """
        text = self.table[key]
        return text.format(**names) if names else text

    def many(self, key: str, number: int) -> str:
        """Give the word for so many of something: Arabic has forms for one, two, three to ten, and more.

        >>> Words("en").many("chains", 1), Words("ar").many("chains", 2)
        ('independent chain', 'سلسلتان مستقلتان')
        """
        few = 3 <= number % 100 <= 10
        form = "one" if number == 1 else "two" if number == 2 else "few" if few or number == 0 else "many"
        return self.table[f"{key}.{form}"]

    def value(self, group: str, value: str | None) -> str:
        """Give the word for a value of a reading, such as the type ASSAULT; the value itself where there is none.

        >>> Words("en").value("type", "ASSAULT"), Words("en").value("mode", "new")
        ('assault', 'new')
        """
        return self.table.get(f"{group}.{value}".replace(" ", "_"), value) if value else ""

    def values(self, group: str) -> list[str]:
        """Give the values of a group that have words, in the order of the table."""
        return [key.partition(".")[2].replace("_", " ") for key in self.table if key.startswith(group + ".")]


@cache
def load_words(language: str) -> Words:
    """Give the words of a language: "ar" or "en"."""
    return Words(language)


def choose_language(chosen: str | None, accepted: str) -> str:
    """Give the language chosen by cookie, else the first that the browser accepts, else Arabic.

    >>> choose_language(None, "fr,en;q=0.8,ar;q=0.5"), choose_language("ar", "en"), choose_language("xx", "")
    ('en', 'ar', 'ar')
    """
    if chosen in LANGUAGES:
        return str(chosen)
    asked = [part.split(";")[0].strip()[:2].lower() for part in accepted.split(",")]
    return next((one for one in asked if one in LANGUAGES), "ar")
