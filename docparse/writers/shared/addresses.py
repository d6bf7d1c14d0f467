"""Addresses that a page may link to or show. None runs as a script or opens a file on the reader's machine."""

from __future__ import annotations

import re

from docparse.model.source import BLANK, BLANKS

_WITH_HOST = frozenset({"http", "https", "ftp"})
_WITHOUT_HOST = frozenset({"mailto", "tel"})
_PICTURE_DATA = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[0-9A-Za-z+/]+={0,2}")
# Anything before a colon and before / ? # could be a scheme to some browser.
_SCHEME = re.compile(r"([^/?#\\]*?):")
_HOST = re.compile(
    r"""
    //
    (?:[\w.~!$&'()*+,;=:-]*@)?       # user and password
    (?:
        \w[\w-]*(?:\.\w[\w-]*)*\.?   # a name or an IPv4 address, perhaps with a stop at its end
      | \[[0-9A-Fa-f:.]+\]           # an IPv6 address
    )
    (?::[0-9]{1,4})?                # a port
    (?=[/?#]|$)
    """,
    re.VERBOSE,
)
_IGNORED = re.compile(f"[{BLANK}\0-\x20\x7f-\xa0]+")
_CONTROLS = re.compile("[\0-\x1f\x7f-\x9f]+")
# What an address cannot hold unencoded (WHATWG URL, 1.3 and 4.3); it can hold Chinese characters.
_UNSAFE = re.compile(f'[{BLANK}"<>\\[\\]^`{{|}}\\\\]|%(?![0-9A-Fa-f]{{2}})')


def link_address(value: str) -> str:
    """Return the address to link to, percent-encoded where it must be; empty where it may not be linked to.

    >>> link_address("java\\tscript:alert(1)"), link_address("图 1.htm#一")
    ('', '图%201.htm#一')
    """
    value = _CONTROLS.sub("", value).strip(BLANKS)
    bare = _IGNORED.sub("", value)
    scheme = _scheme_of(bare)
    if scheme != _scheme_of(value):  # java script:
        return ""
    if scheme in _WITHOUT_HOST:
        return _encode(value) if len(bare) > len(scheme) + 1 else ""
    if bare[:2].replace("\\", "/") == "//":  # //host/path has the scheme of the page
        scheme, value = "https", "https:" + value.replace("\\", "/")
    if scheme in _WITH_HOST:
        host = _HOST.match(value, len(scheme) + 1)
        return value[: host.end()] + _encode(value[host.end() :]) if host else ""
    return "" if scheme else _encode(value.replace("\\", "/"))


def image_address(value: str) -> str:
    """Return the address of a picture that a page may show; empty where it may not."""
    bare = _IGNORED.sub("", value)
    if _PICTURE_DATA.fullmatch(bare):
        return bare
    address = link_address(value)
    scheme = _scheme_of(address)
    return address if scheme in ("", "http", "https") and not address.startswith("#") else ""


def image_source(address: str) -> str:
    """Return the source that a content security policy must name for a picture with this address."""
    scheme = _scheme_of(address)
    return f"{scheme}:" if scheme else "'self'"


def _scheme_of(address: str) -> str:
    found = _SCHEME.match(address)
    # With an empty scheme, ":alert", it is no relative address either.
    return found[1].lower() or ":" if found else ""


def _encode(value: str) -> str:
    before, sharp, fragment = value.partition("#")
    return (
        _UNSAFE.sub(_percent, before) + sharp + _UNSAFE.sub(_percent, fragment.replace("#", "%23"))
    )


def _percent(match: re.Match[str]) -> str:
    octets = match[0].encode("utf-8")
    return "".join(f"%{octet:02X}" for octet in octets)
