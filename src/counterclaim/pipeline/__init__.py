"""The only place that knows the order of the stages: one document is read, many records are put together.

`reading` takes one document through them, `linking` joins those of one run, `assembly` makes a dossier of records, links and judgements.
"""

from counterclaim.pipeline.assembly import Together, assemble, together
from counterclaim.pipeline.linking import link, same_actors
from counterclaim.pipeline.reading import read_as, read_document, read_one

__all__ = ["Together", "assemble", "link", "read_as", "read_document", "read_one", "same_actors", "together"]
