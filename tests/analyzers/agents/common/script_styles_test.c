/* Styles that a script writes: objects of `style` attributes, templates of styled-components and emotion. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analyzers/agents/agent.h"

typedef struct row {
    const char *rule;
    const char *path;
    uint32_t line; /* of the one finding; 0: there is none */
    const char *text;
} row;

#define CONTRAST "accessibility/contrast"
#define OUTLINE "accessibility/focus-outline"
#define PALE "color: #999; background: #aaa;"

static const row rows[] = {
    {CONTRAST, "a.jsx", 2, "const a = <p style={{\n  color: '#777', background: \"white\" }}>x</p>;\n"},
    {CONTRAST, "a.tsx", 1, "const a = <Box style={{ 'background-color': '#fff', color: '#777' }}>x</Box>;\n"},
    {CONTRAST, "a.jsx", 0, "const a = <p style={{ color: '#949494', background: '#fff', fontSize: 24 }}>x</p>;\n"},
    {CONTRAST, "a.jsx", 1, "const a = <p style={{ color: '#949494', background: '#fff', fontSize: 12 }}>x</p>;\n"},
    {CONTRAST, "a.jsx", 0, "const a = <p style={{ color: '#777', background: on ? '#fff' : '#000' }}>x</p>;\n"},
    {CONTRAST, "a.jsx", 0, "const a = <p style={{ color: '#777', background: '#fff', ...more }}>x</p>;\n"},
    {CONTRAST, "a.jsx", 0, "const a = <p style={{ color: '#777', background: '#fff', [key]: 1 }}>x</p>;\n"},
    {CONTRAST, "a.jsx", 0, "const a = <p style={{ color: '#777', background: '#fff', opacity }}>x</p>;\n"},
    {CONTRAST, "a.jsx", 0, "const a = <button disabled style={{ color: '#777', background: '#fff' }}>x</button>;\n"},
    {CONTRAST, "a.jsx", 0, "const a = <p data={{ color: '#777', background: '#fff' }}>x</p>;\n"},
    {OUTLINE, "a.jsx", 1, "const a = <button style={{ color: 'red', outline: 'none' }}>x</button>;\n"},
    {OUTLINE, "a.jsx", 1, "const a = <a href='/' style={{ outline: 0 }}>x</a>;\n"},
    {OUTLINE, "a.jsx", 0, "const a = <button className='b' style={{ outline: 'none' }}>x</button>;\n"},
    {OUTLINE, "a.jsx", 0, "const a = <button {...more} style={{ outline: 'none' }}>x</button>;\n"},
    {OUTLINE, "a.jsx", 0, "const a = <button onFocus={show} style={{ outline: 'none' }}>x</button>;\n"},
    {OUTLINE, "a.jsx", 0, "const a = <div style={{ outline: 'none' }}>x</div>;\n"},
    {OUTLINE, "a.jsx", 0, "const a = <button style={{ outline: on ? 'none' : '' }}>x</button>;\n"},
    {CONTRAST, "a.js", 2, "const A = styled.p`\n  " PALE "\n`;\n"},
    {CONTRAST, "a.js", 2, "const a = css`\n  " PALE " padding: ${(p) => p.a ? 1 : 2}px;\n`;\n"},
    {CONTRAST, "a.ts", 3, "const A = styled.p<Props>`\n  padding: ${(p) => p.a};\n  &:hover { " PALE " }\n`;\n"},
    {CONTRAST, "a.js", 0, "const A = styled.p`\n  ${mixin}\n  " PALE "\n`;\n"},
    {CONTRAST, "a.js", 0, "const A = styled.p`color: ${grey}; background: #aaa;`;\n"},
    {CONTRAST, "a.js", 0, "const A = gql`" PALE "`;\nconst B = styled.p`margin: 0;`;\n"},
    {CONTRAST, "a.js", 0, "const A = styled.p`\n  // color: #999;\n  background: #aaa;\n`;\n"},
    {OUTLINE, "a.js", 1, "const A = styled.a.attrs({ role: 'x' })`outline: none;`;\n"},
    {OUTLINE, "a.js", 1, "const A = styled('button')`outline: none;`;\n"},
    {OUTLINE, "a.js", 1, "const A = styled(NavLink)`&:focus { outline: none; }`;\n"},
    {OUTLINE, "a.js", 1, "const A = createGlobalStyle`* { outline: none; }`;\n"},
    {OUTLINE, "a.js", 0, "const A = styled.a`outline: none; &:focus-visible { border: 1px solid ${blue}; }`;\n"},
    {OUTLINE, "a.js", 0, "const A = styled(Panel)`&:focus { outline: none; }`;\n"},
    {OUTLINE, "a.js", 0, "const A = css`&:focus { outline: none; }`;\n"},
};

typedef struct seen {
    const char *rule;
    uint32_t count;
    uint32_t line;
} seen;

static void emit(ltl_sink *sink, const ltl_finding *finding) {
    seen *of = sink->target;
    if (ltl_str_is(finding->rule->id, of->rule)) {
        of->count++;
        of->line = finding->start.line;
    }
}

static seen look_at(ltl_scanner *scanner, const row *at) {
    const ltl_agent *agent = ltl_agent_find(LTL_STR("accessibility"));
    ltl_arena arena = {0};
    ltl_source source;
    seen found = {.rule = at->rule};
    ltl_source_init(&source, &arena, ltl_str_of(at->path), ltl_str_of(at->text));
    ltl_scanner_begin(scanner, &source, ltl_language_of_file(source.path, source.text), NULL);
    ltl_agent_options options = {.rule_files_only = false};
    ltl_job job = {.scanner = scanner, .options = &options};
    ltl_sink sink = {.emit = emit, .target = &found};
    if (agent->wants(agent, &job)) {
        (void)agent->run(agent, &job, &sink);
    }
    ltl_arena_clear(&arena);
    return found;
}

static void styles_of_scripts_are_read(void **state) {
    (void)state;
    ltl_ruleset *ruleset = ltl_ruleset_new();
    assert_int_equal(ltl_ruleset_compile(ruleset, NULL), LTL_OK);
    ltl_scanner *scanner = ltl_scanner_new(ruleset);
    unsigned wrong = 0;
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        seen found = look_at(scanner, &rows[i]);
        if (found.count != (rows[i].line > 0) || found.line != rows[i].line) {
            print_error("%u findings, line %u, of\n%s", found.count, found.line, rows[i].text);
            wrong++;
        }
    }
    ltl_scanner_free(scanner);
    ltl_ruleset_free(ruleset);
    assert_int_equal(wrong, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(styles_of_scripts_are_read)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
