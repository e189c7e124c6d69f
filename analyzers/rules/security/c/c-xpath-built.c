#include <libxml/xpath.h>
#include <stdio.h>

xmlXPathObjectPtr find(xmlXPathContextPtr context, const char *name) {
    char text[256];
    snprintf(text, sizeof text, "//user[@name='%s']", name);
    /* ruleid: c-xpath-built */
    return xmlXPathEvalExpression((const xmlChar *)text, context);
}

xmlXPathCompExprPtr compile(const char *mail) {
    char text[256];
    sprintf(text, "//user[mail='%s']/id", mail);
    /* ruleid: c-xpath-built */
    return xmlXPathCompile((const xmlChar *)text);
}

xmlXPathObjectPtr number(xmlXPathContextPtr context, int id) {
    char text[64];
    snprintf(text, sizeof text, "//user[@id=%d]", id);
    /* ok: c-xpath-built */
    return xmlXPathEvalExpression((const xmlChar *)text, context);
}

xmlXPathObjectPtr bound(xmlXPathContextPtr context, const char *name) {
    xmlXPathRegisterVariable(context, (const xmlChar *)"name", xmlXPathNewCString(name));
    /* ok: c-xpath-built */
    return xmlXPathEvalExpression((const xmlChar *)"//user[@name=$name]", context);
}
