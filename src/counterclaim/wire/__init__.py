"""The dossier as JSON, `counterclaim.dossier/1`: encoding, validated decoding, and the published JSON Schema.

The shape is pinned here apart from the model, so that a change inside the package cannot change what others parse.
Nothing in this folder reads files, decides or fills gaps: absent is null, and a dossier that contradicts itself is refused.
"""
