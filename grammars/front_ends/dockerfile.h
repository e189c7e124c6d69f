/* dockerfile.h - the reader of Dockerfiles.
 *
 * Shape    one node per instruction. Flags, tag, digest, alias and group are MODIFIERs: they only adorn.
 *          Words are NAMEs without their quotes, or TEMPLATEs when they interpolate. The shell form of RUN,
 *          CMD, ENTRYPOINT and HEALTHCHECK is code of the shell's grammar, the exec form a COLLECTION
 * Units    byte offsets
 * Owns     see front_end.h
 * Errors   an unknown instruction is an error; the next line is read as if nothing had been
 * Threads  reentrant
 * Cost     O(bytes), and the parses of the shell code
 * See      the types are those of `own_nodes` in grammars/languages/dockerfile.c, in that order
 */
#ifndef LTL_GRAMMARS_FRONT_ENDS_DOCKERFILE_H
#define LTL_GRAMMARS_FRONT_ENDS_DOCKERFILE_H

#include "grammars/front_end.h"

/* X(NAME, "instruction") */
#define LTL_DOCKERFILE_INSTRUCTIONS(X)                                                           \
    X(ADD, "add")                                                                                \
    X(ARG, "arg")                                                                                \
    X(CMD, "cmd")                                                                                \
    X(COPY, "copy")                                                                              \
    X(ENTRYPOINT, "entrypoint")                                                                  \
    X(ENV, "env")                                                                                \
    X(EXPOSE, "expose")                                                                          \
    X(FROM, "from")                                                                              \
    X(HEALTHCHECK, "healthcheck")                                                                \
    X(LABEL, "label")                                                                            \
    X(MAINTAINER, "maintainer")                                                                  \
    X(ONBUILD, "onbuild")                                                                        \
    X(RUN, "run")                                                                                \
    X(SHELL, "shell")                                                                            \
    X(STOPSIGNAL, "stopsignal")                                                                  \
    X(USER, "user")                                                                              \
    X(VOLUME, "volume")                                                                          \
    X(WORKDIR, "workdir")

typedef enum ltl_dockerfile_node {
#define LTL_DOCKERFILE_ENUM(name, text) LTL_DOCKERFILE_##name,
    LTL_DOCKERFILE_INSTRUCTIONS(LTL_DOCKERFILE_ENUM)
#undef LTL_DOCKERFILE_ENUM
        LTL_DOCKERFILE_TAG,
    LTL_DOCKERFILE_DIGEST,
    LTL_DOCKERFILE_ALIAS,
    LTL_DOCKERFILE_GROUP,
    LTL_DOCKERFILE_FLAG,
    LTL_DOCKERFILE_OPTIONS, /* type=a,target=b */
    LTL_DOCKERFILE_PAIR,
    LTL_DOCKERFILE_EXEC_FORM,
    LTL_DOCKERFILE_HEREDOC,
    LTL_DOCKERFILE_WORD,
    LTL_DOCKERFILE_QUOTED_WORD,
    LTL_DOCKERFILE_TEMPLATE,
    LTL_DOCKERFILE_EXPANSION,
} ltl_dockerfile_node;

void ltl_front_end_dockerfile(ltl_tree_writer *writer);

/* ---- dockerfile_words.c ---- */

/* `text` is a Dockerfile's, with line continuations blanked. */
typedef struct ltl_docker_line {
    ltl_tree_writer *writer;
    ltl_str text;
    uint32_t at;
    uint32_t end;
    char escape;
} ltl_docker_line;

/* The next word up to a blank outside of quotes and braces; false at the end. */
bool ltl_docker_word_next(ltl_docker_line *line, ltl_span *out_word);
/* Where `mark` stands in the word outside of braces and quotes: the first place, or the last. */
uint32_t ltl_docker_word_find(ltl_str text, ltl_span word, char mark, bool is_last);
/* Writes a word: a NAME, an expansion, or a TEMPLATE of such. */
void ltl_docker_word_write(ltl_docker_line *line, ltl_role role, ltl_span word);
/* Writes `["a", "b"]`; false, and nothing is written, when the rest of the line is no such list. */
bool ltl_docker_exec_form_write(ltl_docker_line *line, ltl_role role);

#endif
