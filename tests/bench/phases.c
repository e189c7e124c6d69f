/* phases.c - what parsing, flattening and matching cost beside each other, on one corpus in one run.
 *
 * usage: phases CORPUS_DIR [RULES.yaml]
 *
 * Every file below CORPUS_DIR with a language is read first, and the rules of those languages are made
 * ready: that is done once in a run, however many files there are. Then, per file and in turn, so that a
 * machine that changes its speed changes all of them: the parse alone, parse and tree, the whole scan
 * with the rules. Prints seconds and ratios.
 */
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "analyzers/rules/pack.h"
#include "analyzers/ruleset/scan.h"
#include "analyzers/syntax/parse.h"
#include "core/limits.h"

typedef struct bench_file {
    ltl_source source;
    const ltl_language *language;
} bench_file;

typedef struct bench_files LTL_VEC(bench_file) bench_files;

static ltl_arena files_arena;
static bench_files files;

static double now(void) {
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static ltl_str read_all(const char *path, ltl_arena *arena) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return LTL_STR_NONE;
    }
    (void)fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *bytes = size > 0 ? ltl_arena_alloc_raw(arena, (size_t)size) : NULL;
    size_t got = bytes != NULL ? fread(bytes, 1, (size_t)size, file) : 0;
    (void)fclose(file);
    return (ltl_str){bytes, got};
}

static int add_file(const char *path, const struct stat *info, int kind, struct FTW *where) {
    (void)where;
    ltl_str name = ltl_str_of(path);
    const ltl_language *language =
        kind == FTW_F ? ltl_language_of_file(name, LTL_STR("")) : NULL;
    if (language == NULL || (uint64_t)info->st_size > LTL_MAX_TARGET_BYTES) {
        return 0;
    }
    bench_file file = {.language = language};
    ltl_source_init(&file.source, &files_arena, ltl_arena_copy(&files_arena, name),
                    read_all(path, &files_arena));
    LTL_PUSH(&files_arena, &files, file);
    return 0;
}

static void add_pack(ltl_ruleset *ruleset) {
    ltl_pack_reader reader = ltl_pack_open();
    ltl_str path;
    ltl_str text;
    while (ltl_pack_next(&reader, &path, &text)) {
        if (ltl_str_ends_with(path, LTL_STR(".yaml"))) {
            ltl_ruleset_add(ruleset, path, text);
        }
    }
}

/* Seconds to make the programs of all languages that the files have. */
static double make_programs(ltl_scanner *first, ltl_scanner *second) {
    double before = now();
    const ltl_language *had = NULL;
    for (uint32_t i = 0; i < files.count; i++) {
        const ltl_language *language = files.at[i].language;
        if (language == had) {
            continue; /* files of a folder are alike, and what is made is not made again */
        }
        had = language;
        ltl_source nothing;
        ltl_source_init(&nothing, &files_arena, files.at[i].source.path, LTL_STR("\n"));
        ltl_scanner_begin(first, &nothing, language, NULL);
        (void)ltl_scanner_tree(first, NULL);
        (void)ltl_scanner_matches(first);
        ltl_scanner_begin(second, &nothing, language, NULL);
        (void)ltl_scanner_matches(second);
    }
    return now() - before;
}

int main(int count, char **arguments) {
    if (count < 2 || nftw(arguments[1], add_file, 32, FTW_PHYS) != 0) {
        (void)fprintf(stderr, "usage: phases CORPUS_DIR [RULES.yaml]\n");
        return 2;
    }
    ltl_ruleset *ruleset = ltl_ruleset_new();
    if (count > 2) {
        ltl_ruleset_add(ruleset, ltl_str_of(arguments[2]), read_all(arguments[2], &files_arena));
    } else {
        add_pack(ruleset);
    }
    ltl_error error;
    if (ltl_ruleset_compile(ruleset, &error) != LTL_OK) {
        (void)fprintf(stderr, "%s\n", error.text);
        return 2;
    }
    ltl_scanner *scanner = ltl_scanner_new(ruleset);
    ltl_scanner *careful = ltl_scanner_new(ruleset);
    ltl_scanner_set_prefilter(careful, false);
    ltl_parser *parser = ltl_parser_new();
    double programs = make_programs(careful, scanner);
    double parse = 0;
    double tree = 0;
    double all = 0;
    double filtered = 0;
    size_t bytes = 0;
    size_t nodes = 0;
    size_t lines = 0;
    size_t matches = 0;
    for (uint32_t i = 0; i < files.count; i++) {
        const bench_file *file = &files.at[i];
        ltl_fuel fuel = ltl_fuel_make(UINT64_MAX / 2, NULL);
        double t0 = now();
        if (ltl_parser_parse_only(parser, &file->source, file->language, &fuel) != LTL_OK) {
            continue;
        }
        double t1 = now();
        ltl_scanner_begin(careful, &file->source, file->language, NULL);
        const ltl_tree *built = ltl_scanner_tree(careful, NULL);
        double t2 = now();
        matches += ltl_scanner_matches(careful)->count;
        double t3 = now();
        ltl_scanner_begin(scanner, &file->source, file->language, NULL);
        (void)ltl_scanner_matches(scanner);
        double t4 = now();
        parse += t1 - t0;
        tree += t2 - t1;
        all += t3 - t1;
        filtered += t4 - t3;
        bytes += file->source.text.len;
        lines += file->source.line_count;
        nodes += built != NULL ? built->count : 0;
    }
    (void)printf("%u files, %.1f MB, %zu lines, %zu nodes, %u rules, %zu matches\n", files.count,
                 (double)bytes / 1e6, lines, nodes, ltl_ruleset_count(ruleset), matches);
    (void)printf("programs of the rules, once     %6.3f s\n", programs);
    (void)printf("parse alone                    %7.3f s  1.000\n", parse);
    (void)printf("parse + tree                   %7.3f s  %.3f\n", tree, tree / parse);
    (void)printf("parse + tree + rules           %7.3f s  %.3f\n", all, all / parse);
    (void)printf("prefilter first                %7.3f s  %.3f\n", filtered, filtered / parse);
    ltl_parser_free(parser);
    ltl_scanner_free(careful);
    ltl_scanner_free(scanner);
    ltl_ruleset_free(ruleset);
    ltl_arena_clear(&files_arena);
    return 0;
}
