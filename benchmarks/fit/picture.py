"""The calibration curve as a picture: how often headings are right, by how sure docparse is of them."""

from __future__ import annotations

from collections.abc import Sequence

_SIZE, _EDGE = 360, 48


def draw(curve: Sequence[tuple[float, float, int]]) -> str:
    """Return an SVG of (mean confidence, share that is right, headings) for each band."""

    def x(value: float) -> float:
        return _EDGE + value * (_SIZE - 2 * _EDGE)

    def y(value: float) -> float:
        return _SIZE - _EDGE - value * (_SIZE - 2 * _EDGE)

    most = max(headings for _, _, headings in curve)
    dots = "".join(
        f'<circle cx="{x(sure):.1f}" cy="{y(right):.1f}" r="{3 + 7 * (headings / most) ** 0.5:.1f}">'
        f"<title>{headings} headings, {right:.1%} right</title></circle>"
        for sure, right, headings in curve
    )
    line = " ".join(f"{x(sure):.1f},{y(right):.1f}" for sure, right, _ in curve)
    ticks = "".join(
        f'<text x="{x(value):.1f}" y="{_SIZE - _EDGE + 16}" text-anchor="middle">{value:g}</text>'
        f'<text x="{_EDGE - 8}" y="{y(value) + 4:.1f}" text-anchor="end">{value:g}</text>'
        for value in (0, 0.2, 0.4, 0.6, 0.8, 1)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_SIZE} {_SIZE}" font-family="sans-serif" font-size="11" fill="#555">'
        f'<rect x="{_EDGE}" y="{_EDGE}" width="{_SIZE - 2 * _EDGE}" height="{_SIZE - 2 * _EDGE}" fill="none" stroke="#999"/>'
        f'<path d="M{x(0)} {y(0)}L{x(1)} {y(1)}" stroke="#999" stroke-dasharray="4 4"/>'
        f'<polyline points="{line}" fill="none" stroke="#0a66c2"/><g fill="#0a66c2" fill-opacity=".7">{dots}</g>{ticks}'
        f'<text x="{_SIZE / 2}" y="{_SIZE - 10}" text-anchor="middle">confidence</text>'
        f'<text x="14" y="{_SIZE / 2}" text-anchor="middle" transform="rotate(-90 14 {_SIZE / 2})">right</text></svg>\n'
    )
