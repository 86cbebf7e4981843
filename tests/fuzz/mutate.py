"""A mutation harness: damaged inputs made from the bundled examples, the same ones on every machine.

Seeds (name and bytes) come in; an endless stream of named mutants goes out, the n-th one depending on nothing but n and the seeds.
It never runs what it makes: `test_mutants.py` does. `python tests/fuzz/mutate.py N` writes mutant N to standard output, for a closer look.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

SEED = 20310512
COVERAGE = Path(__file__).parents[2] / "examples" / "coverage" / "harrow-bridge"

HUGE = 5 * 1000 * 1000
"""Bytes in the one huge line: a thousand times a long article."""

NESTING = 20_000
"""Levels of nesting: twenty times Python's recursion limit, and beyond what lxml follows."""

BOMB = 64 << 20
"""Bytes a small gzip file unpacks to: twice the cap on one document."""

CONTROL = "".join(chr(code) for code in [*range(1, 9), 11, 12, *range(14, 32), *range(0x7F, 0xA0), 0xAD, 0xFEFF, 0xFFFC, 0xFFFF])
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
HOSTILE = (
    "<script>alert(1)</script>",
    "<!--",
    "<![CDATA[",
    "]]>",
    "</body></html>",
    "<p " + "a='1' " * 500 + ">",
    "<svg><foreignObject><math><mtext><table><mglyph><style><!--",
    "&#x110000;&#0;&#xD800;&bogus;&amp;amp;amp;",
    '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>&b;',
    '<meta charset="utf-7"><base href="javascript:">',
    "<plaintext>",
    "<textarea><title><noscript>",
    "\x1b[31mred\x1b]0;title\x07",
)


@dataclass(frozen=True, slots=True)
class Mutant:
    """`data` under `name`; `how` says from which seed and by which mutation it was made."""

    name: str
    data: bytes
    how: str


Mutation = Callable[[bytes, Random], bytes]


def seeds() -> dict[str, bytes]:
    """The bundled examples by file name."""
    return {path.name: path.read_bytes() for path in sorted(COVERAGE.iterdir())}


def mutants(count: int, seed: int = SEED) -> Iterator[Mutant]:
    """The first `count` mutants; every mutation comes round once in each `len(MUTATIONS)`."""
    originals = seeds()
    for number in range(count):
        yield mutant(number, originals, seed)


def mutant(number: int, originals: dict[str, bytes], seed: int = SEED) -> Mutant:
    """Mutant `number`: a seed drawn at random, one mutation in turn, and in one of four a second on top."""
    random = Random(seed * 1_000_003 + number)
    how, mutation = list(MUTATIONS.items())[number % len(MUTATIONS)]
    name = random.choice(sorted(originals))
    data = mutation(originals[name], random)
    if random.random() < 0.25:
        second = random.choice(sorted(CHEAP))
        data, how = MUTATIONS[second](data, random), f"{how}, {second}"
    if random.random() < 0.1:
        return Mutant(f"mutant-{number}-{random.choice(sorted(originals))}", data, f"{name}, {how}, other suffix")
    return Mutant(f"mutant-{number}-{name}", data, f"{name}, {how}")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _recode(encoding: str, errors: str = "replace") -> Mutation:
    return lambda data, random: _text(data).encode(encoding, errors)


def _sprinkle(characters: str, times: int = 60) -> Mutation:
    """Put characters of `characters` between those of the text, in UTF-8 (lone surrogates too)."""

    def mutation(data: bytes, random: Random) -> bytes:
        text = list(_text(data))
        for _ in range(times):
            text.insert(random.randint(0, len(text)), random.choice(characters))
        return "".join(text).encode("utf-8", "surrogatepass")

    return mutation


def _truncated(data: bytes, random: Random) -> bytes:
    return data[: random.randint(0, len(data))]


def _beheaded(data: bytes, random: Random) -> bytes:
    return data[random.randint(0, len(data)) :]


def _flipped(data: bytes, random: Random) -> bytes:
    flipped = bytearray(data)
    for _ in range(random.choice([1, 10, 200]) if flipped else 0):
        flipped[random.randrange(len(flipped))] ^= 1 << random.randrange(8)
    return bytes(flipped)


def _noise(data: bytes, random: Random) -> bytes:
    return random.randbytes(random.randint(1, 4000))


def _spliced(data: bytes, random: Random) -> bytes:
    """A random stretch doubled many times over, or cut out."""
    a, b = sorted(random.randint(0, len(data)) for _ in range(2))
    return data[:a] + data[a:b] * random.choice([0, 2, 50]) + data[b:]


def _hostile(data: bytes, random: Random) -> bytes:
    text = _text(data)
    for _ in range(random.randint(1, 12)):
        at = random.randint(0, len(text))
        text = text[:at] + random.choice(HOSTILE) + text[at:]
    return text.encode("utf-8", "surrogatepass")


def _nested_tags(data: bytes, random: Random) -> bytes:
    tag = random.choice(["div", "blockquote", "b", "table><tr><td", "ul><li", "span"])
    depth = random.choice([300, 2_000, NESTING])
    opening = f"<html><body>{f'<{tag}>' * depth}".encode()
    return opening + data + b"</div>" * random.choice([0, depth])


def _nested_json(data: bytes, random: Random) -> bytes:
    depth = random.choice([900, NESTING])
    if random.random() < 0.5:
        return b"[" * depth + b'"text"' + b"]" * random.choice([0, depth])
    return b'{"text":' * depth + b'"text"' + b"}" * random.choice([0, depth])


