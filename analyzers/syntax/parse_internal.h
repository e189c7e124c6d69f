/* parse_internal.h - the core's parse, for those who flatten what it gives.
 *
 * Shape    a part of a text as if there were nothing around it; offsets are those of the text
 * Units    bytes
 * Owns     the core's tree lives in the parser's memory; ltl_parse__forget gives it back
 * Errors   see parse.h
 * Threads  between ltl_parse_memory_enter and _leave
 * Cost     see parse.h
 */
#ifndef LTL_SYNTAX_PARSE_INTERNAL_H
#define LTL_SYNTAX_PARSE_INTERNAL_H

#include "core/fuel.h"
#include "core/span.h"
#include "grammars/language.h"

typedef struct TSTree TSTree;
typedef struct TSParser TSParser;

/* What a parser that has its language, and its ranges, reads of the text. */
LTL_MUST_USE ltl_status ltl_parse__run(TSParser *ts, ltl_str text, ltl_fuel *fuel,
                                       TSTree **out_parsed);

LTL_MUST_USE ltl_status ltl_parse__core(ltl_str text, ltl_span part, const ltl_language *language,
                                        ltl_fuel *fuel, TSTree **out_parsed);
/* Null is fine. */
void ltl_parse__forget(TSTree *parsed);

#endif
