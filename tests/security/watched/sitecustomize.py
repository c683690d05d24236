"""Loaded by Python before a watched program: every use of the network is recorded and refused.

It sees what Python itself does. ``ITA_WATCH`` names the file that takes the notes.
"""

import os
import sys

_LOCAL = 1  # AF_UNIX: how processes of one machine speak with each other
_ASKING = (
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.gethostbyaddr",
    "socket.getnameinfo",
    "urllib.Request",
    "http.client.connect",
    "ftplib.connect",
    "smtplib.connect",
)
_notes = os.open(os.environ["ITA_WATCH"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)


def _refuse(event, arguments):
    reaching = (
        event in _ASKING
        or (event == "socket.__new__" and int(arguments[1]) not in (-1, _LOCAL))
        or (event in ("socket.connect", "socket.bind", "socket.sendto") and arguments[0].family != _LOCAL)
    )
    if reaching:
        os.write(_notes, f"{event} {arguments!r}\n".encode())
        raise PermissionError(f"no network: {event}")


sys.addaudithook(_refuse)
