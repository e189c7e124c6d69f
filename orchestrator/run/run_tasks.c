/* run_tasks.c - the tasks of a scan: cut into chunks, look, link, look again, gather. They find their run as the
 * services of the call, and what cannot be written down moves through it; the values they give are for the order of
 * things, and for people. */
#include <stdlib.h>

#include "orchestrator/process/supervise.h"
#include "orchestrator/run/early.h"
#include "orchestrator/run/run_state.h"

static ltl_run *run_of(ltl_call *call) {
    return ltl_call_services(call, LTL_WITHIN_RUN);
}

/* Of what is in it, so that one more file changes one chunk's name. */
static ltl_str chunk_id(ltl_call *call, const ltl_run *run, const ltl_chunk *chunk) {
    ltl_digest digest = {0, 0};
    char hex[LTL_DIGEST_HEX_BYTES];
    const ltl_targets *targets = ltl_intake_targets(run->intake);
    for (uint32_t i = 0; i < chunk->item_count; i++) {
        const ltl_target *target = &targets->at[run->team.item_targets[chunk->items[i]]];
        digest = ltl_digest_mix(digest, ltl_digest_of(target->path));
        digest = ltl_digest_mix(digest, (ltl_digest){target->size, 0});
    }
    ltl_digest_hex(digest, hex);
    return ltl_arena_copy(call->arena, (ltl_str){hex, 16});
}

static ltl_data record_of(ltl_call *call, ltl_str id, uint32_t index, uint64_t cost) {
    static const ltl_str names[] = {LTL_STR_INIT("id"), LTL_STR_INIT("index"),
                                    LTL_STR_INIT("cost")};
    ltl_data *values = LTL_NEW_ARRAY(call->arena, ltl_data, LTL_COUNT_OF(names));
    values[0] = ltl_data_text(id);
    values[1] = ltl_data_number(index);
    values[2] = ltl_data_number(cost < INT64_MAX ? (int64_t)cost : INT64_MAX);
    return ltl_data_record(names, values, LTL_COUNT_OF(names));
}

static ltl_ending partition(ltl_call *call) {
    ltl_run *run = run_of(call);
    if (run == NULL) {
        return LTL_ENDING_FAILED;
    }
    uint32_t count = run->plan.chunk_count;
    ltl_data *chunks = LTL_NEW_ARRAY(call->arena, ltl_data, (size_t)count + 1);
    for (uint32_t i = 0; i < count; i++) {
        const ltl_chunk *chunk = &run->plan.chunks[i];
        chunks[i] = record_of(call, chunk_id(call, run, chunk), i, chunk->cost);
    }
    ltl_call_output(call, "chunks", ltl_data_list(chunks, count));
    ltl_call_output(call, "files", ltl_data_number(ltl_intake_targets(run->intake)->count));
    return LTL_ENDING_OK;
}

/* The worker with the number of this thread, ready; null without the memory. */
static ltl_worker *worker_of(ltl_call *call, ltl_run *run) {
    if (call->worker >= run->worker_count) {
        return NULL; /* the threads of its room are as many as there are workers */
    }
    ltl_worker *worker = &run->workers[call->worker];
    worker->team = &run->team;
    worker->stop = call->stop;
    worker->call = call;
    if (worker->last_stack == NULL && ltl_is_supervised()) {
        worker->last_stack = malloc(LTL_WATCH_STACK_BYTES);
        ltl_watch_thread(call->worker, worker->last_stack);
    }
    if (!ltl_worker_open(worker)) {
        atomic_store(&run->has_no_memory, true);
        return NULL;
    }
    return worker;
}

/* The index in a record that `partition` or `link` made; below `count`, or the call has failed. */
static bool index_of(ltl_call *call, const char *port, uint32_t count, uint32_t *out_index) {
    int64_t index = ltl_data_member_number(ltl_call_input(call, port), "index", -1);
    if (index < 0 || index >= count) {
        (void)ltl_call_fail(call, LTL_CAUSE_INPUT, "this is not of the plan at hand");
        return false;
    }
    *out_index = (uint32_t)index;
    return true;
}

