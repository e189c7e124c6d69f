import ldap
from ldap3.utils.dn import escape_rdn
from flask import request


def under(connection):
    base = request.args["base"] or "dc=example"
    # ruleid: py-ldap-name-from-input
    connection.search_s(base, ldap.SCOPE_SUBTREE, "(objectClass=organizationalUnit)")


def login(connection):
    # ruleid: py-ldap-name-from-input
    connection.simple_bind_s("uid=" + request.form["user"] + ",dc=example", request.form["secret"])


def login_right(connection):
    # ok: py-ldap-name-from-input
    connection.simple_bind_s("uid=" + escape_rdn(request.form["user"]) + ",dc=example", request.form["secret"])


def find(connection):
    # ok: py-ldap-name-from-input
    connection.search_s("dc=example", ldap.SCOPE_SUBTREE, "(uid=" + request.form["user"] + ")")
