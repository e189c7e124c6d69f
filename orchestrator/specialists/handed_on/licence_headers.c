#include "orchestrator/specialists/handed_on/licence_headers.h"

#include "orchestrator/plan/file_kind.h"
#include "orchestrator/run/run_state.h"

/* A custom is what so many files of so many follow. Below that nobody can say that a header is missing. */
enum {
    LEAST_FILES = 10,
    CUSTOM_PERCENT = 80,
    HEAD_BYTES = 4096,
    MOST_FINDINGS = 500,
    LEAST_LINES = 5
};

const ltl_rule_info ltl_rule_licence_header_missing = LTL_OWN_RULE(
    "compliance/licence-header-missing", COMPLIANCE, INFO, HIGH,
    "A file without the licence header that the others have",
    "This file has no licence header; nearly all others of the repository have one.",
    "A file that is copied out of the repository no longer says under which licence it stands.",
    "Begin it as the others begin, at best with a line SPDX-License-Identifier.");

static bool holds(ltl_str text, const char *word) {
    size_t len = strlen(word);
    for (size_t at = 0; at + len <= text.len; at++) {
        if (ltl_str_equals_ignoring_case(ltl_str_slice(text, at, at + len), ltl_str_of(word))) {
            return true;
        }
    }
    return false;
}

static bool has_header(ltl_str text) {
    ltl_str head = ltl_str_slice(text, 0, text.len < HEAD_BYTES ? text.len : HEAD_BYTES);
    return ltl_str_find(head, LTL_STR("SPDX-License-Identifier:"), 0) != SIZE_MAX ||
           holds(head, "copyright") || holds(head, "licensed under") ||
           holds(head, "license terms") || holds(head, "public domain");
}

static bool is_asked(const ltl_target *target) {
    const unsigned others = LTL_FILE_VENDORED | LTL_FILE_GENERATED | LTL_FILE_TEST |
                            LTL_FILE_MIGRATION | LTL_FILE_CONFIGURATION | LTL_FILE_BUILD;
    unsigned kinds = ltl_file_kinds(target->path);
    return target->skip == LTL_REASON_NONE && (kinds & LTL_FILE_SOURCE) != 0 &&
           (kinds & others) == 0;
}

typedef struct head_look {
    ltl_assess *assess;
    ltl_reader *reader;
    ltl_arena arena; /* of one file */
    uint32_t with;
    struct LTL_VEC(uint32_t) without;
} head_look;

static void target_look(head_look *self, uint32_t index) {
    const ltl_target *target = &ltl_intake_targets(self->assess->run->intake)->at[index];
    ltl_str text;
    ltl_arena_reset(&self->arena);
    if (ltl_reader_read(self->reader, target, LTL_SIDE_HEAD, &self->arena, &text, NULL) != LTL_OK) {
        return;
    }
    uint32_t lines = 0;
    for (size_t at = 0; lines < LEAST_LINES && at != SIZE_MAX && at < text.len; lines++) {
        at = ltl_str_find_byte(text, '\n', at);
        at = at == SIZE_MAX ? at : at + 1;
    }
    if (has_header(text)) {
        self->with++;
    } else if (lines >= LEAST_LINES) {
        LTL_PUSH(self->assess->call->arena, &self->without, index);
    }
}

/* In a change only what it adds is asked: the others were there without. */
static void missing_tell(head_look *self) {
    const ltl_targets *targets = ltl_intake_targets(self->assess->run->intake);
    for (uint32_t i = 0; i < self->without.count && i < MOST_FINDINGS; i++) {
        const ltl_target *target = &targets->at[self->without.at[i]];
        ltl_assess_add_path(self->assess, &ltl_rule_licence_header_missing, target->path,
                            "This file has no licence header; %u of %u source files have one.",
                            self->with, self->with + self->without.count);
    }
    if (self->without.count > MOST_FINDINGS) {
        ltl_assess_note(self->assess, "%u files have no licence header; %d are listed",
                        self->without.count, MOST_FINDINGS);
    }
}

void ltl_licence_headers_look(ltl_assess *assess) {
    head_look self = {.assess = assess};
    const ltl_targets *targets = ltl_intake_targets(assess->run->intake);
    if (assess->run->options->both_sides ||
        ltl_reader_open(assess->run->intake, &self.reader, NULL) != LTL_OK) {
        return;
    }
    for (uint32_t i = 0; i < targets->count && !ltl_call_must_stop(assess->call); i++) {
        if (is_asked(&targets->at[i])) {
            target_look(&self, i);
        }
    }
    uint64_t all = (uint64_t)self.with + self.without.count;
    bool is_custom = all >= LEAST_FILES && (uint64_t)self.with * 100 >= all * CUSTOM_PERCENT;
    if (is_custom) {
        missing_tell(&self);
    }
    if (all > 0) {
        ltl_assess_note(
            assess, "licence headers: %u of %llu source files have one%s", self.with,
            (unsigned long long)all,
            is_custom || self.without.count == 0 ? "" : ", too few to call the others faulty");
    }
    ltl_reader_close(self.reader);
    ltl_arena_clear(&self.arena);
}
