/* scopes.h - which declaration each name of a file means.
 *
 * Shape    declarations are numbered from 1 in parallel arrays; beside each node the declaration that
 *          a name there means, 0 when it is no variable or nobody in the file declares it
 * Units    -
 * Owns     the arena of the call; the tree is borrowed
 * Errors   none: a form of declaration that is not understood leaves its name unresolved, which
 *          means "any of that spelling"
 * Threads  immutable once built
 * Cost     two walks over the tree, constant time a node; memory four bytes a node
 *
 * Fields that are only ever assigned (`self.x = 1`) are declarations as well; the member `self.x` is
 * asked for by ltl_scopes_field, and its name has no entry in `of`.
 */
#ifndef LTL_DATAFLOW_SCOPES_H
#define LTL_DATAFLOW_SCOPES_H

#include "analyzers/dataflow/pairs.h"
#include "analyzers/syntax/tree.h"
#include "core/vec.h"

typedef enum ltl_declaration_kind {
    LTL_DECLARED_LOCAL,
    LTL_DECLARED_PARAMETER,
    LTL_DECLARED_GLOBAL,   /* a variable of the whole file */
    LTL_DECLARED_FIELD,
    LTL_DECLARED_FUNCTION,
    LTL_DECLARED_CLASS,
    LTL_DECLARED_IMPORT,
} ltl_declaration_kind;

enum ltl_declaration_flags {
    LTL_DECLARATION_FAR = 1 << 0,     /* written in another function than the one it belongs to */
    LTL_DECLARATION_EXPOSED = 1 << 1, /* its address is taken: anybody may write it */
    LTL_DECLARATION_TOLD = 1 << 4,     /* some value of it stands in the text */
    LTL_DECLARATION_IMPORTED = 1 << 3, /* an import gives it, perhaps among others */
    LTL_DECLARATION_BOUND = 1 << 2,   /* gets a value that is not in the text: loops, catch, patterns */
};

typedef struct ltl_declaration {
    uint32_t name;
    ltl_node leaf;       /* what declares it */
    ltl_node declarer;   /* the node around that says how: VARIABLE, ASSIGN, PARAMETER … */
    ltl_node scope;      /* where it is known */
    ltl_node unit;       /* the function, lambda or file it belongs to */
    uint32_t means;      /* of `global x`: the declaration further out */
    uint32_t shadowed;   /* the declaration of the same name around it */
    uint32_t writes;     /* in the whole file, the declaring one included when it gives a value */
    ltl_node write;      /* ASSIGN or VARIABLE of the last write */
    uint8_t kind;        /* ltl_declaration_kind */
    uint8_t flags;
    bool is_ordered;     /* known from its declaration on */
    bool is_active;      /* while it is built */
} ltl_declaration;

typedef struct ltl_declarations LTL_VEC(ltl_declaration) ltl_declarations;

typedef struct ltl_scopes {
    const ltl_tree *tree;
    uint32_t *of;              /* by node: declaration */
    uint8_t *use;              /* by node: ltl_name_use of a NAME or MEMBER */
    ltl_node *by;              /* by node: what declares or writes it */
    ltl_declarations all;      /* entry 0 is unused */
    ltl_pairs by_scope;        /* (scope, name) to declaration */
} ltl_scopes;

void ltl_scopes_build(ltl_arena *arena, const ltl_tree *tree, ltl_scopes *out_scopes);
/* The declaration of `name` in that very scope; 0: none. */
uint32_t ltl_scopes_find(const ltl_scopes *scopes, ltl_node scope, uint32_t name);
/* The field that a member of `this`, `self` … means, for one look at each level around; 0: none. */
uint32_t ltl_scopes_field(const ltl_scopes *scopes, ltl_node member);
/* Somebody assigns to a member of that name of an object that nobody knows. */
bool ltl_scopes_is_foreign(const ltl_scopes *scopes, uint32_t name);
/* The expression that `local.x` or `var.x` stands for, where a language has these; else LTL_NO_NODE. */
ltl_node ltl_scopes_local(const ltl_scopes *scopes, ltl_node member);
/* `this`, `self`, `$this`, `cls`: the object of the method at hand. */
bool ltl_scopes_is_self(const ltl_tree *tree, ltl_node node);
/* FUNCTION, LAMBDA and ROOT are units of their own. */
bool ltl_is_unit(ltl_kind kind);

#endif
