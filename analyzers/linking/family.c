#include "analyzers/linking/family.h"

ltl_family ltl_family_of(const ltl_language *language) {
    static const struct {
        const char *id;
        ltl_family family;
    } ROWS[] = {
        {"python", LTL_FAMILY_PYTHON},         {"javascript", LTL_FAMILY_JAVASCRIPT},
        {"typescript", LTL_FAMILY_JAVASCRIPT}, {"tsx", LTL_FAMILY_JAVASCRIPT},
        {"java", LTL_FAMILY_JVM},              {"kotlin", LTL_FAMILY_JVM},
        {"scala", LTL_FAMILY_JVM},             {"csharp", LTL_FAMILY_CSHARP},
        {"go", LTL_FAMILY_GO},                 {"php", LTL_FAMILY_PHP},
        {"ruby", LTL_FAMILY_RUBY},             {"c", LTL_FAMILY_C},
        {"cpp", LTL_FAMILY_C},                 {"rust", LTL_FAMILY_RUST},
        {"swift", LTL_FAMILY_SWIFT},           {"solidity", LTL_FAMILY_SOLIDITY},
        {"elixir", LTL_FAMILY_ELIXIR},         {"lua", LTL_FAMILY_LUA},
        {"bash", LTL_FAMILY_SHELL},
    };
    for (size_t i = 0; language != NULL && i < LTL_COUNT_OF(ROWS); i++) {
        if (strcmp(language->id, ROWS[i].id) == 0) {
            return ROWS[i].family;
        }
    }
    return LTL_FAMILY_NONE;
}

static const ltl_family_traits TRAITS[LTL_FAMILY_COUNT] = {
    [LTL_FAMILY_PYTHON] = {.has_modules = true, .has_constants = true, .shares = true},
    [LTL_FAMILY_JAVASCRIPT] = {.has_modules = true,
                               .exports_whole = true,
                               .has_constants = true,
                               .shares = true},
    [LTL_FAMILY_JVM] = {.writes_types = true,
                        .types_chains = true,
                        .sees_methods = true,
                        .sees_fields = true,
                        .hides_packages = true,
                        .has_constants = true,
                        .shares = true,
                        .called_as = "apply",
                        .text_type = "String"},
    [LTL_FAMILY_CSHARP] = {.writes_types = true,
                           .types_chains = true,
                           .sees_methods = true,
                           .sees_fields = true,
                           .has_constants = true,
                           .shares = true,
                           .opens = LTL_CLASS_IN_PACKAGE,
                           .above_as = "base"},
    [LTL_FAMILY_GO] = {.writes_types = true,
                       .hides_packages = true,
                       .has_constants = true,
                       .shares = true,
                       .opens = LTL_CLASS_IN_PACKAGE},
    [LTL_FAMILY_PHP] = {.has_constants = true, .shares = true, .above_as = "parent"},
    [LTL_FAMILY_RUBY] = {.sees_methods = true,
                         .has_constants = true,
                         .shares = true,
                         .opens = LTL_CLASS_EVERYWHERE},
    [LTL_FAMILY_C] = {.writes_types = true,
                      .sees_methods = true,
                      .sees_fields = true,
                      .has_constants = true,
                      .shares = true,
                      .opens = LTL_CLASS_EVERYWHERE},
    [LTL_FAMILY_RUST] = {.has_modules = true,
                         .takes_by_path = true,
                         .writes_types = true,
                         .types_chains = true,
                         .marks_parts = true,
                         .opens = LTL_CLASS_IN_PACKAGE,
                         .own_class = "Self"},
    [LTL_FAMILY_SWIFT] = {.writes_types = true,
                          .types_chains = true,
                          .marks_parts = true,
                          .sees_methods = true,
                          .sees_fields = true,
                          .shares = true,
                          .opens = LTL_CLASS_IN_PACKAGE,
                          .own_class = "Self",
                          .text_type = "String"},
    [LTL_FAMILY_SOLIDITY] = {.writes_types = true, .sees_methods = true, .sees_fields = true},
    [LTL_FAMILY_ELIXIR] = {.names_whole = true,
                           .writes_types = true,
                           .sees_methods = true,
                           .has_clauses = true,
                           .own_class = "__MODULE__"},
    [LTL_FAMILY_SHELL] = {.shares = true},
    [LTL_FAMILY_LUA] = {.has_modules = true, .exports_whole = true, .shares = true},
};

const ltl_family_traits *ltl_family_traits_of(ltl_family family) {
    return &TRAITS[family];
}
