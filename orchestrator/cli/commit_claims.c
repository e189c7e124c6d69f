#include "orchestrator/cli/commit_claims.h"

#include "core/limits.h"
#include "orchestrator/cli/commit_message.h"
#include "orchestrator/intake/past.h"
#include "orchestrator/plan/file_kind.h"
#include "orchestrator/plan/touch.h"

/* ---- the range ---- */

typedef struct claims {
    ltl_analysis *analysis;
    ltl_str told; /* the commit that was told of last */
    ltl_map paths;
} claims;

static bool is_shipped_code(ltl_str path) {
    const unsigned others = LTL_FILE_TEST | LTL_FILE_EXAMPLE | LTL_FILE_VENDORED |
                            LTL_FILE_GENERATED | LTL_FILE_DOCUMENT | LTL_FILE_BUILD | LTL_FILE_CI;
    unsigned kinds = ltl_file_kinds(path);
    return (kinds & LTL_FILE_SOURCE) != 0 && (kinds & others) == 0;
}

static bool chooses(void *context, ltl_str message) {
    (void)context;
    return ltl_message_claims_tests(message);
}

static ltl_str line_at(ltl_str text, uint32_t number) {
    ltl_str line = LTL_STR("");
    for (uint32_t i = 0; i < number && text.len > 0; i++) {
        (void)ltl_str_split(&text, '\n', &line);
    }
    return line;
}

/* A comment or a blank line changes nothing that runs. */
static bool says_something(ltl_str text, const ltl_line_ranges *ranges) {
    enum { MOST_LINES = 50 };
    uint32_t looked = 0;
    for (uint32_t i = 0; i < ranges->count; i++) {
        for (uint32_t k = 0; k < ranges->at[i].count; k++) {
            if (++looked > MOST_LINES ||
                !ltl_line_is_idle(line_at(text, ranges->at[i].first + k))) {
                return true;
            }
        }
    }
    return false;
}

static bool sees(void *context, const ltl_past_change *change) {
    claims *self = context;
    bool is_told = ltl_str_eq(self->told, change->commit);
    if (!is_told && (says_something(change->after, &change->lines->added) ||
                     says_something(change->before, &change->lines->removed))) {
        self->told = ltl_arena_copy(&self->analysis->arena, change->commit);
        ltl_analysis_note(
            self->analysis, LTL_LEVEL_WARNING, change->path,
            ltl_arena_printf(&self->analysis->arena,
                             "commit %.*s says it is about tests (`%.*s`), and changes code that "
                             "ships",
                             LTL_STR_ARG(change->commit),
                             LTL_STR_ARG(ltl_message_subject(change->message)))
                .ptr);
    }
    return true;
}

static ltl_str first_word(ltl_str text) {
    ltl_str rest = text;
    ltl_str word = LTL_STR("");
    (void)ltl_str_split(&rest, ' ', &word);
    return word;
}

void ltl_commit_claims_check(ltl_analysis *analysis) {
    claims self = {.analysis = analysis};
    const ltl_targets *targets = ltl_intake_targets(analysis->intake);
    ltl_map_init(&self.paths, &analysis->arena);
    for (uint32_t i = 0; i < targets->count; i++) {
        if (is_shipped_code(targets->at[i].path)) {
            (void)ltl_map_put(&self.paths, targets->at[i].path, NULL);
        }
    }
    ltl_past_walk past = {.repository = LTL_STR("."),
                          .revision = first_word(ltl_intake_head_name(analysis->intake)),
                          .hides = first_word(ltl_intake_base_name(analysis->intake)),
                          .paths = &self.paths,
                          .most = LTL_MAX_TRAILER_COMMITS,
                          .context = &self,
                          .chooses = chooses,
                          .sees = sees};
    if (self.paths.count > 0) {
        (void)!ltl_past_read(&past, NULL);
    }
}
