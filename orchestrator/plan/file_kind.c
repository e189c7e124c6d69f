#include "orchestrator/plan/file_kind.h"

#include "core/compiler.h"
#include "core/tests_path.h"
#include "grammars/language.h"
#include "orchestrator/plan/words.h"

/* Which part of the path a row speaks of; letters match in any case. */
typedef enum part {
    FOLDER, /* one or several whole folder names on the way */
    NAME,   /* the whole file name */
    STEM,   /* the file name up to its first dot */
    WORD,   /* one word of the file name */
    ENDING, /* the end of the file name */
} part;

typedef struct clue {
    part part;
    const char *text;
    unsigned kinds;
} clue;

#define TEST     LTL_FILE_TEST
#define DOCUMENT LTL_FILE_DOCUMENT
#define LICENCE  LTL_FILE_LICENCE
#define CONFIG   LTL_FILE_CONFIGURATION
#define BUILD    LTL_FILE_BUILD
#define CI       LTL_FILE_CI
#define INFRA    LTL_FILE_INFRASTRUCTURE
#define MANIFEST LTL_FILE_MANIFEST
#define LOCK     LTL_FILE_LOCK

/* Where a file lies, or what its name says beside the extension: adds to whatever else it is. */
static const clue places[] = {
    {FOLDER, "testing", TEST},
    {FOLDER, "__tests__", TEST},
    {FOLDER, "__mocks__", TEST},
    {FOLDER, "__snapshots__", TEST},
    {WORD, "unittest", TEST},
    {STEM, "conftest", TEST},
    {FOLDER, "example", LTL_FILE_EXAMPLE},
    {FOLDER, "examples", LTL_FILE_EXAMPLE},
    {FOLDER, "sample", LTL_FILE_EXAMPLE},
    {FOLDER, "samples", LTL_FILE_EXAMPLE},
    {FOLDER, "demo", LTL_FILE_EXAMPLE},
    {FOLDER, "demos", LTL_FILE_EXAMPLE},
    {FOLDER, "development", LTL_FILE_EXAMPLE}, /* what runs on the machine of who writes it */
    {FOLDER, "tutorial", LTL_FILE_EXAMPLE},
    {FOLDER, "tutorials", LTL_FILE_EXAMPLE},
    {WORD, "config", CONFIG},
    {WORD, "configs", CONFIG},
    {WORD, "configuration", CONFIG},
    {WORD, "settings", CONFIG},
    {FOLDER, "config", CONFIG},
    {FOLDER, "configs", CONFIG},
    {FOLDER, "configuration", CONFIG},
    {FOLDER, "settings", CONFIG},
    {FOLDER, ".github/workflows", CI},
    {FOLDER, ".github/actions", CI},
    {FOLDER, ".circleci", CI},
    {FOLDER, ".buildkite", CI},
    {FOLDER, ".woodpecker", CI},
    {FOLDER, ".ci", CI},
    {FOLDER, ".gitlab/ci", CI},
    {FOLDER, "requirements", MANIFEST},
    {FOLDER, "k8s", INFRA},
    {FOLDER, "kubernetes", INFRA},
    {FOLDER, "helm", INFRA},
    {FOLDER, "charts", INFRA},
    {FOLDER, "terraform", INFRA},
    {FOLDER, "ansible", INFRA},
    {FOLDER, "cloudformation", INFRA},
    {FOLDER, "migrations", LTL_FILE_MIGRATION},
    {FOLDER, "migration", LTL_FILE_MIGRATION},
    {FOLDER, "db/migrate", LTL_FILE_MIGRATION},
    {FOLDER, "alembic/versions", LTL_FILE_MIGRATION},
    {ENDING, ".up.sql", LTL_FILE_MIGRATION},
    {ENDING, ".down.sql", LTL_FILE_MIGRATION},
    {FOLDER, "generated", LTL_FILE_GENERATED},
    {FOLDER, "__generated__", LTL_FILE_GENERATED},
    {FOLDER, "dist", LTL_FILE_GENERATED},
    {WORD, "generated", LTL_FILE_GENERATED},
    {ENDING, ".min.js", LTL_FILE_GENERATED},
    {ENDING, ".min.css", LTL_FILE_GENERATED},
    {ENDING, ".pb.go", LTL_FILE_GENERATED},
    {ENDING, ".pb.cc", LTL_FILE_GENERATED},
    {ENDING, ".pb.h", LTL_FILE_GENERATED},
    {ENDING, "_pb2.py", LTL_FILE_GENERATED},
    {ENDING, ".g.dart", LTL_FILE_GENERATED},
    {ENDING, ".designer.cs", LTL_FILE_GENERATED},
    {ENDING, ".js.map", LTL_FILE_GENERATED},
    {ENDING, ".css.map", LTL_FILE_GENERATED},
    {ENDING, ".snap", LTL_FILE_GENERATED | TEST},
    {FOLDER, "vendor", LTL_FILE_VENDORED},
    {FOLDER, "vendored", LTL_FILE_VENDORED},
    {FOLDER, "third_party", LTL_FILE_VENDORED},
    {FOLDER, "third-party", LTL_FILE_VENDORED},
    {FOLDER, "thirdparty", LTL_FILE_VENDORED},
    {FOLDER, "node_modules", LTL_FILE_VENDORED},
    {FOLDER, "bower_components", LTL_FILE_VENDORED},
    {FOLDER, "pods", LTL_FILE_VENDORED},
};

