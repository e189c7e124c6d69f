#include "grammars/front_ends/dockerfile.h"
#include "grammars/languages/bash_rows.h"


/* In the order of ltl_dockerfile_node. A command as the body of an instruction may stand anywhere in
 * the shell code of that instruction. */
static const ltl_node_row own_nodes[] = {
    NODE("add", OTHER),
    NODE("arg", OTHER),
    NODE_WITH("cmd", OTHER, LTL_ROW_DEEP_BODY, 0),
    NODE("copy", OTHER),
    NODE_WITH("entrypoint", OTHER, LTL_ROW_DEEP_BODY, 0),
    NODE("env", OTHER),
    NODE("expose", OTHER),
    NODE("from", OTHER),
    NODE("healthcheck", OTHER),
    NODE("label", OTHER),
    NODE("maintainer", OTHER),
    NODE("onbuild", OTHER),
    NODE_WITH("run", OTHER, LTL_ROW_DEEP_BODY, 0),
    NODE("shell", OTHER),
    NODE("stopsignal", OTHER),
    NODE("user", OTHER),
    NODE("volume", OTHER),
    NODE("workdir", OTHER),
    NODE("tag", OTHER),
    NODE("digest", OTHER),
    NODE("alias", OTHER),
    NODE("group", OTHER),
    NODE("flag", OTHER),
    NODE_WITH("options", COLLECTION, LTL_ROW_UNORDERED, 0),
    NODE("pair", PAIR),
    NODE("exec_form", COLLECTION),
    NODE("heredoc", TEXT),
    NODE("word", NAME),
    NODE_WITH("quoted_word", NAME, LTL_ROW_WORD, 0),
    NODE("template", TEMPLATE),
    NODE("expansion", UNARY),
    END_OF_ROWS,
};

static const char *const aliases[] = {"docker", NULL};
static const char *const extensions[] = {".dockerfile", ".containerfile", NULL};
static const char *const file_names[] = {"Dockerfile*", "dockerfile", "Containerfile*", NULL};

static const ltl_pattern_wrap pattern_wraps[] = {
    {"", ""},
    {"RUN ", ""},
    {"RUN <<LTL\n", "\nLTL\n"},
    {NULL, NULL},
};

const ltl_language ltl_language_dockerfile = {
    .id = "dockerfile",
    .title = "Dockerfile",
    .grammar = tree_sitter_bash,
    .front_end = ltl_front_end_dockerfile,
    .own_nodes = own_nodes,
    .extensions = extensions,
    .nodes = bash_nodes,
    .fields = bash_fields,
    .pattern_wraps = pattern_wraps,
    .aliases = aliases,
    .file_names = file_names,
    .wraps = bash_wraps,
    .line_comment = "#",
    .statement_end = "",
    .sample = "# syntax=docker/dockerfile:1\n"
              "ARG BASE=alpine\n"
              "FROM --platform=$TARGET localhost:5000/$BASE:3.19@sha256:12 AS build\n"
              "ENV A=1 B=\"two words\"\n"
              "ENV OLD form of it\n"
              "LABEL who='me'\n"
              "RUN --mount=type=cache,target=/root/.cache make -j4 \\\n"
              "    # in between\n"
              "    && make install\n"
              "RUN <<EOF\n"
              "set -e\n"
              "echo done\n"
              "EOF\n"
              "COPY --from=build --link /a /b/\n"
              "EXPOSE 80 443/tcp\n"
              "USER app:staff\n"
              "WORKDIR /srv/$A\n"
              "SHELL [\"/bin/sh\", \"-c\"]\n"
              "HEALTHCHECK --interval=5s CMD curl -f localhost || exit 1\n"
              "ONBUILD RUN echo built\n"
              "ENTRYPOINT [\"/srv/run\"]\n"
              "CMD serve $A\n",
};
