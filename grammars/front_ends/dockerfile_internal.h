/* dockerfile_internal.h - what the parts of the reader of Dockerfiles share.
 *
 * Shape    dockerfile.c takes the text line by line, dockerfile_lines.c says where an instruction and its heredocs end,
 *          dockerfile_instructions.c writes one, dockerfile_words.c its words
 * Units    byte offsets
 * Owns     see front_end.h
 * Errors   see dockerfile.h
 * Threads  one owner
 * Cost     O(bytes) together
 */
#ifndef LTL_GRAMMARS_FRONT_ENDS_DOCKERFILE_INTERNAL_H
#define LTL_GRAMMARS_FRONT_ENDS_DOCKERFILE_INTERNAL_H

#include "grammars/front_ends/dockerfile.h"

enum { LTL_DOCKER_MAX_HEREDOCS = 16 };

typedef struct ltl_docker_heredoc {
    ltl_span opening; /* `<<EOF` */
    ltl_span body;
} ltl_docker_heredoc;

typedef struct ltl_docker_reader {
    ltl_tree_writer *writer;
    ltl_str text;
    char *code; /* the text with line continuations, and comments among them, blanked */
    uint32_t at;
    char escape;
    bool may_have_directives;
    bool has_other_shell; /* SHELL named one of another grammar; until the next FROM */
    ltl_docker_heredoc heredocs[LTL_DOCKER_MAX_HEREDOCS]; /* of the instruction at hand */
    uint32_t heredoc_count;
    uint32_t after; /* where the instruction ends, heredocs included */
} ltl_docker_reader;

/* ---- dockerfile_lines.c ---- */

bool ltl_docker_is_blank(char byte);
uint32_t ltl_docker_line_end(const ltl_docker_reader *r, uint32_t at);
uint32_t ltl_docker_skip_blanks(const ltl_docker_reader *r, uint32_t at);
/* The end of the instruction that starts at `start`; continuations are blanked. */
uint32_t ltl_docker_instruction_end(ltl_docker_reader *r, uint32_t start);
/* Of the instruction: bodies follow its line in the order of their openings. */
void ltl_docker_heredocs_read(ltl_docker_reader *r, uint32_t start, uint32_t end);

/* ---- dockerfile_instructions.c ---- */

bool ltl_docker_instruction_find(ltl_str keyword, uint16_t *out_index);
/* The instruction at the start of the line. In a pattern a line may be a hole. */
void ltl_docker_instruction_write(ltl_docker_reader *r, ltl_docker_line *line, ltl_role role);

#endif
