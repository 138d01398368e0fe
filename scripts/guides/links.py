"""Do the links of a text lead somewhere? Files, anchors, articles; not the network."""

import pathlib
import re
import urllib.parse

from . import markdown


def check(page, root, pages):
    """The number of links inside the project, and the faults. `pages` remembers files that were read."""
    count, wrong = 0, []
    for line, target in page.links():
        if re.match(r"(https?|mailto):", target) or not target:
            continue
        count += 1
        fault = article(page, target, pages) if target.startswith("doc:") else file(page, target, root, pages)
        if fault:
            wrong.append((line, fault))
    return count, wrong


def article(page, target, pages):
    """What is wrong with a link to an article of the same catalog."""
    name, _, anchor = target.removeprefix("doc:").partition("#")
    name = urllib.parse.unquote(name).strip("/")
    if page.path.parent.suffix != ".docc":
        return f"<{target}> is a link of a guide; here it must be the path of a file"
    place = page.path.parent / f"{name.split('/')[-1]}.md"
    if not place.exists():
        return f"<{target}>: there is no {place.name} in {page.path.parent.name}"
    return heading(place, anchor, target, pages)


def file(page, target, root, pages):
    """What is wrong with a link to a file."""
    name, _, anchor = target.partition("#")
    place = (page.path.parent / urllib.parse.unquote(name)).resolve() if name else page.path.resolve()
    if not place.is_relative_to(root):
        return f"({target}) leads out of the project"
    if not place.exists():
        return f"({target}): there is no such file"
    return heading(place, anchor, target, pages)


def heading(place, anchor, target, pages):
    if not anchor or place.suffix != ".md":
        return None
    if place not in pages:
        pages[place] = markdown.read(pathlib.Path(place))
    slugs = pages[place].anchors()
    # DocC keeps the capitals of a heading.
    if markdown.slug_of(urllib.parse.unquote(anchor)) in slugs:
        return None
    return f"({target}): {place.name} has no heading '#{anchor}'; it has {', '.join(sorted(slugs))}"
