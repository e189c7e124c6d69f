import ldap3
from ldap3.utils.conv import escape_filter_chars
from flask import request


def find(connection):
    user = request.args["user"]
    # ruleid: py-ldap-injection
    connection.search("ou=people,dc=example", f"(uid={user})", attributes=["mail"])


def members(connection):
    # ruleid: py-ldap-injection
    connection.search("ou=groups,dc=example", "(cn=" + request.form["group"] + ")")


def find_right(connection):
    user = escape_filter_chars(request.args["user"])
    # ok: py-ldap-injection
    connection.search("ou=people,dc=example", f"(uid={user})", attributes=["mail"])


def under(connection):
    base = request.args["base"] or "dc=example"
    # ok: py-ldap-injection
    connection.search(base, "(objectClass=organizationalUnit)")


def everybody(connection):
    # ok: py-ldap-injection
    connection.search("ou=people,dc=example", "(objectClass=person)")
