"""`khabar serve`: opens the desk on a store in a browser."""

import os
import sys

import click

LOOPBACK = ("127.0.0.1", "localhost", "::1")
ROLES = ("reader", "reviewer", "admin")
RATE = "Requests a minute that one token, or address, may make of the API and files, in each process; 0: no limit."


@click.command()
@click.argument("store", metavar="STORE")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="Port to listen on.")
@click.option("--public", is_flag=True, help="Everybody may read; nobody may sign in or change anything.")
@click.option("--open-review", is_flag=True, help="Reviewers see each other's decisions at once, not blind.")
@click.option("--name", "names", multiple=True, help="Host name under which it answers (default: any).")
@click.option("--rate", default=600, show_default=True, type=click.IntRange(0), help=RATE)
@click.option("--processes", default=1, show_default=True, type=click.IntRange(1), help="How many answer at once.")
@click.option("--add-user", metavar="NAME", help="Add a user and stop; asks for the password.")
@click.option("--role", type=click.Choice(ROLES), default="reader", show_default=True, help="Role of the new user.")
@click.option("--password-stdin", is_flag=True, help="Read the new user's password from standard input.")
def command(
    store: str,
    host: str,
    port: int,
    public: bool,
    open_review: bool,
    names: tuple[str, ...],
    rate: int,
    processes: int,
    add_user: str | None,
    role: str,
    password_stdin: bool,
) -> None:
    """Open the desk on STORE (sqlite:///desk.db or postgresql://…): read, search, review.

    Without users and on this machine alone, everybody may read; with users, they sign in. Readers read, reviewers
    also decide, admins also make items final and change users. Behind a proxy, let the proxy speak HTTPS.

    \b
    Examples:
      khabar serve sqlite:///desk.db
      khabar serve sqlite:///desk.db --add-user amal --role reviewer
      khabar serve postgresql://desk@localhost/desk --host 0.0.0.0 --public
    """
    from khabar.errors import StoreError
    from khabar.store import open_store
    from khabar.store.users import list_users

    try:
        import uvicorn

        from khabar.web import hash_password
    except ModuleNotFoundError as error:
        step = "pip install 'khabar[web]'"
        raise StoreError(f"{error.name} is not installed", where="khabar serve", next=step) from error
    with open_store(store) as desk:
        if add_user is not None:
            from khabar.store import users

            users.add_user(desk, add_user, hash_password(_password(password_stdin)), role)
            click.echo(f"{add_user} may sign in as {role}")
            return
        known = bool(list_users(desk))
    if not known and not public and host not in LOOPBACK:
        step = "add one with --add-user, or choose --public"
        raise StoreError("the desk has no users, and others could reach it", where=host, next=step)
    settings = {"STORE": store, "PUBLIC": public, "OPEN": not known, "NAMES": ",".join(names)}
    settings |= {"REVIEW": open_review, "RATE": rate}
    os.environ.update({f"KHABAR_SERVE_{name}": str(value or "") for name, value in settings.items()})
    click.echo(f"the desk: http://{host}:{port}/ (Control-C ends it)", err=True)
    uvicorn.run(
        "khabar.web.serve:make", factory=True, host=host, port=port, workers=processes, log_level="warning",
        server_header=False,
        timeout_worker_healthcheck=60,  # a busy worker is slow to say that it lives, and would be ended
    )  # fmt: skip


def _password(from_stdin: bool) -> str:
    if from_stdin:
        return str(sys.stdin.readline()).rstrip("\n")
    given: object = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    return str(given)
