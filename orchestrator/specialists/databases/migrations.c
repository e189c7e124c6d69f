#include "orchestrator/specialists/databases/migrations.h"

#include "orchestrator/specialists/common/checklist.h"

const ltl_rule_info ltl_rule_migration_no_way_back =
    LTL_OWN_RULE("review/migration-without-rollback", QUALITY, MEDIUM, MEDIUM,
                 "A migration that cannot be undone", "The migration has no way back.",
                 "When the release has to be taken back, the data stays in the new form, and the "
                 "old program cannot read it.",
                 "Write the step back beside the step forward; where there is none, say so in it.");

/* A file with `forward` in it needs one of `back`, and none of `empty`. Words are looked for as written. */
static const struct {
    const char *extension;
    const char *forward;
    const char *back[3];
    const char *empty[3]; /* a way back that does nothing */
} tools[] = {
    {".py",
     "def upgrade(",
     {"def downgrade(", NULL},
     {"def downgrade():\n    pass", "def downgrade() -> None:\n    pass", NULL}},
    {".py", "migrations.RunPython(", {"reverse_code", "RunPython.noop", NULL}, {NULL}},
    {".py", "migrations.RunSQL(", {"reverse_sql", "RunSQL.noop", NULL}, {NULL}},
    {".rb", "def up", {"def down", NULL}, {NULL}},
    {".js", "exports.up", {"exports.down", NULL}, {NULL}},
    {".ts", "function up(", {"function down(", NULL}, {NULL}},
    {".ts", "async up(", {"async down(", NULL}, {NULL}},
    {".js", "async up(", {"async down(", "down:", NULL}, {NULL}},
    {".php", "function up(", {"function down(", NULL}, {NULL}},
    {".cs", "void Up(", {"void Down(", NULL}, {NULL}},
    {".sql", "-- +goose Up", {"-- +goose Down", NULL}, {NULL}},
    {".sql", "-- migrate:up", {"-- migrate:down", NULL}, {NULL}},
};

static bool holds_any(ltl_str text, const char *const *words) {
    for (; *words != NULL; words++) {
        if (ltl_str_find(text, ltl_str_of(*words), 0) != SIZE_MAX) {
            return true;
        }
    }
    return false;
}

/* `RunPython(forward, back)` has its way back in second place. */
static bool has_second_argument(ltl_str text, size_t at) {
    uint32_t depth = 0;
    for (size_t i = at; i < text.len; i++) {
        char c = text.ptr[i];
        depth += c == '(' || c == '[' || c == '{';
        if (c == ')' || c == ']' || c == '}') {
            if (--depth == 0) {
                return false;
            }
        } else if (c == ',' && depth == 1) {
            size_t next = i + 1;
            while (next < text.len && (text.ptr[next] == ' ' || text.ptr[next] == '\n')) {
                next++;
            }
            return next < text.len && text.ptr[next] != ')';
        }
    }
    return false;
}

static void say(ltl_looker *looker, size_t at, size_t len) {
    ltl_span span = {(uint32_t)at, (uint32_t)(at + len)};
    ltl_looker_say(looker, &ltl_rule_migration_no_way_back, span, LTL_NO_NODE, "%.*s",
                   LTL_STR_ARG(ltl_rule_migration_no_way_back.message));
}

/* `0001_x.up.sql` has `0001_x.down.sql` beside it, `V1__x.sql` has `U1__x.sql`. */
static bool has_twin(ltl_str path, const ltl_targets *targets, ltl_arena *arena) {
    ltl_str up = LTL_STR(".up.sql");
    ltl_str twin = ltl_arena_printf(arena, "%.*s.down.sql", (int)(path.len - up.len), path.ptr);
    for (uint32_t i = 0; i < targets->count; i++) {
        if (ltl_str_eq(targets->at[i].path, twin) && targets->at[i].change != LTL_CHANGE_DELETED) {
            return true;
        }
    }
    return false;
}

void ltl_migration_say(ltl_looker *looker, const ltl_targets *targets) {
    ltl_str text = looker->source.text;
    ltl_str path = looker->target->path;
    if (ltl_str_ends_with(path, LTL_STR(".up.sql")) && !has_twin(path, targets, &looker->arena)) {
        say(looker, 0, 0);
    }
    for (size_t i = 0; i < LTL_COUNT_OF(tools); i++) {
        size_t at = ltl_str_find(text, ltl_str_of(tools[i].forward), 0);
        if (!ltl_str_ends_with(path, ltl_str_of(tools[i].extension)) || at == SIZE_MAX) {
            continue;
        }
        size_t len = strlen(tools[i].forward);
        bool is_call = tools[i].forward[len - 1] == '(' &&
                       ltl_str_starts_with(ltl_str_of(tools[i].forward), LTL_STR("migrations."));
        bool has_back =
            holds_any(text, tools[i].back) || (is_call && has_second_argument(text, at + len - 1));
        if (!has_back || holds_any(text, tools[i].empty)) {
            say(looker, at, len);
            return;
        }
    }
}
