import javax.servlet.http.HttpServletRequest;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;

class Accounts {
    private final XPath xpath = XPathFactory.newInstance().newXPath();

    String find(HttpServletRequest request, Document document) throws Exception {
        String user = request.getParameter("user");
        // ruleid: java-xpath-injection
        return xpath.evaluate("//user[@name='" + user + "']/mail", document);
    }

    Object compiled(HttpServletRequest request) throws Exception {
        String expression = String.format("/users/user[id=%s]", request.getParameter("id"));
        // ruleid: java-xpath-injection
        return xpath.compile(expression);
    }

    Object number(HttpServletRequest request) throws Exception {
        // ok: java-xpath-injection
        return xpath.compile("/users/user[" + Integer.valueOf(request.getParameter("n")) + "]");
    }

    Object variable(HttpServletRequest request, Document document) throws Exception {
        String name = request.getParameter("user");
        xpath.setXPathVariableResolver(variable -> name);
        // ok: java-xpath-injection
        return xpath.evaluate("//user[@name=$name]/mail", document);
    }
}