/* What a file of this name is, whatever its extension says. */
static const clue names[] = {
    {NAME, "package.json", MANIFEST | BUILD},
    {NAME, "package-lock.json", LOCK},
    {NAME, "npm-shrinkwrap.json", LOCK},
    {NAME, "yarn.lock", LOCK},
    {NAME, "pnpm-lock.yaml", LOCK},
    {NAME, "bun.lockb", LOCK},
    {NAME, "cargo.toml", MANIFEST | BUILD},
    {NAME, "go.mod", MANIFEST},
    {NAME, "go.sum", LOCK},
    {NAME, "packages.lock.json", LOCK},
    {ENDING, ".lock", LOCK},
    {WORD, "requirements", MANIFEST},
    {NAME, "pyproject.toml", MANIFEST | BUILD},
    {NAME, "setup.py", MANIFEST | BUILD | LTL_FILE_SOURCE},
    {NAME, "setup.cfg", MANIFEST | BUILD},
    {NAME, "pipfile", MANIFEST},
    {NAME, "environment.yml", MANIFEST},
    {NAME, "pom.xml", MANIFEST | BUILD},
    {STEM, "build", BUILD},
    {ENDING, ".gradle", MANIFEST | BUILD},
    {ENDING, ".gradle.kts", MANIFEST | BUILD},
    {NAME, "gemfile", MANIFEST},
    {ENDING, ".gemspec", MANIFEST | BUILD},
    {NAME, "composer.json", MANIFEST},
    {NAME, "mix.exs", MANIFEST | BUILD},
    {NAME, "pubspec.yaml", MANIFEST},
    {NAME, "package.swift", MANIFEST | BUILD},
    {NAME, "vcpkg.json", MANIFEST},
    {STEM, "conanfile", MANIFEST},
    {NAME, "deno.json", MANIFEST},
    {ENDING, ".csproj", MANIFEST | BUILD},
    {ENDING, ".fsproj", MANIFEST | BUILD},
    {ENDING, ".vcxproj", MANIFEST | BUILD},
    {ENDING, ".sln", BUILD},
    {STEM, "makefile", BUILD},
    {NAME, "gnumakefile", BUILD},
    {ENDING, ".mk", BUILD},
    {NAME, "cmakelists.txt", BUILD},
    {NAME, "cmakepresets.json", BUILD},
    {ENDING, ".cmake", BUILD},
    {NAME, "meson.build", BUILD},
    {NAME, "configure.ac", BUILD},
    {ENDING, ".bazel", BUILD},
    {ENDING, ".bzl", BUILD},
    {NAME, "workspace", BUILD},
    {NAME, "rakefile", BUILD},
    {NAME, "tox.ini", BUILD},
    {STEM, "jenkinsfile", CI},
    {NAME, ".gitlab-ci.yml", CI},
    {NAME, ".travis.yml", CI},
    {NAME, ".drone.yml", CI},
    {NAME, "azure-pipelines.yml", CI},
    {NAME, "bitbucket-pipelines.yml", CI},
    {NAME, "appveyor.yml", CI},
    {NAME, ".pre-commit-config.yaml", CI},
    {STEM, "dockerfile", INFRA},
    {ENDING, ".dockerfile", INFRA},
    {STEM, "containerfile", INFRA},
    {STEM, "docker-compose", INFRA},
    {NAME, "compose.yaml", INFRA},
    {NAME, "compose.yml", INFRA},
    {NAME, "vagrantfile", INFRA},
    {STEM, "serverless", INFRA},
    {ENDING, ".tf", INFRA},
    {ENDING, ".tfvars", INFRA},
    {ENDING, ".bicep", INFRA},
    {NAME, ".gitmodules", CONFIG},
    {NAME, ".gitattributes", CONFIG},
    {NAME, "codeowners", CONFIG | LTL_FILE_REVIEW},
    {NAME, ".lintel.yaml", CONFIG | LTL_FILE_REVIEW},
    {NAME, ".lintel.yml", CONFIG | LTL_FILE_REVIEW},
    {NAME, ".lintel-baseline.json", CONFIG | LTL_FILE_REVIEW},
    {NAME, ".lintelignore", CONFIG | LTL_FILE_REVIEW},
    {NAME, ".semgrepignore", CONFIG | LTL_FILE_REVIEW},
    {STEM, "license", LICENCE},
    {STEM, "licence", LICENCE},
    {STEM, "license-mit", LICENCE},
    {STEM, "license-apache", LICENCE},
    {STEM, "copying", LICENCE},
    {STEM, "copyright", LICENCE},
    {STEM, "notice", LICENCE},
    {STEM, "readme", DOCUMENT},
    {STEM, "changelog", DOCUMENT},
    {STEM, "changes", DOCUMENT},
    {STEM, "contributing", DOCUMENT},
    {STEM, "authors", DOCUMENT},
};

