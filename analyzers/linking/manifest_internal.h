/* manifest_internal.h - what the readers of manifests share.
 *
 * Shape    a reader for each format, called with the text of one file
 * Units    -
 * Owns     facts in the maker's arena
 * Errors   -
 * Threads  one owner
 * Cost     one pass over the text
 */
#ifndef LTL_LINKING_MANIFEST_INTERNAL_H
#define LTL_LINKING_MANIFEST_INTERNAL_H

#include "analyzers/linking/facts_internal.h"
#include "analyzers/linking/manifest.h"

void ltl_manifest__cargo(ltl_facts_maker *m, ltl_str text);
void ltl_manifest__go(ltl_facts_maker *m, ltl_str text);
void ltl_manifest__package(ltl_facts_maker *m, ltl_str text);
void ltl_manifest__paths(ltl_facts_maker *m, ltl_str text);
/* `local` stands for `module`. */
void ltl_manifest__say(ltl_facts_maker *m, ltl_str local, ltl_str module);

#endif
