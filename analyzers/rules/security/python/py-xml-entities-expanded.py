import defusedxml.ElementTree
from xml.dom import minidom
from xml.etree import ElementTree

# ruleid: py-xml-entities-expanded
tree = ElementTree.parse(name)

# ruleid: py-xml-entities-expanded
document = minidom.parseString(text)

# ok: py-xml-entities-expanded
tree = defusedxml.ElementTree.parse(name)

# ok: py-xml-entities-expanded
text = ElementTree.tostring(tree)
