import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamReader;
import org.dom4j.io.SAXReader;

class Feed {
    Object read(InputStream in) throws Exception {
        // ruleid: java-xml-reader-entities
        SAXReader reader = new SAXReader();
        return reader.read(in);
    }

    XMLStreamReader stream(InputStream in) throws Exception {
        // ruleid: java-xml-reader-entities
        XMLInputFactory factory = XMLInputFactory.newInstance();
        return factory.createXMLStreamReader(in);
    }

    Object readRight(InputStream in) throws Exception {
        // ok: java-xml-reader-entities
        SAXReader reader = new SAXReader();
        reader.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return reader.read(in);
    }

    XMLStreamReader streamRight(InputStream in) throws Exception {
        // ok: java-xml-reader-entities
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        return factory.createXMLStreamReader(in);
    }
}
