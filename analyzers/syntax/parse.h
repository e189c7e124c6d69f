/* parse.h - bytes to normalised tree.
 *
 * Shape    a parser is a worker's own; it keeps memory between files, never results
 * Units    fuel: one step is one progress call of the tree-sitter core (about 100 parse operations)
 * Owns     the tree lives in the arena of the call; the core's own tree is gone when it returns
 * Errors   LTL_FUEL, LTL_CANCELLED, LTL_DEADLINE, LTL_LIMIT (too many nodes), LTL_NO_MEMORY;
 *          syntax errors are no error here: they are ERROR nodes and counts in the tree
 * Threads  one parser per thread; languages are shared
 * Cost     the parse dominates; flattening is about a tenth of it: it reads the core's own subtrees
 *          (internal header of the pinned core) instead of stepping a cursor
 */
#ifndef LTL_SYNTAX_PARSE_H
#define LTL_SYNTAX_PARSE_H

#include "analyzers/syntax/tree.h"
#include "core/fuel.h"
#include "core/status.h"

typedef struct ltl_parser ltl_parser;

/* Null only without memory. */
ltl_parser *ltl_parser_new(void);
void ltl_parser_free(ltl_parser *parser);

/* `names` gets the file's names added. A text with syntax errors is read a second time, as the language
 * repairs it, and the better reading kept. */
LTL_MUST_USE ltl_status ltl_parser_parse(ltl_parser *parser, ltl_arena *arena, ltl_names *names,
                                         const ltl_source *source, const ltl_language *language,
                                         ltl_fuel *fuel, const ltl_tree **out_tree);

/* The same without repairs: for patterns. */
LTL_MUST_USE ltl_status ltl_parser_parse_as_written(ltl_parser *parser, ltl_arena *arena,
                                                    ltl_names *names, const ltl_source *source,
                                                    const ltl_language *language, ltl_fuel *fuel,
                                                    const ltl_tree **out_tree);

/* The same for a part of a source that is code of another language, read as if it were all there is. The
 * tree has the offsets of the whole source. When it has syntax errors, marks of templates in it are read as
 * names or blanks, see grammars/template_markers.h. */
LTL_MUST_USE ltl_status ltl_parser_parse_part(ltl_parser *parser, ltl_arena *arena,
                                              ltl_names *names, const ltl_source *source,
                                              ltl_span part, const ltl_language *language,
                                              ltl_fuel *fuel, const ltl_tree **out_tree);

/* The parse alone, its result thrown away: for benchmarks. */
LTL_MUST_USE ltl_status ltl_parser_parse_only(ltl_parser *parser, const ltl_source *source,
                                              const ltl_language *language, ltl_fuel *fuel);

#endif
