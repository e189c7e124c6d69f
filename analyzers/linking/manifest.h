/* manifest.h - what a file that is no code says of how the code beside it is called from elsewhere.
 *
 * Shape    facts without a family: `package` is the name that others call the folder by, `imports` are names and what
 *          they stand for. Cargo.toml: a crate under another name (`member` is empty). go.mod: a module that lies in a
 *          folder. package.json: "." or "./part" and the file that is meant. tsconfig.json: a pattern and a path;
 *          without a local name, the folder that paths begin at
 * Units    bytes; paths as they are written, from the folder of the file
 * Owns     the arena of the call
 * Errors   what is not understood is left out
 * Threads  reentrant
 * Cost     one pass over the text
 */
#ifndef LTL_LINKING_MANIFEST_H
#define LTL_LINKING_MANIFEST_H

#include "analyzers/linking/facts.h"

/* The family whose imports the file at that path says something of; LTL_FAMILY_NONE: it is no manifest. */
ltl_family ltl_manifest_family(ltl_str path);
/* The facts in `arena`; `path` is borrowed. */
void ltl_manifest_read(ltl_arena *arena, ltl_arena *scratch, ltl_str text, ltl_str path, ltl_file_facts *out_facts);

#endif
