"""A chart of a few lines on two logarithmic axes, as SVG."""

import math

COLORS = ["#1b6ca8", "#d1495b", "#2e8b57", "#8a5fbf", "#b8860b", "#444444"]
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 440, 300, 62, 16, 34, 44


def ticks(low, high):
    """1, 2 and 5 times powers of ten from low to high, both included."""
    found = [m * 10.0 ** e for e in range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1) for m in (1, 2, 5)]
    below = max([t for t in found if t <= low * 1.0001], default=low)
    above = min([t for t in found if t >= high * 0.9999], default=high)
    return [t for t in found if below <= t <= above]


def short(value):
    for size, letter in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if value >= size:
            return f"{value / size:g}{letter}"
    return f"{value:g}"


def panel(title, across, up, lines, x0, y0):
    """One chart at a place of the page; `lines` is {name: [(x, y)]}."""
    points = [point for line in lines.values() for point in line]
    if not points:
        return ""
    xs, ys = (ticks(min(p[axis] for p in points), max(p[axis] for p in points)) for axis in (0, 1))

    def place(value, marks, start, end):
        low, high = math.log(marks[0]), math.log(marks[-1])
        return start + (end - start) * ((math.log(value) - low) / (high - low) if high > low else 0.5)

    def x(value):
        return place(value, xs, x0 + LEFT, x0 + WIDTH - RIGHT)

    def y(value):
        return place(value, ys, y0 + HEIGHT - BOTTOM, y0 + TOP)

    out = [f'<text x="{x0 + LEFT}" y="{y0 + 18}" class="t">{title}</text>']
    for mark in xs:
        out.append(f'<path d="M{x(mark):.1f} {y0 + TOP}V{y0 + HEIGHT - BOTTOM}" class="g"/>'
                   f'<text x="{x(mark):.1f}" y="{y0 + HEIGHT - BOTTOM + 16}" text-anchor="middle">{short(mark)}</text>')
    for mark in ys:
        out.append(f'<path d="M{x0 + LEFT} {y(mark):.1f}H{x0 + WIDTH - RIGHT}" class="g"/>'
                   f'<text x="{x0 + LEFT - 6}" y="{y(mark) + 4:.1f}" text-anchor="end">{short(mark)}</text>')
    out.append(f'<text x="{x0 + WIDTH / 2}" y="{y0 + HEIGHT - 8}" text-anchor="middle">{across}</text>'
               f'<text x="{x0 + 14}" y="{y0 + HEIGHT / 2}" text-anchor="middle" '
               f'transform="rotate(-90 {x0 + 14} {y0 + HEIGHT / 2})">{up}</text>')
    for color, line in zip(COLORS, lines.values()):
        path = " ".join(f"{x(a):.1f},{y(b):.1f}" for a, b in line)
        out.append(f'<polyline points="{path}" fill="none" stroke="{color}" stroke-width="2"/>')
        out += [f'<circle cx="{x(a):.1f}" cy="{y(b):.1f}" r="3" fill="{color}"/>' for a, b in line]
    return "\n".join(out)


def svg(points):
    """Time and memory over rows and over users."""
    parts, row = [], 0
    for axis, form in (("rows", "jsonl"), ("rows", "csv"), ("users", "csv")):
        chosen = [p for p in points if p["axis"] == axis and p["form"] == form]
        if not chosen:
            continue
        shown = "JSON Lines" if form == "jsonl" else "CSV"
        for column, (key, up) in enumerate((("seconds", "seconds"), ("peak_mb", "peak memory, MB"))):
            lines = {}
            for p in chosen:
                lines.setdefault(p["work"], []).append((p["size"], p[key]))
            parts.append(panel(f"{shown}: {up} over {axis}", axis, up, lines, column * WIDTH, row * HEIGHT))
        row += 1
    works = list(dict.fromkeys(p["work"] for p in points))
    for number, (color, work) in enumerate(zip(COLORS, works)):
        parts.append(f'<rect x="{LEFT + number * 200}" y="{row * HEIGHT + 8}" width="12" height="12" fill="{color}"/>'
                     f'<text x="{LEFT + number * 200 + 18}" y="{row * HEIGHT + 18}">{work}</text>')
    width, height = 2 * WIDTH, row * HEIGHT + 34
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">\n'
            "<style>text{font:11px sans-serif;fill:#333}.t{font-weight:bold;font-size:13px}.g{stroke:#e3e3e3;fill:none}</style>\n"
            f'<rect width="{width}" height="{height}" fill="#fff"/>\n' + "\n".join(parts) + "\n</svg>\n")