static ltl_ending look(ltl_call *call) {
    ltl_run *run = run_of(call);
    uint32_t index = 0;
    if (run == NULL || !index_of(call, "chunk", run->plan.chunk_count, &index)) {
        return LTL_ENDING_FAILED;
    }
    ltl_worker *worker = worker_of(call, run);
    if (worker == NULL) {
        return ltl_call_fail(call, LTL_CAUSE_TRANSIENT, "out of memory");
    }
    const ltl_data *id = ltl_data_member(ltl_call_input(call, "chunk"), LTL_STR("id"));
    const ltl_batch *batch = ltl_worker_chunk(worker, index, id != NULL ? id->text : LTL_STR(""));
    uint32_t files = batch->result_count;
    ltl_call_output(call, "files", ltl_data_number(files));
    ltl_call_output(call, "batch", ltl_data_handle("batch", worker));
    ltl_call_output(call, "chunk", ltl_data_handle("chunk", (void *)batch));
    return ltl_call_must_stop(call) ? ltl_call_partial(call, "stopped after %u files", files)
                                    : LTL_ENDING_OK;
}

static ltl_ending indicate(ltl_call *call) {
    ltl_run *run = run_of(call);
    uint32_t index = 0;
    if (run == NULL || !index_of(call, "chunk", run->plan.chunk_count, &index)) {
        return LTL_ENDING_FAILED;
    }
    ltl_worker *worker = worker_of(call, run);
    if (worker == NULL) {
        return ltl_call_fail(call, LTL_CAUSE_TRANSIENT, "out of memory");
    }
    ltl_call_output(call, "left", ltl_data_number(ltl_worker_indicate(worker, index)));
    ltl_call_output(call, "batch", ltl_data_handle("batch", worker));
    return LTL_ENDING_OK;
}

static ltl_ending probe(ltl_call *call) {
    ltl_run *run = run_of(call);
    if (run == NULL) {
        return LTL_ENDING_FAILED;
    }
    ltl_call_output(call, "candidates", ltl_data_number(atomic_load(&run->team.candidates)));
    return LTL_ENDING_OK;
}

/* What the next round looks at again; nothing when all is settled. */
static ltl_ending link_files(ltl_call *call) {
    ltl_run *run = run_of(call);
    if (run == NULL) {
        return LTL_ENDING_FAILED;
    }
    ltl_run__batches_take(run);
    ltl_run__quarantine(run);
    run->packs = (ltl_packs){0};
    if (ltl_run_reach_next(&run->reach, &run->team, &run->merge)) {
        ltl_packs_make(&run->reach.arena, &run->team, run->worker_count, &run->packs);
    }
    ltl_data *works = LTL_NEW_ARRAY(call->arena, ltl_data, (size_t)run->packs.count + 1);
    for (uint32_t i = 0; i < run->packs.count; i++) {
        const ltl_pack *pack = &run->packs.at[i];
        ltl_str first = ltl_intake_targets(run->intake)->at[run->team.works->at[pack->first].file].path;
        works[i] = record_of(call, first, i, pack->cost);
    }
    ltl_call_output(call, "works", ltl_data_list(works, run->packs.count));
    ltl_call_output(call, "batch", ltl_data_handle("batch", run));
    return LTL_ENDING_OK;
}

static ltl_ending look_further(ltl_call *call) {
    ltl_run *run = run_of(call);
    uint32_t index = 0;
    if (run == NULL || !index_of(call, "work", run->packs.count, &index)) {
        return LTL_ENDING_FAILED;
    }
    ltl_worker *worker = worker_of(call, run);
    if (worker == NULL) {
        return ltl_call_fail(call, LTL_CAUSE_TRANSIENT, "out of memory");
    }
    const ltl_batch *batch = ltl_worker_works(worker, run->packs.at[index].first, run->packs.at[index].end);
    ltl_call_output(call, "batch", ltl_data_handle("batch", worker));
    ltl_call_output(call, "chunk", ltl_data_handle("chunk", (void *)batch));
    return ltl_call_must_stop(call)
               ? ltl_call_partial(call, "stopped after %u files", batch->result_count)
               : LTL_ENDING_OK;
}

