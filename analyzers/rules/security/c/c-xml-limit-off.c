#include <expat.h>
#include <float.h>
#include <libxml/parser.h>
#include <libxml/xmlreader.h>

xmlDocPtr read_all(const char *text, int length) {
    /* ruleid: c-xml-limit-off */
    return xmlReadMemory(text, length, "in.xml", NULL, XML_PARSE_HUGE | XML_PARSE_NONET);
}

void trust(XML_Parser parser) {
    /* ruleid: c-xml-limit-off */
    XML_SetBillionLaughsAttackProtectionMaximumAmplification(parser, FLT_MAX);
}

xmlDocPtr read_safe(const char *text, int length) {
    /* ok: c-xml-limit-off */
    return xmlReadMemory(text, length, "in.xml", NULL, XML_PARSE_NONET);
}

void lower(XML_Parser parser) {
    /* ok: c-xml-limit-off */
    XML_SetBillionLaughsAttackProtectionMaximumAmplification(parser, 10.0f);
}
