/* limits.h - every limit of the program, as a number with a name.
 *
 * A limit that is reached is a stated outcome, never a crash and never silence. Limits that can
 * change a result count bytes, nodes or steps; clocks are only a backstop.
 */
#ifndef LTL_CORE_LIMITS_H
#define LTL_CORE_LIMITS_H

#include <stdint.h>

#define LTL_KIB ((uint64_t)1024)
#define LTL_MIB (1024 * LTL_KIB)
#define LTL_GIB (1024 * LTL_MIB)

/* Memory */
#define LTL_MAX_ARENA_BYTES (4 * LTL_GIB)        /* one arena, unless its owner says less */
#define LTL_PARSE_MEMORY_KEPT (64 * LTL_MIB)     /* of a worker, between two parses */

/* Files */
#define LTL_MAX_TARGET_BYTES (1 * LTL_MIB)       /* default of --max-target-bytes */
#define LTL_MAX_SOURCE_BYTES (256 * LTL_MIB)     /* the most that --max-target-bytes may ask for */
#define LTL_MAX_WINDOWED_BYTES (1024 * LTL_GIB)  /* of a larger file, looked at in windows; what is behind: not */
#define LTL_WINDOW_BYTES (4 * LTL_MIB)           /* of a larger file at a time, besides the overlap */
#define LTL_WINDOW_OVERLAP_BYTES (64 * LTL_KIB)  /* seen before and behind each window: as long as a match of a
                                                    rule may be there, with all it depends on */
#define LTL_MAX_WINDOWED_COMMENTS (1 * LTL_MIB)  /* of such a file: lines with suppressions, and those behind them */
#define LTL_MAX_PATH_BYTES 4096u
#define LTL_MAX_FILES 4000000u
#define LTL_MAX_WALK_DEPTH 256u
#define LTL_MAX_INTAKE_NOTES 100u                 /* told about one scope */
#define LTL_CHURN_COMMITS 1000u /* the last ones of a history: how often files change */
#define LTL_FIX_COMMITS 4000u /* the last ones before a change: fixes that it may undo */
#define LTL_MAX_TRAILER_COMMITS 1000u /* of a range, the newest: those whose messages are read */
#define LTL_MAX_CONTROL_FILE_BYTES (16 * LTL_MIB) /* .gitignore, .git/config and their like */
#define LTL_MAX_GIT_OBJECT_BYTES (64 * LTL_MIB)
#define LTL_MINIFIED_LINE_BYTES 5000u             /* a file whose mean line is longer is minified */

/* Trees */
#define LTL_MAX_TREE_DEPTH 100000u               /* deeper subtrees are cut, the file is `partial` */
#define LTL_MAX_TREE_NODES 16000000u
#define LTL_MAX_INNER_DEPTH 512u                 /* the same for what a grammar of its own reads in a text */
#define LTL_MAX_INNER_MARKS 4000u                /* such a text is read in the square of its marks: one with
                                                    more is text alone, and the file `partial` */
#define LTL_MAX_SUFFIX_MOVES 8000000u            /* nodes moved where a grammar binds suffixes too loosely;
                                                    more: the file is `partial` */
#define LTL_PARSE_FUEL_BASE 20000u               /* step: one progress call of the parser, about 100
                                                    operations (code takes 1 to 10 per KiB, Scala
                                                    up to 90), or one piece of the text read:
                                                    again and again where a scanner looks ahead */
#define LTL_PARSE_PIECE_BYTES 4096u
#define LTL_OPEN_TAGS_PER_FUEL 1000u             /* one more step for so many open tags that the scanner of
                                                    a markup grammar copies: it copies all at each tag */
#define LTL_MAX_EMBEDDED_PARTS 10000u            /* scripts, styles, handlers and expressions of a page that
                                                    are read as code */
#define LTL_MAX_EMBEDDED_LANGUAGES 64u
#define LTL_MAX_MERGED_MAPPINGS 64u              /* mappings that `<<` brings into one; more: the rule is given
                                                    up on that file */