def _json_types(data: bytes, random: Random) -> bytes:
    """An article whose fields hold what they should not; several lines of it, some no JSON at all."""
    wrong: list[object] = [
        None,
        0,
        -1e308,
        True,
        [],
        {},
        [["x"]],
        {"a": None},
        "",
        " ",
        "\ud800",
        "\x00",
        "9" * 4000,
        "2031-13-45T99:99:99Z",
    ]
    fields = [
        "text",
        "title",
        "headline",
        "body_html",
        "body_text",
        "published",
        "versioncreated",
        "url",
        "uri",
        "language",
        "byline",
        "type",
    ]
    lines = []
    for _ in range(random.randint(1, 6)):
        row = {field: random.choice(wrong) for field in random.sample(fields, random.randint(1, len(fields)))}
        row.update({"text": "Police said two people were hurt."} if random.random() < 0.5 else {})
        lines.append(random.choice([json.dumps(row), json.dumps(row)[:-1], "", "NaN", "[1]", '"words"', "{'a': 1}"]))
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def _lines_shuffled(data: bytes, random: Random) -> bytes:
    lines = data.split(b"\n")
    random.shuffle(lines)
    return random.choice([b"\n", b"\r", b"\r\n\r\n", "\u2028".encode(), b"\x0b", b"\x85"]).join(lines)


def _quotation_marks(data: bytes, random: Random) -> bytes:
    """Marks of all makes, unbalanced, alone and in long runs."""
    text = _text(data)
    for _ in range(20):
        at = random.randint(0, len(text))
        text = text[:at] + random.choice("\"'“”‘’«»„‚‹›「」") * random.choice([1, 1, 1, 3_000]) + text[at:]
    return text.encode()


def _huge_line(data: bytes, random: Random) -> bytes:
    """All on one line, said over and over: five million bytes of it."""
    line = b" ".join(data.split()) + b" "
    return (line * (HUGE // len(line) + 1))[:HUGE]


def _huge_word(data: bytes, random: Random) -> bytes:
    return data + random.choice(["a", "-", "é", "\u0301", "\U0001f4a5", "(", "&", "<", "0"]).encode() * 100_000


def _many_lines(data: bytes, random: Random) -> bytes:
    return random.choice([b"\n", b" \n", b"\xc2\xa0\n", b"Ed.\n", b'"\n']) * 50_000 + data


def _packed(data: bytes) -> bytes:
    return gzip.compress(data if data[:2] != b"\x1f\x8b" else gzip.decompress(data), mtime=0)


def _gzip_damaged(data: bytes, random: Random) -> bytes:
    packed = bytearray(_packed(data))
    packed[random.randrange(10, len(packed))] ^= 0xFF
    return bytes(packed)


def _gzip_truncated(data: bytes, random: Random) -> bytes:
    packed = _packed(data)
    return packed[: random.randint(2, len(packed) - 1)]


def _gzip_trailing(data: bytes, random: Random) -> bytes:
    return _packed(data) + random.choice([b"\0" * 64, b"garbage", _packed(b"A second member said so.")])


def _gzip_twice(data: bytes, random: Random) -> bytes:
    for _ in range(random.randint(1, 5)):
        data = gzip.compress(data, mtime=0)
    return data


@cache
def _bomb() -> bytes:
    return gzip.compress(b"a word " * (BOMB // 7), mtime=0)


def _gzip_bomb(data: bytes, random: Random) -> bytes:
    return _bomb()


def _false_header(data: bytes, random: Random) -> bytes:
    return random.choice([b"%PDF-1.7\n", b"\x1f\x8b\x08", b"PK\x03\x04", b"{", b"<html>", b"<?xml version='1.0'?>", b"WARC/1.0\r\n"]) + data


MUTATIONS: dict[str, Mutation] = {
    "unchanged": lambda data, random: data,
    "empty": lambda data, random: b"",
    "white space": lambda data, random: " \t\r\n\u00a0\u2028\ufeff".encode() * random.randint(1, 50),
    "one byte": lambda data, random: random.randbytes(1),
    "truncated": _truncated,
    "beheaded": _beheaded,
    "bytes flipped": _flipped,
    "noise": _noise,
    "spliced": _spliced,
    "utf-16": _recode("utf-16"),
    "utf-16-be without mark": _recode("utf-16-be"),
    "utf-32": _recode("utf-32"),
    "latin-1": _recode("latin-1"),
    "cp1252": _recode("cp1252"),
    "shift-jis": _recode("shift_jis"),
    "utf-7": _recode("utf-7"),
    "byte order mark": lambda data, random: b"\xef\xbb\xbf" * random.choice([1, 2]) + data,
    "control characters": _sprinkle(CONTROL),
    "bidirectional characters": _sprinkle(BIDI),
    "surrogates": _sprinkle("".join(map(chr, range(0xD800, 0xE000, 64)))),
    "NUL": _sprinkle("\0"),
    "combining marks": _sprinkle("\u0301\u0489\u200d\u20dd\ufe0f", 5_000),
    "hostile markup": _hostile,
    "nested tags": _nested_tags,
    "nested JSON": _nested_json,
    "wrong types": _json_types,
    "lines shuffled": _lines_shuffled,
    "quotation marks": _quotation_marks,
    "one huge line": _huge_line,
    "one huge word": _huge_word,
    "many lines": _many_lines,
    "gzip damaged": _gzip_damaged,
    "gzip truncated": _gzip_truncated,
    "gzip with a tail": _gzip_trailing,
    "gzip of gzip": _gzip_twice,
    "gzip bomb": _gzip_bomb,
    "false header": _false_header,
}

CHEAP = ("truncated", "bytes flipped", "latin-1", "byte order mark", "surrogates", "NUL", "hostile markup", "false header")
"""Mutations that may come on top of another."""


if __name__ == "__main__":
    sys.stdout.buffer.write(mutant(int(sys.argv[1]), seeds()).data)
