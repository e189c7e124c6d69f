import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import org.w3c.dom.Document;

class Directory {
    Object user(XPath xpath, Document document, String name) throws Exception {
        // ruleid: java-xpath-built
        return xpath.evaluate("//user[@name='" + name + "']", document, XPathConstants.NODE);
    }

    Object login(XPath xpath, String name) throws Exception {
        // ruleid: java-xpath-built
        return xpath.compile(String.format("/users/user[name='%s']/hash", name));
    }

    Object first(XPath xpath, Document document) throws Exception {
        // ok: java-xpath-built
        return xpath.evaluate("//user[1]", document, XPathConstants.NODE);
    }

    Object bound(XPath xpath) throws Exception {
        // ok: java-xpath-built
        return xpath.compile("//user[@name=$name]");
    }
}
