#include <ldap.h>
#include <stdio.h>

int find(LDAP *ld, const char *base, const char *user, LDAPMessage **out) {
    char filter[256];
    snprintf(filter, sizeof filter, "(&(objectClass=person)(uid=%s))", user);
    /* ruleid: c-ldap-filter-built */
    return ldap_search_ext_s(ld, base, LDAP_SCOPE_SUBTREE, filter, NULL, 0, NULL, NULL, NULL, 0, out);
}

int mail_of(LDAP *ld, const char *base, const char *mail, LDAPMessage **out) {
    char filter[256];
    sprintf(filter, "(mail=%s)", mail);
    /* ruleid: c-ldap-filter-built */
    return ldap_search_s(ld, base, LDAP_SCOPE_SUBTREE, filter, NULL, 0, out);
}

int all(LDAP *ld, const char *base, LDAPMessage **out) {
    /* ok: c-ldap-filter-built */
    return ldap_search_s(ld, base, LDAP_SCOPE_SUBTREE, "(objectClass=person)", NULL, 0, out);
}

int by_number(LDAP *ld, const char *base, int number, LDAPMessage **out) {
    char filter[64];
    snprintf(filter, sizeof filter, "(uidNumber=%d)", number);
    /* ok: c-ldap-filter-built */
    return ldap_search_s(ld, base, LDAP_SCOPE_SUBTREE, filter, NULL, 0, out);
}
