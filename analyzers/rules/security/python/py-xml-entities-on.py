import xml.sax
from lxml import etree
from xml.sax.handler import feature_external_ges


def read(text):
    # ruleid: py-xml-entities-on
    parser = etree.XMLParser(resolve_entities=True)
    return etree.fromstring(text, parser)


def make():
    parser = xml.sax.make_parser()
    # ruleid: py-xml-entities-on
    parser.setFeature(feature_external_ges, True)
    return parser


def read_right(text):
    # ok: py-xml-entities-on
    return etree.fromstring(text, etree.XMLParser(resolve_entities=False))


def stream_right(source):
    parser = xml.sax.make_parser()
    # ok: py-xml-entities-on
    parser.setFeature(feature_external_ges, False)
    parser.parse(source)