#define LTL_MAX_CACHED_TREES_BYTES (96 * LTL_MIB) /* trees of files that were looked at last while marks are
                                                    followed, with their texts; of all workers */
#define LTL_MAX_CACHED_TREE_BYTES (512 * LTL_KIB) /* text of such a file; a larger one is read again each time */
#define LTL_PARSE_BYTES_PER_FUEL 16u             /* one more step for so many bytes */

/* Rules */
#define LTL_MAX_RULE_FILE_BYTES (4 * LTL_MIB)
#define LTL_MAX_RULES 100000u
#define LTL_MAX_PATTERN_BYTES (64 * LTL_KIB)
#define LTL_MAX_PATTERN_NODES 4000u
#define LTL_MIN_ANCHOR_BYTES 2u                  /* shorter names are in every file */
#define LTL_MAX_METAVARIABLES 64u                /* distinct names in one rule */
#define LTL_MAX_FORMULA_DEPTH 64u
#define LTL_MATCH_FUEL_PER_RULE_FILE 4000000u    /* step: one pattern node tried on one tree node */
#define LTL_RUNG_FUEL_PER_RULE_FILE 1000000u     /* the same, of each cheaper form that stands in for one that
                                                    used up its steps */
#define LTL_WORDS_FUEL_PER_RULE_FILE 100000u     /* of the one that looks at words: sixty-four of them a step */
#define LTL_QUARANTINE_FILES 32u                 /* on which a rule runs out of steps before it is left alone; or one
                                                    in a hundred, if that is more */
#define LTL_DOWNGRADE_RULES 4u                   /* that run out on one file: then it is the analyzer, not a rule */
#define LTL_DOWNGRADE_CRASHES 8u                 /* files of a language on which it crashes before it is left alone, or
                                                    one in a hundred of them, … */
#define LTL_DOWNGRADE_MOST_CRASHES 64u           /* … up to so many */
#define LTL_MAX_TAINT_LABELS 64u                 /* of one rule: bits of a word */
#define LTL_MAX_TAINT_REQUIRES 64u               /* terms of one condition on labels */
#define LTL_MAX_TAINT_PATH_DEPTH 6u              /* `a.b.c…`: what is deeper is taken for the part above */
#define LTL_MAX_TAINT_ENTRIES 2000u              /* marked paths at one place of a function */
#define LTL_MAX_TAINT_STEPS 2000000u             /* of the ways of marks, of one rule in one file: 32 bytes each */
#define LTL_MAX_FAR_STEPS 6u                     /* of a way, in one file, that others are told of */
#define LTL_MAX_FAR_HOPS 3u                      /* calls from file to file before a sink, or behind a source */
#define LTL_MAX_TAINT_CHECKS 512u              /* variables that are judged, of one file: further ones are not seen */
#define LTL_MAX_GUARD_FUNCTION 600u              /* nodes of a function that may be a check of what it is given */
#define LTL_MAX_GUARD_NODES 200000u              /* of all of them, of one file: further ones are judged by name */
#define LTL_MAX_DOUBT 3u                         /* guesses on the way of a mark that are told apart; with so
                                                    many it is not followed into other files */
