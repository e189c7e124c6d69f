import javax.xml.XMLConstants;
import javax.xml.parsers.*;

class Documents {
    DocumentBuilder open() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        // ruleid: java-xml-limit-off
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, false);
        return factory.newDocumentBuilder();
    }

    void large() {
        // ruleid: java-xml-limit-off
        System.setProperty("jdk.xml.entityExpansionLimit", "0");
    }

    DocumentBuilder safe() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        // ok: java-xml-limit-off
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder();
    }

    void lower() {
        // ok: java-xml-limit-off
        System.setProperty("jdk.xml.entityExpansionLimit", "500");
    }
}
