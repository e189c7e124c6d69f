from flask import request
from lxml import etree


def find(root):
    name = request.args["name"]
    # ruleid: py-xpath-injection
    return root.xpath("//user[@name='" + name + "']")


def compile_query():
    # ruleid: py-xpath-injection
    return etree.XPath(f"//order[@id='{request.form['id']}']")


def find_right(root):
    # ok: py-xpath-injection
    return root.xpath("//user[@name=$name]", name=request.args["name"])


def find_checked(root):
    name = request.args["name"]
    if "'" in name:
        return None
    # ok: py-xpath-injection
    return root.xpath("//user[@name='" + name + "']")
