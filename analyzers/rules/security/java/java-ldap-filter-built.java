import javax.naming.NamingEnumeration;
import javax.naming.directory.DirContext;
import javax.naming.directory.SearchControls;
import javax.naming.directory.SearchResult;

class People {
    NamingEnumeration<SearchResult> find(DirContext context, String name) throws Exception {
        // ruleid: java-ldap-filter-built
        return context.search("ou=people", "(uid=" + name + ")", new SearchControls());
    }

    NamingEnumeration<SearchResult> group(DirContext context, String name) throws Exception {
        // ruleid: java-ldap-filter-built
        return context.search("ou=groups", String.format("(&(cn=%s)(open=1))", name), new SearchControls());
    }

    NamingEnumeration<SearchResult> findRight(DirContext context, String name) throws Exception {
        // ok: java-ldap-filter-built
        return context.search("ou=people", "(uid={0})", new Object[] {name}, new SearchControls());
    }

    NamingEnumeration<SearchResult> all(DirContext context) throws Exception {
        // ok: java-ldap-filter-built
        return context.search("ou=people", "(objectClass=person)", new SearchControls());
    }
}
