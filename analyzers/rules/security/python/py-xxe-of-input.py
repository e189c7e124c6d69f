import xml.dom.minidom
import xml.sax
from xml.sax.handler import feature_external_ges

from flask import request
from lxml import etree


def read():
    parser = xml.sax.make_parser()
    parser.setFeature(feature_external_ges, True)
    # ruleid: py-xxe-of-input
    return xml.dom.minidom.parseString(request.get_data(), parser)


def load(text):
    parser = etree.XMLParser(resolve_entities=True)
    # ruleid: py-xxe-of-input
    return etree.fromstring(text, parser)


def read_right():
    parser = xml.sax.make_parser()
    parser.setFeature(feature_external_ges, False)
    # ok: py-xxe-of-input
    return xml.dom.minidom.parseString(request.get_data(), parser)


def own():
    parser = etree.XMLParser(resolve_entities=True)
    # ok: py-xxe-of-input
    return etree.fromstring("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", parser)
