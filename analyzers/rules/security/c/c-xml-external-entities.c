#include <libxml/parser.h>
#include <libxml/xmlreader.h>

xmlDocPtr load(const char *text, int length) {
    /* ruleid: c-xml-external-entities */
    return xmlReadMemory(text, length, "in.xml", NULL, XML_PARSE_NOENT | XML_PARSE_NOBLANKS);
}

xmlTextReaderPtr open_reader(const char *path) {
    /* ruleid: c-xml-external-entities */
    return xmlReaderForFile(path, NULL, XML_PARSE_DTDLOAD);
}

xmlDocPtr load_plain(const char *text, int length) {
    /* ok: c-xml-external-entities */
    return xmlReadMemory(text, length, "in.xml", NULL, XML_PARSE_NONET | XML_PARSE_NOBLANKS);
}

xmlDocPtr load_closed(const char *text, int length) {
    /* ok: c-xml-external-entities */
    return xmlReadMemory(text, length, "in.xml", NULL, XML_PARSE_NOENT | XML_PARSE_NO_XXE);
}
