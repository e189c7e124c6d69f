#include "orchestrator/cli/runs/story_json.h"

#include "orchestrator/cli/runs/story_text.h"

static void notes_write(ltl_json *json, const char *key, const ltl_story_notes *notes) {
    ltl_json_key(json, key);
    ltl_json_begin_array(json);
    for (uint32_t i = 0; i < notes->count; i++) {
        ltl_json_begin_object(json);
        ltl_json_key_str(json, "text", notes->at[i].text);
        ltl_json_key_u64(json, "count", notes->at[i].count);
        ltl_json_end_object(json);
    }
    ltl_json_end_array(json);
}

static void run_write(ltl_json *json, const ltl_story *story) {
    const ltl_journal_run *run = &story->run;
    char hex[LTL_DIGEST_HEX_BYTES];
    ltl_digest_hex(ltl_digest_of(run->text), hex);
    ltl_json_key_u64(json, "run", (uint64_t)run->id);
    ltl_json_key_str(json, "status", run->status);
    ltl_json_key_str(json, "reason", run->reason);
    ltl_json_key_str(json, "command", ltl_story_typed(story));
    ltl_json_key_str(json, "folder", run->folder);
    ltl_json_key_u64(json, "started", (uint64_t)run->started);
    if (run->ended > 0) {
        ltl_json_key_u64(json, "ended", (uint64_t)run->ended);
    }
    ltl_json_key(json, "workflow");
    ltl_json_begin_object(json);
    ltl_json_key_str(json, "name", run->name);
    ltl_json_key_cstr(json, "digest", hex);
    ltl_json_key_str(json, "version", ltl_story_currency(story));
    ltl_json_end_object(json);
    ltl_json_key(json, "goes_us");
    ltl_json_begin_array(json);
    for (uint32_t i = 0; i < story->goes.count; i++) {
        ltl_json_u64(json, story->goes.at[i]);
    }
    ltl_json_end_array(json);
}

static void does_write(ltl_json *json, const ltl_story_step *step) {
    const ltl_flow_step *flow = step->step;
    if (flow != NULL && flow->pattern != NULL) {
        ltl_json_key_cstr(json, "pattern", flow->pattern->name);
    } else if (flow != NULL) {
        ltl_json_key_str(json, "task", flow->task_name);
    }
}

static void ended_write(ltl_json *json, const ltl_story *story, const ltl_story_step *step) {
    ltl_json_key(json, "ended");
    ltl_json_begin_object(json);
    for (uint32_t how = 0; how < LTL_ENDING_COUNT; how++) {
        if (step->ended[how] > 0) {
            bool is_open = how == LTL_ENDING_NONE;
            ltl_json_key_u64(json,
                             !is_open               ? ltl_ending_id((ltl_ending)how)
                             : story->run.is_alive ? "at work"
                                                   : "cut off",
                             step->ended[how]);
        }
    }
    ltl_json_end_object(json);
}

static void troubles_write(ltl_json *json, const ltl_story_step *step) {
    ltl_json_key(json, "troubles");
    ltl_json_begin_array(json);
    for (uint32_t i = 0; i < step->troubles.count; i++) {
        const ltl_story_trouble *one = &step->troubles.at[i];
        ltl_json_begin_object(json);
        ltl_json_key_str(json, "key", one->key);
        ltl_json_key_cstr(json, "status", ltl_ending_id(one->how));
        ltl_json_key_cstr(json, "cause", ltl_cause_id(one->cause));
        ltl_json_key_str(json, "reason", one->reason);
        ltl_json_end_object(json);
    }
    ltl_json_end_array(json);
}

static void step_write(ltl_json *json, const ltl_story *story, const ltl_story_step *step) {
    ltl_json_begin_object(json);
    ltl_json_key_str(json, "step", step->name);
    ltl_json_key_u64(json, "depth", step->depth);
    does_write(json, step);
    ltl_json_key_cstr(json, "status", ltl_story_word(story, step));
    ltl_json_key_u64(json, "begun", step->begun);
    ended_write(json, story, step);
    ltl_json_key_u64(json, "not_done_again", step->kept);
    ltl_json_key_u64(json, "attempts", step->most_attempts);
    ltl_json_key_u64(json, "took_us", step->took_us);
    ltl_json_key_u64(json, "longest_us", step->longest_us);
    if (step->skip_reason.len > 0) {
        ltl_json_key_str(json, "skipped_because", step->skip_reason);
    }
    troubles_write(json, step);
    notes_write(json, "notes", &step->notes);
    ltl_json_end_object(json);
}

static void left_write(ltl_json *json, const ltl_story_left *left) {
    ltl_json_key(json, "left");
    ltl_json_begin_object(json);
    ltl_json_key_str(json, "what", left->sentence);
    notes_write(json, "steps", &left->steps);
    ltl_json_key(json, "commands");
    ltl_json_begin_array(json);
    for (uint32_t i = 0; i < left->command_count; i++) {
        ltl_json_str(json, left->commands[i]);
    }
    ltl_json_end_array(json);
    ltl_json_end_object(json);
}

void ltl_story_write_json(ltl_out *out, const ltl_story *story, const ltl_story_left *left) {
    ltl_json json;
    ltl_json_init(&json, out, true);
    ltl_json_begin_object(&json);
    run_write(&json, story);
    notes_write(&json, "notes", &story->notes);
    ltl_json_key(&json, "steps");
    ltl_json_begin_array(&json);
    for (uint32_t i = 0; i < story->steps.count; i++) {
        step_write(&json, story, &story->steps.at[i]);
    }
    ltl_json_end_array(&json);
    notes_write(&json, "limits", &story->limits);
    left_write(&json, left);
    ltl_json_end_object(&json);
    ltl_out_byte(out, '\n');
}
