"""Asks the web as a stranger does: no cookies, no password, an honest name, politely and not for ever.

Every answer becomes an `Answer`; nothing is raised but what ends the program. A request runs in a thread of its own,
so that its time holds for all of it: the name, the handshake, headers and a body that drips.
"""

import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime
from http.cookiejar import DefaultCookiePolicy
from importlib.metadata import version
from urllib.parse import urljoin, urlsplit

import requests
from requests.exceptions import RequestException, SSLError
from urllib3.exceptions import HTTPError

from prongsai.verifying.answers import OUT_OF_REACH, Answer, Fault, host_of
from prongsai.verifying.receiving import received

USER_AGENT = f"prongsai-verify/{version('prongsai')} (checks its own agency's submitted addresses)"
LARGEST = 100 * 1024 * 1024
"""Bytes of one answer, unpacked."""
MOST_REDIRECTS = 5
LONGEST_WAIT = 60.0
"""Seconds that a server may ask us to stay away (`Retry-After`)."""
DOWN_AFTER = 3
"""So many addresses in a row out of reach, and a host is asked no more."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 500, 502, 503, 504})
_WEB = frozenset({"http", "https"})


@dataclass
class Host:
    """What is remembered of a host; grows while it is asked."""

    last: float | None = None
    """When it was last asked, on the clock of the fetcher."""
    failures: int = 0
    """Addresses out of reach since one was not."""
    robots: str | None = None
    """Its robots.txt; None when it was not asked for."""


@dataclass
class Fetcher:
    """Opens addresses one after the other."""

    rate: float = 2.0
    """Requests a second to one host."""
    timeout: float = 20.0
    """Seconds for the whole of one request."""
    retries: int = 2
    """How often an address is asked again that is busy or out of reach."""
    largest: int = LARGEST
    wait: Callable[[float], object] = time.sleep
    clock: Callable[[], float] = time.monotonic
    hosts: dict[str, Host] = field(default_factory=dict)
    _session: requests.Session | None = None

    def get(self, url: str) -> Answer:
        """What stands at an address, at the end of its redirects."""
        hops: list[str] = []
        here = url
        while True:
            answer = replace(self._persistent(here), url=url, hops=tuple(hops))
            if answer.fault or answer.status not in _REDIRECTS:
                return answer
            target = _target(here, answer.headers.get("location", ""))
            if target is None:
                told = {"target": answer.headers.get("location", "") or "–"}
                return replace(answer, fault=Fault.ASTRAY, particulars=told)
            hops.append(target)
            answer = replace(answer, hops=tuple(hops))
            if target in {url, *hops[:-1]}:
                return replace(answer, fault=Fault.LOOP)
            if len(hops) > MOST_REDIRECTS:
                return replace(answer, fault=Fault.ENDLESS)
            here = target

    def robots(self, url: str) -> str:
        """The robots.txt of the host of an address, asked for once; empty when there is none."""
        host = self._host(url)
        if host.robots is None:
            answer = self.get(urljoin(url, "/robots.txt"))
            found = answer.fault is None and answer.status == requests.codes.ok
            host.robots = answer.text if found and "html" not in answer.media_type else ""
        return host.robots

    def _host(self, url: str) -> Host:
        return self.hosts.setdefault(host_of(url), Host())

    def _persistent(self, url: str) -> Answer:
        """One request without redirects, repeated while the host is busy or out of reach."""
        host = self._host(url)
        if host.failures >= DOWN_AFTER:
            return Answer(url, fault=Fault.UNREACHABLE, particulars={"reason": "host is down"})
        answer = self._in_turn(url, host)
        for attempt in range(self.retries):
            pause = _asked_pause(answer.headers) or float(2**attempt)
            if not _passing(answer) or pause > LONGEST_WAIT:
                break
            self.wait(pause)
            answer = self._in_turn(url, host)
        host.failures = host.failures + 1 if answer.fault in OUT_OF_REACH else 0
        return answer

    def _in_turn(self, url: str, host: Host) -> Answer:
        """One request, not before its host has had its rest and not longer than its time."""
        now = self.clock()
        if host.last is not None and (rest := host.last + 1 / self.rate - now) > 0:
            self.wait(rest)
            now += rest
        host.last = now
        session = self._session or _stranger()
        self._session = None  # until this request has come to its end, nobody else may use its connection
        request = _Request(session, url, self.timeout, self.largest)
        thread = threading.Thread(target=request.run, daemon=True)
        thread.start()
        try:
            thread.join(self.timeout)
        finally:
            request.given_up = thread.is_alive()
        if request.given_up or request.answer is None:
            return Answer(url, fault=Fault.SLOW)
        self._session = session
        return request.answer

    def close(self) -> None:
        """Let go of all connections."""
        if self._session:
            self._session.close()
            self._session = None


def _stranger() -> requests.Session:
    """A session that keeps nothing and shows nothing of whoever runs it."""
    session = requests.Session()
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    session.auth = lambda request: request  # or passwords of a .netrc would be sent
    session.headers.clear()
    session.headers.update({"User-Agent": USER_AGENT, "Accept": "*/*", "Accept-Encoding": "gzip"})
    return session


@dataclass
class _Request:
    """One request in its thread."""

    session: requests.Session
    url: str
    timeout: float
    largest: int
    given_up: bool = False
    answer: Answer | None = None

    def run(self) -> None:
        self.answer = self._asked()
        if self.given_up:
            self.session.close()

    def _asked(self) -> Answer:
        try:
            with self.session.get(self.url, timeout=self.timeout, stream=True, allow_redirects=False) as response:
                headers = {name.lower(): value for name, value in response.headers.items()}
                told = Answer(self.url, status=response.status_code, headers=headers)
                if response.status_code in _REDIRECTS:
                    return told
                return received(told, response.raw, self.largest, lambda: self.given_up)
        except SSLError as error:
            return Answer(self.url, fault=_tls_fault(error), particulars={"reason": _cause(error)})
        except requests.Timeout:
            return Answer(self.url, fault=Fault.SLOW)
        except (RequestException, HTTPError, OSError, ValueError) as error:
            return Answer(self.url, fault=Fault.UNREACHABLE, particulars={"reason": _cause(error)})


def _passing(answer: Answer) -> bool:
    """Whether an answer may be another in a moment."""
    return answer.fault in {*OUT_OF_REACH, Fault.CUT_OFF} or (answer.fault is None and answer.status in _BUSY)


def _target(here: str, location: str) -> str | None:
    """Where a redirect leads; None when no browser would go there."""
    try:
        target = urljoin(here, location.strip()).partition("#")[0]
        return target if location.strip() and urlsplit(target).scheme in _WEB and urlsplit(target).hostname else None
    except ValueError:
        return None


def _asked_pause(headers: Mapping[str, str]) -> float | None:
    """The seconds of `Retry-After`, also where it names a time of day: then counted from the answer's own `Date`."""
    told = headers.get("retry-after", "").strip()
    if told.isdecimal():
        return float(told)
    try:
        return max(0.0, (parsedate_to_datetime(told) - parsedate_to_datetime(headers["date"])).total_seconds())
    except (KeyError, ValueError, TypeError):
        return None


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error and those it was raised from, wrapped ones included."""
    seen: set[int] = set()
    waiting: list[object] = [error]
    while waiting:
        one = waiting.pop()
        if isinstance(one, BaseException) and id(one) not in seen:
            seen.add(id(one))
            yield one
            waiting += [one.__cause__, one.__context__, getattr(one, "reason", None), *one.args]


def _cause(error: BaseException) -> str:
    """The deepest reason in a few words."""
    reasons = [one for one in _causes(error) if isinstance(one, OSError) and one.strerror]
    return str(reasons[-1].strerror) if reasons else type(error).__name__


_EXPIRED, _OTHER_HOST, _OTHER_ADDRESS = 10, 62, 64
"""X509_V_ERR_CERT_HAS_EXPIRED, _HOSTNAME_MISMATCH, _IP_ADDRESS_MISMATCH of OpenSSL."""


def _tls_fault(error: BaseException) -> Fault:
    """What is wrong with the certificate, as far as OpenSSL says."""
    for one in _causes(error):
        if isinstance(one, ssl.SSLCertVerificationError):
            if one.verify_code in {_OTHER_HOST, _OTHER_ADDRESS}:
                return Fault.OTHER_HOST
            return Fault.EXPIRED if one.verify_code == _EXPIRED else Fault.UNTRUSTED
    return Fault.TLS
