"""Whether an address leads anyone to what lies there: status, redirects, certificates, logins.

A finding is a `Problem` whose place is the address; `messages/verify.yml` words it.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from prongsai.problems import Place, Problem, Severity
from prongsai.verifying.answers import Answer, Fault, host_of

CODES: dict[Fault, str] = {
    Fault.UNREACHABLE: "address-unreachable",
    Fault.SLOW: "address-slow",
    Fault.CUT_OFF: "address-cut-off",
    Fault.GARBLED: "address-garbled",
    Fault.TOO_LARGE: "address-too-large",
    Fault.LOOP: "address-loop",
    Fault.ENDLESS: "address-endless",
    Fault.ASTRAY: "address-astray",
    Fault.EXPIRED: "certificate-expired",
    Fault.OTHER_HOST: "certificate-other-host",
    Fault.UNTRUSTED: "certificate-untrusted",
    Fault.TLS: "tls-failed",
}
_LOGIN = re.compile(
    r"(?:^|[/?&=._-])(?:log-?_?in|sign-?_?in|logon|wp-login|sso|oauth2?|accounts?)(?:$|[/?&=._-])", re.IGNORECASE
)
_OK = 200
_REFUSED = frozenset({401, 403, 407})
_GONE = frozenset({404, 410})
_FAILING = 500
_BUSY = 429


def arrival(answer: Answer, moved: str | None = None) -> Iterator[Problem]:
    """What stands between a stranger and an address; nothing when it opens at once.

    moved: the absolute address it may lead to, because the ledger says so.
    """
    place, told = Place(answer.url), {"url": answer.url}
    if answer.fault:
        severity = Severity.CHECK if answer.fault is Fault.TOO_LARGE else Severity.ERROR
        chain = {"chain": answer.chain} if answer.hops else {}
        code = CODES[answer.fault]
        yield Problem(code, place, told | {"chain": answer.url} | chain | dict(answer.particulars), severity)
    elif leads_to_login(answer) or answer.status in _REFUSED:
        yield Problem("login-wall", place, told | {"chain": answer.chain, "status": str(answer.status)})
    elif answer.status in _GONE:
        yield Problem("address-missing", place, told | {"status": str(answer.status)})
    elif answer.status >= _FAILING or answer.status == _BUSY:
        yield Problem("address-failing", place, told | {"status": str(answer.status)})
    elif answer.status != _OK:
        yield Problem("address-status", place, told | {"status": str(answer.status)})
    if answer.hops and answer.fault is None and not leads_to_login(answer):
        yield from _redirected(answer, moved)


def arrived(answer: Answer) -> bool:
    """Whether there is something to look at, at the right host."""
    return (
        answer.fault is None
        and answer.status == _OK
        and host_of(answer.final) == host_of(answer.url)
        and not leads_to_login(answer)
    )


def leads_to_login(answer: Answer) -> bool:
    """Whether a redirect goes to where one logs in."""
    return any(_LOGIN.search(_path(hop)) and not _LOGIN.search(_path(answer.url)) for hop in answer.hops)


def _path(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}"


def _redirected(answer: Answer, moved: str | None) -> Iterator[Problem]:
    place, told = Place(answer.url), {"url": answer.url, "chain": answer.chain, "final": answer.final}
    if moved == answer.final:
        yield Problem("moved-with-reason", place, told, Severity.ADVICE)
    elif any(host_of(hop) != host_of(answer.url) for hop in answer.hops):
        yield Problem("redirect-other-host", place, told | {"host": host_of(answer.final)})
    elif answer.final.lower() == answer.url.lower():
        yield Problem("redirect-case", place, told, Severity.CHECK)
    else:
        yield Problem("address-redirected", place, told, Severity.CHECK)
