"""Sends the message of an alert: to a webhook, by e-mail, or to a command."""

import asyncio
import os
import smtplib
import ssl
import subprocess
from email.message import EmailMessage
from typing import Any

import msgspec

from khabar.feeds.alerts import write_letter
from khabar.feeds.config import Alert, Email
from khabar.feeds.fetch import Failed, Fetcher

SECONDS = 60.0  # that a mail server or a command may take


async def send(fetcher: Fetcher, alert: Alert, email: Email | None, message: dict[str, Any]) -> None:
    """Send a message the alert's way. Raises Failed."""
    body = msgspec.json.encode(message)
    if alert.webhook:
        token = {"authorization": f"Bearer {_secret(alert.token_env)}"} if alert.token_env else {}
        await fetcher.post(alert.webhook, body, {"idempotency-key": message["id"], **token})
    elif alert.email and email:
        await asyncio.to_thread(_mail, email, alert, message)
    else:
        await asyncio.to_thread(_run, alert, body)


def _secret(name: str) -> str:
    value = os.environ.get(name)
    if not value:
        raise Failed(f"the environment variable {name} is not set")
    return value


def _mail(email: Email, alert: Alert, message: dict[str, Any]) -> None:
    letter = EmailMessage()
    number = len(message["events"]) or len(message["articles"])
    letter["Subject"] = f"Khabar: {' '.join(alert.name.split())} ({number})"
    letter["From"], letter["To"] = email.sender, ", ".join(alert.email)
    letter["Message-ID"] = f"<{message['id']}@khabar>"
    letter.set_content(write_letter(message))
    context = ssl.create_default_context()
    try:
        with _connect(email, context) as server:
            if email.security == "starttls":
                server.starttls(context=context)
            if email.user and email.password_env:
                server.login(email.user, _secret(email.password_env))
            server.send_message(letter)
    except (OSError, smtplib.SMTPException) as error:
        raise Failed(f"mail: {error}") from error


def _connect(email: Email, context: ssl.SSLContext) -> smtplib.SMTP:
    if email.security == "tls":
        return smtplib.SMTP_SSL(email.host, email.port, timeout=SECONDS, context=context)
    return smtplib.SMTP(email.host, email.port, timeout=SECONDS)


def _run(alert: Alert, body: bytes) -> None:
    """Run a command without a shell; the message comes as JSON on its standard input, never among its arguments."""
    try:
        done = subprocess.run(alert.command, input=body, capture_output=True, timeout=SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Failed(f"command: {error}") from error
    if done.returncode:
        said = done.stderr.decode("utf8", "replace").strip()[-200:]
        raise Failed(f"command ended with {done.returncode}: {said}")
