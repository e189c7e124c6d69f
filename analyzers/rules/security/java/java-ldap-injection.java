import javax.naming.directory.DirContext;
import javax.naming.directory.SearchControls;
import javax.servlet.http.HttpServletRequest;
import org.springframework.ldap.support.LdapEncoder;

class Directory {
    private DirContext context;

    Object find(HttpServletRequest request) throws Exception {
        String filter = "(uid=" + request.getParameter("uid") + ")";
        // ruleid: java-ldap-injection
        return context.search("ou=people", filter, new SearchControls());
    }

    Object group(HttpServletRequest request) throws Exception {
        // ruleid: java-ldap-injection
        return context.search("ou=groups", String.format("(&(cn=%s)(type=team))", request.getParameter("cn")), new SearchControls());
    }

    Object arguments(HttpServletRequest request) throws Exception {
        Object[] values = {request.getParameter("uid")};
        // ok: java-ldap-injection
        return context.search("ou=people", "(uid={0})", values, new SearchControls());
    }

    Object encoded(HttpServletRequest request) throws Exception {
        String uid = LdapEncoder.filterEncode(request.getParameter("uid"));
        // ok: java-ldap-injection
        return context.search("ou=people", "(uid=" + uid + ")", new SearchControls());
    }
}
