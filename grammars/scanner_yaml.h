/* scanner_yaml.h - included in front of YAML's scanner, by the build and by nothing else.
 *
 * Shape    two widths that the scanner of the package has too small
 * Units    -
 * Owns     nothing
 * Errors   block nests deeper than 125 levels are syntax errors
 * Threads  -
 * Cost     -
 *
 * The scanner counts rows in 16 bits, and behind row 32767 a whole file is an error; generated bundles
 * are longer. And it writes its state until the buffer is full instead of until the next pair no longer
 * fits: two bytes too far at 254 nested levels.
 */
#ifndef LTL_GRAMMARS_SCANNER_YAML_H
#define LTL_GRAMMARS_SCANNER_YAML_H

#include <stdint.h>

#if __has_include("tree_sitter/parser.h") /* the package's own; not there when read alone */
#include "tree_sitter/parser.h"
#endif

#define int16_t int32_t

#undef TREE_SITTER_SERIALIZATION_BUFFER_SIZE
#define TREE_SITTER_SERIALIZATION_BUFFER_SIZE (1024 - 2 * sizeof(int32_t))

#endif
