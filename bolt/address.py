"""Where a server listens for Bolt, and whether by TLS."""

import ssl
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

PORT = 7687
PLAIN, TRUSTED, SELF_SIGNED = "bolt", "bolt+s", "bolt+ssc"


@dataclass(frozen=True, slots=True)
class Address:
    host: str
    port: int
    tls: ssl.SSLContext | None

    @classmethod
    def parse(cls, uri: str) -> Self | None:
        """`bolt://host:port`, `bolt+s://`, or `bolt+ssc://`, which believes any certificate; None where it is none of these.

        Raises ValueError for a port that is none.
        """
        parts = urlsplit(uri)
        if parts.scheme not in (PLAIN, TRUSTED, SELF_SIGNED):
            return None
        return cls(parts.hostname or "localhost", parts.port or PORT, _tls(parts.scheme))


def _tls(scheme: str) -> ssl.SSLContext | None:
    if scheme == PLAIN:
        return None
    # As the driver's: what create_default_context asks of a certificate grows with Python.
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if scheme == SELF_SIGNED:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    else:
        context.load_default_certs()
    return context
