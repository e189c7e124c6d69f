/* placeholder_names.h - the names that stand for metavariables and ellipses: written by placeholder.c, told
 * again by placeholder_read.c.
 */
#ifndef LTL_PATTERNS_PLACEHOLDER_NAMES_H
#define LTL_PATTERNS_PLACEHOLDER_NAMES_H

#define METAVARIABLE "ltl_mv_"
#define SEQUENCE     "ltl_seq_"
#define ELLIPSIS     "ltl_dots"
#define DEEP         "ltl_deep"
#define BARE         "ltl_bare_" /* before a stand-in that the language wants in quotes */
#define TYPED        "ltl_type_" /* then the number of the type, then the name */

#endif
