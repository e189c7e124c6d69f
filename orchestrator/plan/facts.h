/* facts.h - what was seen in a change, where, and which label it leads to.
 *
 * Shape    one row per fact with the first few files that show it
 * Units    files
 * Owns     paths and evidence are borrowed; told reasons belong to the arena
 * Errors   none
 * Threads  one owner
 * Cost     O(1) to note
 */
#ifndef LTL_PLAN_FACTS_H
#define LTL_PLAN_FACTS_H

#include "orchestrator/plan/evaluate.h"

/* X(NAME, label, "text"); reasons come in this order */
#define LTL_FACT_LIST(X)                                                                           \
    X(REMOVED_CHECK, SECURITY, "removes a check and does not put it back")                         \
    X(ACCESS, SECURITY, "touches who may do what")                                                 \
    X(CRYPTOGRAPHY, SECURITY, "touches cryptography")                                              \
    X(DESERIALISATION, SECURITY, "touches how objects are read from outside data")                 \
    X(EXECUTION, SECURITY, "touches the execution of commands or of text as code")                 \
    X(QUERY, SECURITY, "touches a database query")                                                 \
    X(SWITCH, SECURITY, "touches a protection that can be switched")                               \
    X(MEETING, SECURITY, "has something from outside meet what runs, queries or reads it")         \
    X(SECRET, SECURITY, "adds what looks like a secret")                                           \
    X(WORKFLOW, SECURITY, "touches permissions, triggers or third parties of a CI workflow")       \
    X(DEPENDENCY, SECURITY, "adds to what is depended on")                                         \
    X(REVIEW, SECURITY, "changes who or what reviews")                                             \
    X(PROGRAM, SECURITY, "changes a binary that may be a program")                                 \
    X(MODE, SECURITY, "changes the mode bits")                                                     \
    X(LINK, SECURITY, "changes a symbolic link")                                                   \
    X(SUBMODULE, SECURITY, "changes a submodule")                                                  \
    X(UNKNOWN_LINES, SECURITY, "changes lines that are not known")                                 \
    X(UNKNOWN_FILE, SECURITY, "changes a file whose purpose is not known")                         \
    X(UNTOLD_GRAPH, SECURITY, "cannot tell what depends on what since this change")                \
    X(UNTOLD_RISK, SECURITY, "cannot tell what this change touches")                               \
    X(NEW_CIRCLE, MAJOR_CHANGE, "closes a circle of imports")                                      \
    X(AGAINST_LAYERS, MAJOR_CHANGE, "imports against the order of the layers")                     \
    X(MANY_FILES, MAJOR_CHANGE, "changes more files than the threshold")                           \
    X(MANY_LINES, MAJOR_CHANGE, "changes more lines than the threshold")                           \
    X(CONFIGURATION, CONFIGURATION, "changes configuration")                                       \
    X(BUILD, CONFIGURATION, "changes the build")                                                   \
    X(CI, CONFIGURATION, "changes continuous integration")                                         \
    X(INFRASTRUCTURE, CONFIGURATION, "changes infrastructure described as code")                   \
    X(DEPENDENCIES, CONFIGURATION, "changes a dependency manifest or lock file")                   \
    X(TEST, TEST_CHANGE, "changes tests")                                                          \
    X(DELETED_TEST, TEST_CHANGE, "deletes a test file")                                            \
    X(WEAKENED_TEST, TEST_CHANGE, "removes an assertion and does not put it back")                 \
    X(SMALL, HOTFIX, "one source file, fewer lines than the threshold")                            \
    X(SOURCE, STANDARD, "changes source code")                                                     \
    X(API_REMOVED, STANDARD, "removes a public function")                                          \
    X(API_CHANGED, STANDARD, "changes what a public function asks for")                            \
    X(HUB, STANDARD, "changes what many files depend on")                                          \
    X(MIGRATION, STANDARD, "changes a database migration")                                         \
    X(UNTOLD, STANDARD, "cannot tell what kind of change this is")                                 \
    X(QUIET, DOCUMENTATION, "documents, licences, pictures or vendored files only")                \
    X(EMPTY, NOTHING, "no file is changed")

typedef enum ltl_fact {
#define LTL_FACT_ENUM(name, label, text) LTL_FACT_##name,
    LTL_FACT_LIST(LTL_FACT_ENUM)
#undef LTL_FACT_ENUM
        LTL_FACT_COUNT
} ltl_fact;

enum { LTL_FACT_PATHS = 3 };

typedef struct ltl_facts {
    struct {
        uint32_t count;
        ltl_str paths[LTL_FACT_PATHS];
        ltl_str evidence; /* of the first file; may be empty */
    } at[LTL_FACT_COUNT];
} ltl_facts;

/* `path` is empty for a fact about the whole change. */
void ltl_facts_note(ltl_facts *facts, ltl_fact fact, ltl_str path, ltl_str evidence);
static inline bool ltl_facts_have(const ltl_facts *facts, ltl_fact fact) {
    return facts->at[fact].count > 0;
}
/* Bit per ltl_label. */
uint32_t ltl_facts_labels(const ltl_facts *facts);
/* One reason per fact, in the order of the facts. */
void ltl_facts_tell(const ltl_facts *facts, ltl_arena *arena, ltl_evaluation *out_evaluation);

#endif
