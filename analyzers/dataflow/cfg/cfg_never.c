#include "analyzers/dataflow/cfg/cfg.h"

/* Calls that do not come back, by language: the whole name, as it is written. */
typedef struct never_row {
    const char *languages; /* ids between blanks */
    const char *name;
} never_row;

#define JS " javascript typescript tsx jsx "
#define C  " c cpp "
static const never_row ROWS[] = {
    {C, "exit"},
    {C, "_exit"},
    {C, "_Exit"},
    {C, "abort"},
    {C, "quick_exit"},
    {C, "std::exit"},
    {C, "std::abort"},
    {C, "std::terminate"},
    {C, "longjmp"},
    {C, "siglongjmp"},
    {C, "__builtin_unreachable"},
    {C, "__builtin_trap"},
    {C, "pthread_exit"},
    {" go ", "panic"},
    {" go ", "os.Exit"},
    {" go ", "log.Fatal"},
    {" go ", "log.Fatalf"},
    {" go ", "log.Fatalln"},
    {" go ", "log.Panic"},
    {" go ", "log.Panicf"},
    {" go ", "log.Panicln"},
    {" go ", "runtime.Goexit"},
    {" go ", "t.Fatal"},
    {" go ", "t.Fatalf"},
    {" go ", "t.FailNow"},
    {" go ", "t.Skip"},
    {" go ", "t.Skipf"},
    {" go ", "t.SkipNow"},
    {" go ", "b.Fatal"},
    {" go ", "b.Fatalf"},
    {JS, "process.exit"},
    {JS, "process.abort"},
    {" python ", "exit"},
    {" python ", "quit"},
    {" python ", "sys.exit"},
    {" python ", "os._exit"},
    {" python ", "os.abort"},
    {" python ", "abort"}, /* Flask, Bottle */
    {" python ", "flask.abort"},
    {" python ", "bottle.abort"},
    {" python ", "pytest.fail"},
    {" python ", "pytest.skip"},
    {" php ", "exit"},
    {" php ", "die"},
    {" php ", "abort"}, /* Laravel */
    {" php ", "wp_die"},
    {" php ", "wp_send_json_error"},
    {" php ", "wp_send_json_success"},
    {" ruby ", "exit"},
    {" ruby ", "exit!"},
    {" ruby ", "abort"},
    {" ruby ", "raise"},
    {" ruby ", "throw"},
    {" ruby ", "Process.exit"},
    {" rust ", "panic"},
    {" rust ", "unreachable"},
    {" rust ", "todo"},
    {" rust ", "unimplemented"},
    {" rust ", "std::process::exit"},
    {" rust ", "process::exit"},
    {" rust ", "std::process::abort"},
    {" rust ", "panic!"},
    {" rust ", "unreachable!"},
    {" rust ", "todo!"},
    {" rust ", "unimplemented!"},
    {" java kotlin scala ", "System.exit"},
    {" kotlin ", "exitProcess"},
    {" kotlin ", "error"},
    {" kotlin ", "TODO"},
    {" scala ", "sys.exit"},
    {" scala ", "sys.error"},
    {" scala ", "???"},
    {" csharp ", "Environment.Exit"},
    {" csharp ", "Environment.FailFast"},
    {" swift ", "fatalError"},
    {" swift ", "preconditionFailure"},
    {" swift ", "exit"},
    {" swift ", "abort"},
    {" lua ", "error"},
    {" lua ", "os.exit"},
    {" bash ", "exit"},
    {" bash ", "return"},
    {" elixir ", "raise"},
    {" elixir ", "reraise"},
    {" elixir ", "throw"},
    {" elixir ", "exit"},
    {" solidity ", "revert"},
    {" solidity ", "selfdestruct"},
};

static bool speaks(const char *languages, const char *id) {
    const char *found = strstr(languages, id);
    size_t len = strlen(id);
    return found != NULL && found[-1] == ' ' && found[len] == ' ';
}

/* A name that the file declares is its own function. */
static bool is_its_own(const ltl_scopes *scopes, ltl_node callee) {
    if (scopes->tree->kind[callee] != LTL_KIND_NAME) {
        return false;
    }
    uint32_t meant = scopes->of[callee];
    return meant != 0 && scopes->all.at[meant].kind != LTL_DECLARED_IMPORT;
}

bool ltl_call_ends(const ltl_scopes *scopes, ltl_node call) {
    const ltl_tree *tree = scopes->tree;
    ltl_node callee = call + 1;
    if (callee >= tree->end[call] || tree->role[callee] != LTL_ROLE_CALLEE) {
        return false;
    }
    ltl_str name = ltl_tree_text(tree, callee);
    for (size_t i = 0; name.len <= 24 && i < LTL_COUNT_OF(ROWS); i++) {
        if (ltl_str_is(name, ROWS[i].name) && speaks(ROWS[i].languages, tree->language->id)) {
            return !is_its_own(scopes, callee);
        }
    }
    return false;
}
