/* embeds.h - what the scripts and styles of a page are written in.
 *
 * Shape    rows for the `embeds` tables of markup languages, see language.h
 * Units    -
 * Owns     nothing
 * Errors   -
 * Threads  constants
 * Cost     -
 */
#ifndef LTL_GRAMMARS_EMBEDS_H
#define LTL_GRAMMARS_EMBEDS_H

#include "grammars/language.h"

#define EMBEDS(tag_name, attribute_name, attribute_value, id) \
    {.tag = tag_name, .attribute = attribute_name, .value = attribute_value, .language = id}

#define EMBEDS_OF_PAGES                                                   \
    EMBEDS("script", "lang", "ts", "typescript"),                         \
    EMBEDS("script", "lang", "typescript", "typescript"),                 \
    EMBEDS("script", "lang", "tsx", "tsx"),                               \
    EMBEDS("script", "type", "text/typescript", "typescript"),            \
    EMBEDS("script", "type", "application/typescript", "typescript"),     \
    EMBEDS("script", "type", "", "javascript"),                           \
    EMBEDS("script", "type", "module", "javascript"),                     \
    EMBEDS("script", "type", "text/javascript", "javascript"),            \
    EMBEDS("script", "type", "application/javascript", "javascript"),     \
    EMBEDS("script", "type", "application/x-javascript", "javascript"),   \
    EMBEDS("script", "type", "text/ecmascript", "javascript"),            \
    EMBEDS("script", "type", "application/ecmascript", "javascript"),     \
    EMBEDS("script", "type", "text/babel", "javascript"),                 \
    EMBEDS("script", "type", "text/jsx", "javascript"),                   \
    EMBEDS("script", "lang", "js", "javascript"),                         \
    EMBEDS("script", "lang", "jsx", "javascript"),                        \
    EMBEDS("script", NULL, NULL, "javascript"),                           \
    EMBEDS("style", "type", "", "css"),                                   \
    EMBEDS("style", "type", "text/css", "css"),                           \
    EMBEDS("style", "lang", "css", "css"),                                \
    EMBEDS("style", NULL, NULL, "css")

#endif
