"""Reads forms: the fields that a page sent, once its token is checked."""

from typing import Annotated

from fastapi import Depends, Request

from khabar.store.users import User
from khabar.web.desk import Visit


class Sent:
    """A form that came with the right token: its fields, and who sent it."""

    def __init__(self, visit: Visit, fields: dict[str, str]) -> None:
        self.visit, self.fields = visit, fields

    def user(self, role: str) -> User:
        """Give who sent it. Raises NotAllowed for one who has not this role, or a form of another session."""
        user = self.visit.check_role(role)
        self.visit.check_written(self.fields.get("csrf"))
        return user

    def __getitem__(self, name: str) -> str:
        return self.fields.get(name, "").strip()


async def read_form(request: Request) -> Sent:
    """Read the fields of a form; files are none."""
    form = await request.form(max_files=0, max_fields=300)
    return Sent(Visit(request), {name: value for name, value in form.items() if isinstance(value, str)})


Form = Annotated[Sent, Depends(read_form)]
