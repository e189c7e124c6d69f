using System.Xml;

class Feed
{
    XmlReader Read(string path)
    {
        var settings = new XmlReaderSettings();
        // ruleid: cs-xml-external-entities
        settings.DtdProcessing = DtdProcessing.Parse;
        return XmlReader.Create(path, settings);
    }

    XmlDocument Load(string xml)
    {
        var document = new XmlDocument();
        // ruleid: cs-xml-external-entities
        document.XmlResolver = new XmlUrlResolver();
        document.LoadXml(xml);
        return document;
    }

    XmlReader ReadRight(string path)
    {
        var settings = new XmlReaderSettings();
        // ok: cs-xml-external-entities
        settings.DtdProcessing = DtdProcessing.Prohibit;
        return XmlReader.Create(path, settings);
    }

    XmlDocument LoadRight(string xml)
    {
        // ok: cs-xml-external-entities
        var document = new XmlDocument { XmlResolver = null };
        document.LoadXml(xml);
        return document;
    }
}
