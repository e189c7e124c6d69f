#include "tests/support/linked.h"

typedef struct linker {
    ltl_arena *arena;
    ltl_linked_file *files;
    ltl_linked_function *functions;
} linker;

static void add_call(linker *self, uint32_t from, uint32_t to) {
    ltl_linked_file *file = &self->files[from];
    ltl_far_call *calls = (ltl_far_call *)(uintptr_t)file->calls; /* made below */
    ltl_far_target *targets = (ltl_far_target *)(uintptr_t)file->targets;
    ltl_linked_function *function = &self->functions[to + 1];
    uint32_t *callers = (uint32_t *)(uintptr_t)function->callers;
    calls[file->call_count] = (ltl_far_call){file->call_count + 1, file->call_count, 1};
    targets[file->call_count++] = (ltl_far_target){.function = to + 1, .is_sure = true};
    callers[function->caller_count++] = from;
}

void linked_make(ltl_arena *arena, uint32_t file_count, const linked_call *calls, ltl_links *out_links) {
    uint32_t call_count = 0;
    while (calls[call_count].from != UINT32_MAX) {
        call_count++;
    }
    linker self = {arena, LTL_NEW_ARRAY(arena, ltl_linked_file, (size_t)file_count + 1),
                   LTL_NEW_ARRAY(arena, ltl_linked_function, (size_t)file_count + 1)};
    for (uint32_t i = 0; i < file_count; i++) {
        self.functions[i + 1] = (ltl_linked_function){
            .file = i, .unit = 1, .callers = LTL_NEW_ARRAY(arena, uint32_t, (size_t)call_count + 1)};
        self.files[i] = (ltl_linked_file){.first_function = i + 1, .function_count = 1};
        self.files[i].calls = LTL_NEW_ARRAY(arena, ltl_far_call, (size_t)call_count + 1);
        self.files[i].targets = LTL_NEW_ARRAY(arena, ltl_far_target, (size_t)call_count + 1);
    }
    for (uint32_t i = 0; i < call_count; i++) {
        add_call(&self, calls[i].from, calls[i].to);
    }
    *out_links = (ltl_links){.files = self.files,
                             .file_count = file_count,
                             .functions = self.functions,
                             .function_count = file_count + 1,
                             .call_count = call_count};
}
