"""The JSON Schema of `counterclaim.dossier/1`, draft 2020-12, made from the wire records.

Nothing comes in; a schema as plain values, or as the bytes that are published under `schema/`, goes out.
It never differs from what `encode` writes and `decode` accepts in shape; that spans match their text is beyond a schema.
"""

from __future__ import annotations

from typing import Any

import msgspec

from counterclaim.wire import records

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """The schema of a whole dossier; `$defs/FailedLine` is that of a failed line in JSON Lines."""
    (root, _), definitions = msgspec.json.schema_components([records.Dossier, records.FailedLine], ref_template="#/$defs/{name}")
    definitions = {name: definitions[name] for name in sorted(definitions)}
    for definition in definitions.values():
        if definition.get("type") == "object":
            definition.setdefault("additionalProperties", True)
    return {"$schema": DRAFT, "title": records.FORMAT, **root, "$defs": definitions}


def schema_bytes() -> bytes:
    """The schema as indented UTF-8 JSON with a line end, byte for byte what is published."""
    return msgspec.json.format(msgspec.json.encode(schema()), indent=2) + b"\n"
