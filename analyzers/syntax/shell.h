/* shell.h - what the words of a shell script are: variables, parameters, what is read and what is printed.
 *
 * Shape    questions about single nodes of a tree whose language says LTL_SCOPING_WORDS
 * Units    nodes of the tree
 * Owns     nothing
 * Errors   none
 * Threads  reentrant
 * Cost     O(depth) for where output goes, else O(children)
 */
#ifndef LTL_SYNTAX_SHELL_H
#define LTL_SYNTAX_SHELL_H

#include "analyzers/syntax/tree.h"

static inline bool ltl_is_shell(const ltl_tree *tree) {
    return (tree->language->scoping & LTL_SCOPING_WORDS) != 0;
}

enum { LTL_SHELL_NO_PARAMETER = 0, LTL_SHELL_ALL = 100 };

/* A name that is no variable: a word, a text in quotes, a number. */
bool ltl_shell_is_word(const ltl_tree *tree, ltl_node name);
/* A word, or a pattern of a case that stands for itself alone. */
bool ltl_shell_is_plain(const ltl_tree *tree, ltl_node node);
/* `$1` to `$99` by number, LTL_SHELL_ALL for `$@` and `$*`. */
uint32_t ltl_shell_parameter(const ltl_tree *tree, ltl_node name);
/* `"$@"`, `${a[@]}`: a word that stands for several, LTL_NO_NODE: it is one; else the name of what it spreads. */
ltl_node ltl_shell_spread(const ltl_tree *tree, ltl_node word);
/* The word names a variable to which its command gives a value: `read x`, `printf -v x`. */
bool ltl_shell_is_given(const ltl_tree *tree, ltl_node word);
/* `local x`, `declare x`: the variable is the function's own. */
bool ltl_shell_is_local(const ltl_tree *tree, ltl_node declaration);
/* The name of the command that a call runs; empty: it is not written out. */
ltl_str ltl_shell_command(const ltl_tree *tree, ltl_node call);
/* Whose output the command's is: the substitution, function or left side of a pipe around it; LTL_NO_NODE: it goes
 * elsewhere, or what the command says is only asked for. */
ltl_node ltl_shell_printer(const ltl_tree *tree, ltl_node call);
/* What is piped or written into the command or something around it, up to the function; LTL_NO_NODE: nothing known. */
ltl_node ltl_shell_input(const ltl_tree *tree, ltl_node call);
/* `$(…)`, `<(…)`: commands whose output is a value. */
bool ltl_shell_is_substitution(const ltl_tree *tree, ltl_node node);
bool ltl_shell_is_pipe(const ltl_tree *tree, ltl_node node);
/* `$((…))`, `${#x}`, `$?`: numbers, whatever goes in. */
bool ltl_shell_is_number(const ltl_tree *tree, ltl_node node);

#endif
