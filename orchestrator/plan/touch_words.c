#include "orchestrator/plan/touch_words.h"

#include "core/compiler.h"
#include "orchestrator/plan/words.h"

#define WHOLE     false
#define PREFIX    true
#define GUARD     true
#define PLAIN     false
#define ACCESS    LTL_TOPIC_ACCESS
#define CRYPTO    LTL_TOPIC_CRYPTOGRAPHY
#define OBJECTS   LTL_TOPIC_DESERIALISATION
#define EXECUTION LTL_TOPIC_EXECUTION
#define QUERY     LTL_TOPIC_QUERY
#define SWITCH    LTL_TOPIC_SWITCH
#define WORKFLOW  LTL_TOPIC_WORKFLOW
#define INPUT     LTL_TOPIC_INPUT
#define NONE      LTL_TOPIC_COUNT

const ltl_touch_word ltl_touch_words[] = {
    {"auth", WHOLE, GUARD, ACCESS},
    {"authenticat", PREFIX, GUARD, ACCESS},
    {"authoris", PREFIX, GUARD, ACCESS},
    {"authoriz", PREFIX, GUARD, ACCESS},
    {"unauthor", PREFIX, GUARD, ACCESS},
    {"authn", WHOLE, GUARD, ACCESS},
    {"authz", WHOLE, GUARD, ACCESS},
    {"permission", PREFIX, GUARD, ACCESS},
    {"permit", PREFIX, GUARD, ACCESS},
    {"privilege", PREFIX, GUARD, ACCESS},
    {"forbid", PREFIX, GUARD, ACCESS},
    {"denied", WHOLE, GUARD, ACCESS},
    {"deny", PREFIX, GUARD, ACCESS},
    {"admin", PREFIX, GUARD, ACCESS},
    {"login", PREFIX, GUARD, ACCESS},
    {"logged", WHOLE, GUARD, ACCESS},
    {"acl", WHOLE, GUARD, ACCESS},
    {"rbac", WHOLE, GUARD, ACCESS},
    {"allowlist", PREFIX, GUARD, ACCESS},
    {"denylist", PREFIX, GUARD, ACCESS},
    {"whitelist", PREFIX, GUARD, ACCESS},
    {"blacklist", PREFIX, GUARD, ACCESS},
    {"csrf", WHOLE, GUARD, ACCESS},
    {"xsrf", WHOLE, GUARD, ACCESS},
    {"cors", WHOLE, PLAIN, ACCESS},
    {"oauth", WHOLE, GUARD, ACCESS},
    {"saml", WHOLE, GUARD, ACCESS},
    {"jwt", WHOLE, GUARD, ACCESS},
    {"password", PREFIX, GUARD, ACCESS},
    {"passwd", WHOLE, GUARD, ACCESS},
    {"credential", PREFIX, PLAIN, ACCESS},
    {"impersonat", PREFIX, PLAIN, ACCESS},
    {"setuid", WHOLE, PLAIN, ACCESS},
    {"chmod", WHOLE, PLAIN, ACCESS},
    {"chown", WHOLE, PLAIN, ACCESS},
    {"sudo", WHOLE, PLAIN, ACCESS},

    {"valid", WHOLE, GUARD, NONE},
    {"invalid", WHOLE, GUARD, NONE},
    {"validat", PREFIX, GUARD, NONE},
    {"verif", PREFIX, GUARD, NONE},
    {"check", WHOLE, GUARD, NONE},
    {"checks", WHOLE, GUARD, NONE},
    {"checked", WHOLE, GUARD, NONE},
    {"sanitiz", PREFIX, GUARD, NONE},
    {"sanitis", PREFIX, GUARD, NONE},
    {"escape", PREFIX, GUARD, NONE},
    {"assert", PREFIX, GUARD, NONE},
    {"ensure", PREFIX, GUARD, NONE},
    {"guard", PREFIX, GUARD, NONE},
    {"restrict", PREFIX, GUARD, NONE},
    {"protect", PREFIX, GUARD, NONE},
    {"bounds", WHOLE, GUARD, NONE},
    {"throttl", PREFIX, GUARD, NONE},
    {"ratelimit", PREFIX, GUARD, NONE},
    {"nonce", WHOLE, GUARD, CRYPTO},

    {"encrypt", PREFIX, GUARD, CRYPTO},
    {"decrypt", PREFIX, PLAIN, CRYPTO},
    {"cipher", PREFIX, PLAIN, CRYPTO},
    {"crypto", PREFIX, PLAIN, CRYPTO},
    {"hmac", PREFIX, GUARD, CRYPTO},
    {"aes", WHOLE, PLAIN, CRYPTO},
    {"rsa", WHOLE, PLAIN, CRYPTO},
    {"ecdsa", WHOLE, PLAIN, CRYPTO},
    {"md5", WHOLE, PLAIN, CRYPTO},
    {"sha1", WHOLE, PLAIN, CRYPTO},
    {"sha256", WHOLE, PLAIN, CRYPTO},
    {"bcrypt", WHOLE, PLAIN, CRYPTO},
    {"scrypt", WHOLE, PLAIN, CRYPTO},
    {"argon2", PREFIX, PLAIN, CRYPTO},
    {"pbkdf2", PREFIX, PLAIN, CRYPTO},
    {"tls", WHOLE, PLAIN, CRYPTO},
    {"ssl", WHOLE, PLAIN, CRYPTO},
    {"certificate", PREFIX, PLAIN, CRYPTO},
    {"x509", WHOLE, PLAIN, CRYPTO},
    {"keystore", WHOLE, PLAIN, CRYPTO},

    {"deserializ", PREFIX, PLAIN, OBJECTS},
    {"deserialis", PREFIX, PLAIN, OBJECTS},
    {"unserialize", WHOLE, PLAIN, OBJECTS},
    {"pickle", WHOLE, PLAIN, OBJECTS},
    {"unpickl", PREFIX, PLAIN, OBJECTS},
    {"unmarshal", PREFIX, PLAIN, OBJECTS},
    {"xstream", WHOLE, PLAIN, OBJECTS},

    {"eval", WHOLE, PLAIN, EXECUTION},
    {"exec", WHOLE, PLAIN, EXECUTION},
    {"execv", PREFIX, PLAIN, EXECUTION},
    {"execl", WHOLE, PLAIN, EXECUTION},
    {"execlp", WHOLE, PLAIN, EXECUTION},
    {"popen", WHOLE, PLAIN, EXECUTION},
    {"subprocess", WHOLE, PLAIN, EXECUTION},
    {"spawn", PREFIX, PLAIN, EXECUTION},
    {"dlopen", WHOLE, PLAIN, EXECUTION},

    {"sql", WHOLE, PLAIN, QUERY},
    {"query", WHOLE, PLAIN, QUERY},
    {"queries", WHOLE, PLAIN, QUERY},

    {"insecure", PREFIX, PLAIN, SWITCH},

    {"request", WHOLE, PLAIN, INPUT},
    {"req", WHOLE, PLAIN, INPUT},
    {"params", WHOLE, PLAIN, INPUT},
    {"argv", WHOLE, PLAIN, INPUT},
    {"stdin", WHOLE, PLAIN, INPUT},
    {"cookies", WHOLE, PLAIN, INPUT},
    {"recv", WHOLE, PLAIN, INPUT},
    {"recvfrom", WHOLE, PLAIN, INPUT},
    {"fgets", WHOLE, PLAIN, INPUT},
    {"scanf", WHOLE, PLAIN, INPUT},
    {"fscanf", WHOLE, PLAIN, INPUT},
};
const uint32_t ltl_touch_word_count = LTL_COUNT_OF(ltl_touch_words);
_Static_assert(LTL_COUNT_OF(ltl_touch_words) <= LTL_TOUCH_WORDS_MAX, "a side counts each word");