static ltl_ending gather(ltl_call *call) {
    ltl_run *run = run_of(call);
    if (run == NULL) {
        return LTL_ENDING_FAILED;
    }
    if (!run->is_gathered) {
        ltl_run__gather(run);
    }
    ltl_call_output(call, "findings", ltl_data_number(run->findings.count));
    ltl_call_output(call, "files", ltl_data_number((int64_t)run->ledger.files.found));
    return LTL_ENDING_OK;
}

static const ltl_port none[] = {{0}};
static const ltl_port partition_outputs[] = {
    {"chunks", "list of record", "Id, index and cost of each chunk, the largest first.", false},
    {"files", "number", "How many files there are.", false},
    {0},
};
static const ltl_port look_inputs[] = {{"chunk", "record", "One of the chunks.", false}, {0}};
static const ltl_port look_outputs[] = {
    {"files", "number", "How many files were looked at.", false},
    {"batch", "batch", "Their results, in this process.", false},
    {"chunk", "chunk", "The results of the chunk alone, in this process.", false},
    {0},
};
static const ltl_port indicate_outputs[] = {
    {"left", "number", "How many files could have a finding.", false},
    {"batch", "batch", "The results of the others, in this process.", false},
    {0},
};
static const ltl_port probe_outputs[] = {
    {"candidates", "number",
     "Findings of security so far, and ways of values that may go on in other files.", false},
    {0},
};
static const ltl_port link_outputs[] = {
    {"works", "list of record",
     "Packs of files to be looked at again: the first one of each, and its index.", false},
    {"batch", "batch", "What is known by now, in this process.", false},
    {0},
};
static const ltl_port further_inputs[] = {{"work", "record", "One of the works.", false}, {0}};
static const ltl_port further_outputs[] = {
    {"batch", "batch", "Its results, in this process.", false},
    {"chunk", "chunk", "The results of the work alone, in this process.", false},
    {0},
};
static const ltl_port gather_outputs[] = {
    {"findings", "number", "How many findings there are.", false},
    {"files", "number", "How many files are accounted for.", false},
    {0},
};

static const ltl_task partition_task = {
    .name = "partition",
    .summary = "Cuts the files of a scan into chunks by cost.",
    .inputs = none,
    .outputs = partition_outputs,
    .is_idempotent = true,
    .version = 1,
    .run = partition,
};
static const ltl_task look_task = {
    .name = "look",
    .summary = "Looks at the files of a chunk with all agents, over one parse.",
    .inputs = look_inputs,
    .outputs = look_outputs,
    .is_idempotent = true,
    .version = 1,
    .run = look,
};
static const ltl_task indicate_task = {
    .name = "indicate",
    .summary =
        "Tells by the bytes of a chunk's files in which of them a rule could match; parses none.",
    .inputs = look_inputs,
    .outputs = indicate_outputs,
    .is_idempotent = true,
    .version = 1,
    .run = indicate,
};
static const ltl_task probe_task = {
    .name = "probe",
    .summary = "Counts what a deeper look at security would have something to do with.",
    .inputs = none,
    .outputs = probe_outputs,
    .is_idempotent = true,
    .version = 1,
    .run = probe,
};
static const ltl_task link_task = {
    .name = "link",
    .summary = "Links what files know of each other; says which to look at again.",
    .inputs = none,
    .outputs = link_outputs,
    .version = 1,
    .run = link_files,
};
static const ltl_task further_task = {
    .name = "look-further",
    .summary = "Looks at files again, with what is known of the others.",
    .inputs = further_inputs,
    .outputs = further_outputs,
    .is_idempotent = true,
    .version = 1,
    .run = look_further,
};
static const ltl_task gather_task = {
    .name = "gather",
    .summary = "Puts all results in the order of reports, every file accounted for.",
    .inputs = none,
    .outputs = gather_outputs,
    .version = 1,
    .run = gather,
};

bool ltl_run__links(const ltl_flow_step *step) {
    return step != NULL && step->task == &link_task;
}

bool ltl_run__looks(const ltl_flow_step *step) {
    return step != NULL && step->task == &look_task;
}

static const ltl_task *const tasks[] = {
    &partition_task, &look_task,     &link_task,  &further_task,
    &gather_task,    &indicate_task, &probe_task, &ltl_run__critical_task, &ltl_run__around_task};
const ltl_tasks ltl_run_tasks = {tasks, LTL_COUNT_OF(tasks)};