/* What the extension says when the name says nothing. */
static const clue endings[] = {
    {ENDING, ".md", DOCUMENT},
    {ENDING, ".markdown", DOCUMENT},
    {ENDING, ".rst", DOCUMENT},
    {ENDING, ".adoc", DOCUMENT},
    {ENDING, ".txt", DOCUMENT},
    {ENDING, ".tex", DOCUMENT},
    {ENDING, ".pdf", DOCUMENT | LTL_FILE_BINARY},
    {ENDING, ".yaml", CONFIG},
    {ENDING, ".yml", CONFIG},
    {ENDING, ".json", CONFIG},
    {ENDING, ".json5", CONFIG},
    {ENDING, ".jsonc", CONFIG},
    {ENDING, ".toml", CONFIG},
    {ENDING, ".ini", CONFIG},
    {ENDING, ".cfg", CONFIG},
    {ENDING, ".conf", CONFIG},
    {ENDING, ".cnf", CONFIG},
    {ENDING, ".properties", CONFIG},
    {ENDING, ".env", CONFIG},
    {ENDING, ".xml", CONFIG},
    {ENDING, ".plist", CONFIG},
    {ENDING, ".csv", CONFIG}, /* data steers a program, too */
    {ENDING, ".tsv", CONFIG},
    {ENDING, ".jsonl", CONFIG},
    {ENDING, ".po", CONFIG},
    {ENDING, ".png", LTL_FILE_BINARY},
    {ENDING, ".jpg", LTL_FILE_BINARY},
    {ENDING, ".jpeg", LTL_FILE_BINARY},
    {ENDING, ".gif", LTL_FILE_BINARY},
    {ENDING, ".ico", LTL_FILE_BINARY},
    {ENDING, ".webp", LTL_FILE_BINARY},
    {ENDING, ".woff", LTL_FILE_BINARY},
    {ENDING, ".woff2", LTL_FILE_BINARY},
    {ENDING, ".ttf", LTL_FILE_BINARY},
    {ENDING, ".mp3", LTL_FILE_BINARY},
    {ENDING, ".mp4", LTL_FILE_BINARY},
    {ENDING, ".exe", LTL_FILE_PROGRAM},
    {ENDING, ".dll", LTL_FILE_PROGRAM},
    {ENDING, ".so", LTL_FILE_PROGRAM},
    {ENDING, ".dylib", LTL_FILE_PROGRAM},
    {ENDING, ".a", LTL_FILE_PROGRAM},
    {ENDING, ".o", LTL_FILE_PROGRAM},
    {ENDING, ".jar", LTL_FILE_PROGRAM},
    {ENDING, ".war", LTL_FILE_PROGRAM},
    {ENDING, ".class", LTL_FILE_PROGRAM},
    {ENDING, ".pyc", LTL_FILE_PROGRAM},
    {ENDING, ".whl", LTL_FILE_PROGRAM},
    {ENDING, ".wasm", LTL_FILE_PROGRAM},
    {ENDING, ".node", LTL_FILE_PROGRAM},
};

/* Source in languages that the grammars need not know; those they do know are asked for by name. */
static const char *const source_endings[] = {
    ".bash",  ".c",    ".cc",    ".clj",   ".cpp",  ".cs",      ".css",    ".cxx",    ".dart",
    ".erl",   ".ex",   ".exs",   ".fs",    ".go",   ".graphql", ".groovy", ".h",      ".hh",
    ".hpp",   ".hs",   ".htm",   ".html",  ".java", ".jl",      ".js",     ".jsx",    ".kt",
    ".kts",   ".less", ".lua",   ".m",     ".mdx",  ".mjs",     ".cjs",    ".ml",     ".mm",
    ".php",   ".pl",   ".pm",    ".proto", ".ps1",  ".py",      ".pyi",    ".r",      ".rb",
    ".rs",    ".sass", ".scala", ".scss",  ".sh",   ".sol",     ".sql",    ".svelte", ".svg",
    ".swift", ".ts",   ".tsx",   ".vb",    ".vue",  ".xsl",     ".zig",
};

