"""Where the server listens, and under which names it answers."""

import errno
import ipaddress
import os
import socket
import urllib.parse

from builder.messages import N_, Translator
from builder.serve.model import ServeOptions

_EVERYWHERE = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - compared with, not bound to


def listen(options: ServeOptions, say: Translator) -> socket.socket:
    """Open the socket; connections wait in it until the server takes them.

    Raises:
        OSError: that cannot be; its text says why in the user's language.
    """
    opened = socket.socket(socket.AF_INET6 if ":" in options.host else socket.AF_INET)
    try:
        if os.name != "nt":  # after an end, the port is free at once; on Windows this would allow to share it
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((options.host, options.port))
        opened.listen()
        opened.setblocking(False)
    except (OSError, OverflowError, UnicodeError) as error:
        opened.close()
        raise OSError(_reason(error, options, say)) from error
    return opened


def _reason(error: Exception, options: ServeOptions, say: Translator) -> str:
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        text = say(N_("port {port} is in use: end the program that holds it, or choose another port"))
    else:
        text = say(N_("cannot listen at {host}, port {port}: {reason}"))
    reason = (error.strerror if isinstance(error, OSError) else "") or str(error)
    return text.format(host=options.host, port=options.port, reason=say(reason))


def port_of(opened: socket.socket) -> int:
    """Return the port that was really taken."""
    port: int = opened.getsockname()[1]
    return port


def url_of(host: str, port: int) -> str:
    """Return what a browser on this machine opens."""
    name = _EVERYWHERE.get(host, host)
    return f"http://[{name}]:{port}/" if ":" in name else f"http://{name}:{port}/"


def is_local_only(opened: socket.socket) -> bool:
    """Return whether only this machine reaches the socket."""
    return _is_loopback(str(opened.getsockname()[0]))


def means_this_machine(host: str, own: str) -> bool:
    """Return whether a Host header names this machine, by a name that always does or by its `own`.

    A page of another site can have its own name resolve to 127.0.0.1, and then counts as this site for the
    browser ("DNS rebinding"). It cannot change the name in the header.
    """
    try:
        name = (urllib.parse.urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return False
    return name in {"localhost", own.lower()} or name.endswith(".localhost") or _is_loopback(name)


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