#define LTL_MAX_FAR_SINKS 32u                    /* of one function, for one rule: more are left out, and said */
#define LTL_MAX_FAR_SOURCES 4u                   /* labels of sources that a function gives: one source of each */
#define LTL_MAX_FAR_LOOKS 10u                    /* at a file with one taint rule, as what it calls changes */
#define LTL_MAX_FAR_SHARE 2u                     /* what looks may take, in steps that reading all files is worth */
#define LTL_MIN_FAR_STEPS 100000000u             /* … and as many more; who is wanted behind that is cut, and said */
#define LTL_FLOW_FUEL_BASE 200000u               /* step: one node, or one block a value is carried over */
#define LTL_FLOW_FUEL_PER_NODE 40u               /* of a function, for that function */
#define LTL_VALUES_FUEL_BASE 4000u                /* step: one step of a graph on one way, with so many cells */
#define LTL_VALUES_FUEL_PER_NODE 12u              /* of a function, for all that it calls */
#define LTL_LOCALS_FUEL_BASE 4000u                /* step: one step of a graph on one way */
#define LTL_LOCALS_FUEL_PER_NODE 12u              /* of a function */
#define LTL_MAX_LENT_NODES 250u                   /* of a C or C++ function that other files may walk into */
#define LTL_MAX_LENT_BYTES 4096u                  /* of its text, and of a definition that goes with it */
#define LTL_MAX_SEEN_HEADERS 64u                  /* that a C or C++ file includes, at any distance */
#define LTL_MAX_BORROWED 48u                      /* functions of other files that a file is walked with … */
#define LTL_MAX_BORROWED_BYTES 65536u             /* … and their bytes */
#define LTL_MAX_VALUE_BYTES (64 * LTL_KIB)       /* a string put together from parts */
#define LTL_MAX_FOLD_BYTES (4 * LTL_KIB)         /* a string that a library call is worked out with, or gives */
#define LTL_MAX_WANTS 256u                       /* names of other files whose values one file may ask for */
#define LTL_MAX_SHARED 4000u                     /* variables of one file, its own and others', that files may share */
#define LTL_MAX_SHARING 64u                      /* files that speak of one: past that it is not followed */
#define LTL_MAX_SHARING_OBJECT 2u                  /* … of a field of objects: each such file is looked at again */
#define LTL_MAX_CONSTANTS 4000u                  /* of one file that others may read */
#define LTL_MAX_CONSTANT_BYTES (1 * LTL_KIB)     /* of a text among them */
#define LTL_MAX_CONSTANT_ITEMS 8000u             /* of the lists and mappings among them, all together */
#define LTL_MAX_CONSTANT_DEPTH 3u                /* lists within lists among them */
#define LTL_MAX_CONSTANT_PIECES 16u              /* of a text that is put together from constants of others */
#define LTL_MAX_FOLD_ITEMS 64u                   /* of a collection that is worked out */
#define LTL_MAX_RANGES_PER_PATTERN 100000u
#define LTL_MAX_FINDINGS_PER_RULE_FILE 10000u
#define LTL_REGEX_MATCH_LIMIT 1000000u           /* PCRE2 match limit, per match attempt */
#define LTL_REGEX_DEPTH_LIMIT 20000u
#define LTL_REGEX_HEAP_KIB 20480u

/* YAML (rules, configuration, workflows) */
#define LTL_MAX_YAML_DEPTH 64u
#define LTL_MAX_YAML_NODES 2000000u

/* Workflows */
#define LTL_MAX_WORKFLOW_STEPS 2000u
#define LTL_MAX_WORKFLOW_DEPTH 32u               /* steps within steps */
#define LTL_MAX_WORKFLOW_BYTES (1 * LTL_MIB)     /* a workflow file */
#define LTL_MAX_DATA_DEPTH 32u                   /* lists within lists */
#define LTL_MAX_DATA_BYTES (256 * LTL_MIB)       /* one value, packed */
#define LTL_MAX_CONDITION_TERMS 64u
#define LTL_MAX_SCATTER_ITEMS 1000000u
#define LTL_MAX_COMMAND_OUTPUT (16 * LTL_MIB)    /* kept of each output of a program that a step runs */
#define LTL_MAX_TOOL_COMMAND_BYTES (96 * LTL_KIB) /* names of files in one command line */
#define LTL_MAX_RETRY_AFTER_S 86400              /* a server that wants longer is asked after a day */
#define LTL_ISOLATED_STACK_BYTES (64 * LTL_MIB)  /* of a program that is tried again after a crash */
#define LTL_MAX_EVENTS 100000u                   /* published in one run of an events step */
#define LTL_CLEANUP_GRACE_US 120000000u          /* what cleans up behind a stop has so long, unless its step says */
#define LTL_STOP_GRACE_US 2000000u               /* a task told to stop is waited for so long */

/* Data files */
#define LTL_MAX_TABLE_RECORD_BYTES (64 * LTL_KIB) /* a longer record is not looked into */
#define LTL_MAX_TABLE_COLUMNS 1024u
#define LTL_TABLE_PIECE_BYTES (512 * LTL_KIB)    /* read at a time */
#define LTL_MAX_TABLE_NAME_BYTES 128u            /* of a column; the rest of a longer name is cut */

