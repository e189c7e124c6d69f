/* embeds.h - where a page has code, and in which language.
 *
 * Shape    rows for the tables `embeds`, `attribute_embeds` and `holes` of markup languages, see language.h
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

#define CODE_IN(attribute, how, id) {.name = attribute, .form = LTL_EMBED_##how, .language = id}

/* What browsers run: event handlers, styles, addresses that are scripts. */
#define ATTRIBUTES_OF_BROWSERS                        \
    CODE_IN("on+", STATEMENTS, "javascript"),         \
    CODE_IN("style", DECLARATIONS, "css"),            \
    CODE_IN("href", URL, "javascript"),               \
    CODE_IN("xlink:href", URL, "javascript"),         \
    CODE_IN("src", URL, "javascript"),                \
    CODE_IN("action", URL, "javascript"),             \
    CODE_IN("formaction", URL, "javascript"),         \
    CODE_IN("data", URL, "javascript")

/* Vue's directives, Alpine's and htmx' handlers. Parameters of slots are none, nor are classes of
 * transitions. */
#define ATTRIBUTES_OF_DIRECTIVES                      \
    CODE_IN("@*", STATEMENTS, "javascript"),          \
    CODE_IN("v-on:*", STATEMENTS, "javascript"),      \
    CODE_IN("v-for", LOOP, "javascript"),             \
    CODE_IN("v-slot*", NOTHING, NULL),                \
    CODE_IN("v-*", EXPRESSION, "javascript"),         \
    CODE_IN(":*", EXPRESSION, "javascript"),          \
    CODE_IN("x-on:*", STATEMENTS, "javascript"),      \
    CODE_IN("x-init", STATEMENTS, "javascript"),      \
    CODE_IN("x-effect", STATEMENTS, "javascript"),    \
    CODE_IN("x-for", LOOP, "javascript"),             \
    CODE_IN("x-bind:*", EXPRESSION, "javascript"),    \
    CODE_IN("x-data", EXPRESSION, "javascript"),      \
    CODE_IN("x-show", EXPRESSION, "javascript"),      \
    CODE_IN("x-if", EXPRESSION, "javascript"),        \
    CODE_IN("x-text", EXPRESSION, "javascript"),      \
    CODE_IN("x-html", EXPRESSION, "javascript"),      \
    CODE_IN("x-model*", EXPRESSION, "javascript"),    \
    CODE_IN("hx-on*", STATEMENTS, "javascript")

/* Angular's handlers. */
#define ATTRIBUTES_OF_ANGULAR                         \
    CODE_IN("(*", STATEMENTS, "typescript")

#endif