const ltl_touch_phrase ltl_touch_phrases[] = {
    {"objectinputstream", OBJECTS},
    {"readobject(", OBJECTS},
    {"yaml.load(", OBJECTS},
    {"marshal.load", OBJECTS},
    {"system(", EXECUTION},
    {"shell=true", EXECUTION},
    {"shell_exec(", EXECUTION},
    {"child_process", EXECUTION},
    {"processbuilder", EXECUTION},
    {"getruntime(", EXECUTION},
    {"newfunction(", EXECUTION},
    {"innerhtml", EXECUTION},
    {"document.write(", EXECUTION},
    {"select*from", QUERY},
    {"insertinto", QUERY},
    {"deletefrom", QUERY},
    {"droptable", QUERY},
    {"altertable", QUERY},
    {".execute(", QUERY},
    {"verify=false", SWITCH},
    {"verify:false", SWITCH},
    {"verify_none", SWITCH},
    {"rejectunauthorized", SWITCH},
    {"tls_reject_unauthorized", SWITCH},
    {"insecureskipverify", SWITCH},
    {"ssl_verify", SWITCH},
    {"sslverify", SWITCH},
    {"--no-verify", SWITCH},
    {"debug=true", SWITCH},
    {"debug:true", SWITCH},
    {"\"debug\":true", SWITCH},
    {"0.0.0.0", SWITCH},
    {"access-control-allow-origin", SWITCH},
    {"allowprivilegeescalation", SWITCH},
    {"hostnetwork", SWITCH},
    {"privileged:", SWITCH},
    {"--privileged", SWITCH},
    {"runasroot", SWITCH},
    {"runasnonroot", SWITCH},
    {"permissions:", WORKFLOW},
    {"\non:", WORKFLOW},
    {"write-all", WORKFLOW},
    {"id-token:", WORKFLOW},
    {"contents:write", WORKFLOW},
    {"pull_request", WORKFLOW},
    {"workflow_run", WORKFLOW},
    {"workflow_dispatch", WORKFLOW},
    {"repository_dispatch", WORKFLOW},
    {"schedule:", WORKFLOW},
    {"branches:", WORKFLOW},
    {"secrets.", WORKFLOW},
    {"secrets:", WORKFLOW},
    {"github_token", WORKFLOW},
    {"runs-on:", WORKFLOW},
    {"environment:", WORKFLOW},
    {"uses:", WORKFLOW},
    {"image:", WORKFLOW},
    {"$_get[", INPUT},
    {"$_post[", INPUT},
    {"$_request[", INPUT},
    {"$_cookie[", INPUT},
    {"location.search", INPUT},
    {"location.hash", INPUT},
    {"@requestparam", INPUT},
    {"@requestbody", INPUT},
    {"@pathvariable", INPUT},
    {".formvalue(", INPUT},
    {"raw_input(", INPUT},
    {"=input(", INPUT},
};
const uint32_t ltl_touch_phrase_count = LTL_COUNT_OF(ltl_touch_phrases);

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

uint32_t ltl_touch_word_find(ltl_str word) {
    char first = lower(word.ptr[0]);
    for (uint32_t i = 0; i < LTL_COUNT_OF(ltl_touch_words); i++) {
        const ltl_touch_word *candidate = &ltl_touch_words[i];
        if (candidate->stem[0] != first) {
            continue;
        }
        size_t len = strlen(candidate->stem);
        ltl_str head = candidate->is_prefix ? ltl_str_slice(word, 0, len) : word;
        if (ltl_word_is(head, candidate->stem)) {
            return i;
        }
    }
    return LTL_NO_TOUCH_WORD;
}
