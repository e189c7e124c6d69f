/* import_internal.h - what the stages, the state and the merge of an import share. */
#ifndef LTL_IMPORT_INTERNAL_H
#define LTL_IMPORT_INTERNAL_H

#include "core/map.h"
#include "orchestrator/import/import.h"
#include "orchestrator/import/packed.h"
#include "orchestrator/import/sorter.h"
#include "orchestrator/import/tasks.h"
#include "orchestrator/tools/row_source.h"

enum { LTL_DOMAIN_UNSET = 255, LTL_RULE_ID_BYTES = 512 };

/* Rules of all files by their id. */
typedef struct ltl_import_rule_table {
    ltl_arena arena;
    ltl_map by_id; /* index into infos */
    struct LTL_VEC(ltl_rule_info *) infos;
    uint64_t left_out; /* ids past LTL_MAX_IMPORT_RULES, and findings of them */
} ltl_import_rule_table;

struct ltl_import {
    const ltl_import_options *options;
    char root[LTL_MAX_PATH_BYTES];
    int root_fd;
    ltl_arena arena;
    ltl_import_batch batches[LTL_STREAM_PIECES];
    ltl_import_rule_table rules;
    ltl_map tools; /* their names, in the arena of the rules */
    ltl_sorter sorter;
    uint64_t findings; /* in the sorter */
    uint64_t fixes_left_out;
    /* The file that is read now. */
    ltl_stream stream;
    uint32_t file_number;
    bool is_base;  /* the file that is read now is of the baseline */
    bool compares; /* there is one */
    ltl_row_source source;
    ltl_import_outcome *outcome;
    bool is_fresh; /* the reader has yet to go where the cursor says */
    ltl_buf packed;
    ltl_trace_step steps[LTL_MAX_TRACE_STEPS];
    /* The findings in their order. */
    int spool;
    uint64_t spool_end;
    uint64_t spool_count;
    struct ltl_import_spool *reading;
    bool spool_failed;
};

extern const ltl_stream_kind ltl_import_stream;

/* What a checkpoint keeps of an import. */
bool ltl_import_keep(void *of, ltl_arena *arena, ltl_data *out_state);
bool ltl_import_restore(void *of, const ltl_data *state);
/* The findings of a run that may be resumed lie beside its checkpoint. */
int ltl_import_findings_open(const ltl_import_options *options);
void ltl_import_checkpoint_remove(const ltl_import_options *options);

void ltl_import_spool_close(ltl_import *import);
void ltl_import_batches_free(ltl_import *import);

void ltl_import_rules_init(ltl_import_rule_table *table);
/* "tool/rule"; our own rules keep their id. `into` has LTL_RULE_ID_BYTES. */
ltl_str ltl_import_rule_id(ltl_str tool, ltl_str rule, char *into);
/* All rules that the file tells of. */
void ltl_import_rules_take(ltl_import_rule_table *table, const ltl_sarif_meta *meta);
/* Made from what the finding says, when no file told of it. */
const ltl_rule_info *ltl_import_rule_of(ltl_import_rule_table *table, const ltl_packed *packed);

/* A row as a finding: texts in the arena or in the batch, steps in import->steps. */
void ltl_import_pack_row(ltl_import *import, ltl_arena *arena, ltl_import_batch *batch,
                         ltl_import_row *row, ltl_packed *out_packed);

#endif
