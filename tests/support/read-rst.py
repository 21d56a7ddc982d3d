"""Reads reStructuredText documents (a JSON list) and tells what docutils made of each: texts, other nodes, links."""

import json
import sys

from docutils import nodes
from docutils.core import publish_doctree

settings = {
    "halt_level": 2,
    "report_level": 2,
    "warning_stream": False,
    "_disable_config": True,
    "file_insertion_enabled": True,
    "raw_enabled": True,
}
plain = (
    "document section title paragraph bullet_list list_item block_quote table tgroup colspec thead tbody row entry #text"
).split()


def read(source):
    tree = publish_doctree(source, settings_overrides=settings)
    paragraphs = [node.astext() for node in tree.findall(nodes.paragraph)]
    others = sorted({node.tagname for node in tree.findall() if node.tagname not in plain})
    links = [node.get("refuri") for node in tree.findall(nodes.reference)]
    return {"paragraphs": paragraphs, "others": others, "links": links}


json.dump([read(source) for source in json.load(sys.stdin)], sys.stdout)
