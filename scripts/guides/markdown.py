"""Code blocks, code in text, headings and links of a Markdown file."""

import dataclasses
import pathlib
import re

FENCE = re.compile(r"^(\s*)(`{3,}|~{3,})\s*([^`]*)$")
NOT_RUN = re.compile(r"<!--\s*not run:\s*(.+?)\s*-->")


@dataclasses.dataclass
class Block:
    """A fenced block: its language, its lines without the fence's indent, and the line of the file on which they begin."""

    path: pathlib.Path
    line: int
    language: str
    lines: list
    indent: str
    not_run: str | None

    @property
    def text(self):
        return "\n".join(self.lines) + "\n"


@dataclasses.dataclass
class Page:
    """One Markdown file, read once."""

    path: pathlib.Path
    lines: list
    blocks: list
    prose: list  # (number, line) of all that is outside of blocks

    def codes(self):
        """The code in running text and tables: line and words."""
        for number, line in self.prose:
            for code in re.findall(r"`([^`]+)`", line):
                yield number, code

    def indented(self):
        """The first lines of indented code blocks, which no fence says how to run."""
        in_list, before = False, ""
        for number, line in self.prose:
            if re.match(r"\s*([-*+]|\d+[.)])\s", line):
                in_list = True
            elif line.strip() and not line.startswith(" "):
                in_list = False
            if line.startswith("    ") and line.strip() and not in_list and not before.strip():
                yield number
            # Of a block of many lines the first is named.
            before = line if line.strip() or not before.startswith("    ") else before

    def anchors(self):
        """What a link may name after '#': a slug for each heading, as GitHub makes them."""
        found = {}
        for _, line in self.prose:
            heading = re.match(r"#{1,6}\s+(.*?)\s*#*$", line)
            if heading:
                slug = slug_of(heading[1])
                count = found.get(slug, 0)
                found[slug] = count + 1
                if count:
                    found[f"{slug}-{count}"] = 1
        return set(found)

    def links(self):
        """Line and target of every link, picture and <doc:> of the text."""
        for number, line in self.prose:
            line = re.sub(r"``[^`]*``|`[^`]*`", "", line)
            for target in re.findall(r"\]\(<?([^()\s>]*(?:\([^()\s]*\)[^()\s>]*)*)>?(?:\s+\"[^\"]*\")?\)", line):
                yield number, target
            for target in re.findall(r"<(doc:[^>\s]+)>", line):
                yield number, target
            for target in re.findall(r"^\s*\[[^\]]+\]:\s*(\S+)", line):
                yield number, target


def slug_of(heading):
    """The anchor that GitHub gives to a heading."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "").replace("*", "")
    return re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-")


def read(path):
    """A page of a file; ValueError where a fence is not closed."""
    lines = path.read_text(encoding="utf-8").split("\n")
    blocks, prose = [], []
    fence = block = None
    for number, line in enumerate(lines, 1):
        found = FENCE.match(line)
        if block is None and found:
            fence = found[2]
            block = Block(path, number + 1, found[3].split()[0].lower() if found[3].strip() else "", [], found[1], why(prose))
        elif block is not None and found and found[2].startswith(fence) and not found[3].strip():
            blocks.append(block)
            prose.append((number, f"{block.indent}```"))
            block = None
        elif block is not None:
            block.lines.append(line.removeprefix(block.indent))
        else:
            prose.append((number, line))
    if block is not None:
        raise ValueError(f"{path}:{block.line - 1}: a fence is not closed")
    return Page(path, lines, blocks, prose)


def why(prose):
    """The reason of a `<!-- not run: … -->` right before."""
    for _, line in reversed(prose):
        if line.strip():
            found = NOT_RUN.search(line)
            return found[1] if found else None
    return None