static bool ends_with(ltl_str name, const char *ending) {
    size_t len = strlen(ending);
    return name.len >= len &&
           ltl_str_equals_ignoring_case(ltl_str_slice(name, name.len - len, name.len),
                                        (ltl_str){ending, len});
}

/* `text` stands in `path` as whole folder names. */
static bool has_folder(ltl_str path, const char *text) {
    size_t len = strlen(text);
    for (size_t at = 0; at + len < path.len; at++) {
        bool is_start = at == 0 || path.ptr[at - 1] == '/';
        if (is_start && path.ptr[at + len] == '/' &&
            ltl_str_equals_ignoring_case(ltl_str_slice(path, at, at + len), (ltl_str){text, len})) {
            return true;
        }
    }
    return false;
}

static bool fits(const clue *hint, ltl_str path, ltl_str name) {
    switch (hint->part) {
    case FOLDER:
        return has_folder(path, hint->text);
    case NAME:
        return ltl_str_equals_ignoring_case(name, ltl_str_of(hint->text));
    case STEM: {
        size_t dot = ltl_str_find_byte(name, '.', 0);
        ltl_str stem = ltl_str_slice(name, 0, dot == SIZE_MAX ? name.len : dot);
        return ltl_str_equals_ignoring_case(stem, ltl_str_of(hint->text));
    }
    case WORD:
        return ltl_words_have(name, hint->text);
    default:
        return ends_with(name, hint->text);
    }
}

static unsigned all_of(const clue *rows, size_t count, ltl_str path, ltl_str name) {
    unsigned kinds = 0;
    for (size_t i = 0; i < count; i++) {
        if ((kinds & rows[i].kinds) != rows[i].kinds && fits(&rows[i], path, name)) {
            kinds |= rows[i].kinds;
        }
    }
    return kinds;
}

/* A name that says what the file is for is not asked for its language: `main.tf`, `Cargo.lock`. */
static bool is_source(ltl_str path, ltl_str name, bool name_says_nothing) {
    for (size_t i = 0; i < LTL_COUNT_OF(source_endings); i++) {
        if (ends_with(name, source_endings[i])) {
            return true;
        }
    }
    return name_says_nothing && ltl_language_of_file(path, LTL_STR("")) != NULL;
}

/* The name decides before the extension does, but a name alone makes nothing a mere text: `build.py`,
 * `notice.c` and `license.json` are what their extension says. */
static unsigned nature_of(ltl_str path, ltl_str name) {
    const unsigned texts = DOCUMENT | LICENCE;
    unsigned kinds = all_of(names, LTL_COUNT_OF(names), path, name);
    unsigned by_ending = all_of(endings, LTL_COUNT_OF(endings), path, name);
    if (by_ending == 0 && is_source(path, name, kinds == 0)) {
        by_ending = LTL_FILE_SOURCE;
    }
    if ((by_ending & ~(texts | LTL_FILE_BINARY)) != 0) {
        kinds &= ~texts;
    }
    if (kinds == 0 || by_ending == LTL_FILE_SOURCE) {
        kinds |= by_ending;
    }
    /* `.env.local`, `.npmrc` and their like steer tools. */
    return kinds != 0 || name.len == 0 || name.ptr[0] != '.' ? kinds : (unsigned)CONFIG;
}

unsigned ltl_file_kinds(ltl_str path) {
    ltl_str name = ltl_str_after_last(path, '/');
    unsigned kinds = nature_of(path, name);
    unsigned place = all_of(places, LTL_COUNT_OF(places), path, name);
    place |= ltl_path_is_of_tests(path) ? TEST : 0;
    if ((kinds & (DOCUMENT | LICENCE | LTL_FILE_BINARY)) != 0) {
        /* A picture among the tests is a test's; a text about configuration is a text. */
        return kinds | (place & ~(unsigned)(CONFIG | INFRA | LTL_FILE_MIGRATION));
    }
    if (kinds == LTL_FILE_SOURCE) {
        place &=
            ~(unsigned)INFRA; /* ansible/plugins/copy.py is a program of Ansible's, no playbook */
    }
    return kinds | place;
}

bool ltl_file_is_quiet(unsigned kinds) {
    const unsigned quiet = DOCUMENT | LICENCE | LTL_FILE_BINARY;
    if ((kinds & (LTL_FILE_PROGRAM | LTL_FILE_REVIEW)) != 0) {
        return false;
    }
    return (kinds & LTL_FILE_VENDORED) != 0 ||
           ((kinds & quiet) != 0 &&
            (kinds & ~(quiet | LTL_FILE_GENERATED | LTL_FILE_EXAMPLE)) == 0);
}

bool ltl_file_is_shipped(ltl_str path) {
    return (ltl_file_kinds(path) &
            (LTL_FILE_TEST | LTL_FILE_EXAMPLE | LTL_FILE_DOCUMENT | LTL_FILE_VENDORED)) == 0;
}