/* What a change does in other files */
/* Of both sides of changed files, that are parsed before a review is chosen. */
#define LTL_MAX_FACT_PARSE_BYTES (2 * LTL_MIB)
#define LTL_MAX_SLICE_READ_BYTES (256 * LTL_MIB) /* of the files around it, in which names are looked for */
/* To learn what it does to who depends on whom: bytes around it that are parsed, ways that are tried */
#define LTL_MAX_GRAPH_STEPS (1 * LTL_MIB)
#define LTL_MAX_GRAPH_TRIES 256u
#define LTL_MAX_SLICE_FILES 64u                  /* of those, that are looked at */
#define LTL_MAX_SLICE_BYTES (1 * LTL_MIB)        /* of them */
#define LTL_MAX_SLICE_NAMES 64u                  /* of functions it touches, that are looked for */
#define LTL_MAX_SLICE_STEPS (4 * LTL_MIB)        /* bytes around it that are parsed to learn who calls whom */
#define LTL_MAX_PAST_STEPS (64 * LTL_MIB)        /* bytes of earlier versions, for fixes that it may undo */

/* The same for a change that is small, and for one of settings, tests or documents */
#define LTL_HOTFIX_SLICE_FILES 16u
#define LTL_HOTFIX_SLICE_BYTES (256 * LTL_KIB)
#define LTL_HOTFIX_SLICE_STEPS (512 * LTL_KIB)
#define LTL_HOTFIX_PAST_STEPS (8 * LTL_MIB)
#define LTL_SIDE_SLICE_FILES 32u
#define LTL_SIDE_SLICE_BYTES (512 * LTL_KIB)
#define LTL_SIDE_SLICE_STEPS (1 * LTL_MIB)
#define LTL_SIDE_PAST_STEPS (16 * LTL_MIB)

/* Shards */
#define LTL_MAX_SHARDS 1024u
#define LTL_MAX_SHARD_BYTES (4 * LTL_GIB)        /* what a shard tells the others, unpacked */
#define LTL_MAX_SHARD_REPORT_BYTES (2 * LTL_GIB) /* its report */

/* Fixes */
#define LTL_MAX_FIX_RUN_BYTES (1 * LTL_GIB) /* old and new bytes of all files of one run, with the journal */
#define LTL_MAX_FIXES_TRIED 64u             /* of one file whose fixes do not go together, each alone */
#define LTL_MAX_FIX_ROUNDS 10u              /* of fixes in what fixes made */

/* Findings of other tools */
#define LTL_IMPORT_WINDOW_BYTES (256 * LTL_KIB)  /* of the file, at a time */
#define LTL_MAX_IMPORT_RULES 20000u              /* told apart in one import; those past it share one */
#define LTL_MAX_IMPORT_RULE_BYTES (12 * LTL_MIB)  /* what tools say of their rules; past it only ids are kept */
#define LTL_MAX_IMPORT_RUNS 10000u               /* of one SARIF file */
#define LTL_IMPORT_SORT_BYTES (8 * LTL_MIB)      /* sorted in memory at a time */
#define LTL_IMPORT_MOST_RUNS 192u                /* sorted stretches that are merged at once */
#define LTL_MAX_IMPORT_HELD 4000u                /* findings; of more, formats that do not stream get the worst */

/* Runs */
#define LTL_MAX_JOBS 256u
#define LTL_WORKER_STACK_BYTES (16 * LTL_MIB)
#define LTL_MAX_SNIPPET_LINES 12u
#define LTL_MAX_SNIPPET_LINE_BYTES 400u
#define LTL_MAX_MESSAGE_BYTES 4096u
#define LTL_MAX_TRACED_STEPS 50000u              /* of all findings of a rule in a file: past it source and
                                                    sink alone are told */
#define LTL_MAX_TRACE_STEPS 64u                  /* of one finding: what lies between is left out, and said */

#endif
