/* The index over all files: functions and their owners, by every key they are looked up with. */
#include "analyzers/linking/link_internal.h"

uint32_t ltl_index__name(ltl_index *index, ltl_str text) {
    if (text.len == 0) {
        return 0;
    }
    bool is_new;
    ltl_map_entry *entry = ltl_map_put(&index->names, text, &is_new);
    if (is_new) {
        entry->value = index->names.count; /* from 1 */
    }
    return (uint32_t)entry->value;
}

uint32_t ltl_index__find_name(const ltl_index *index, ltl_str text) {
    const ltl_map_entry *entry = text.len > 0 ? ltl_map_find(&index->names, text) : NULL;
    return entry != NULL ? (uint32_t)entry->value : 0;
}

static ltl_str folder_of(ltl_str path) {
    size_t slash = ltl_str_find_last_byte(path, '/');
    return slash == SIZE_MAX ? LTL_STR("") : ltl_str_slice(path, 0, slash);
}

static void say_class(ltl_index *index, ltl_owner *owner, const ltl_class_fact *fact) {
    ltl_indexed_class said = {fact, 0};
    uint32_t *last = &owner->classes;
    while (*last != 0) {
        last = &index->classes.at[*last].next;
    }
    *last = index->classes.count;
    owner->is_declared = owner->is_declared || fact->is_part == 0;
    LTL_PUSH(index->scratch, &index->classes, said);
}

static uint32_t owner_of(ltl_index *index, uint32_t file, uint32_t name,
                         const ltl_class_fact *class) {
    uint32_t found = ltl_pairs_find(&index->owner_in, file, name);
    if (found == 0) {
        uint32_t family = (uint32_t)ltl_index__facts(index, file)->family;
        ltl_owner owner = {.file = file,
                           .name = name,
                           .next_of_name = ltl_pairs_find(&index->owners_of, family, name)};
        LTL_PUSH(index->scratch, &index->owners, owner);
        found = index->owners.count - 1;
        ltl_pairs_put(index->scratch, &index->owner_in, file, name, found);
        ltl_pairs_put(index->scratch, &index->owners_of, family, name, found);
    }
    if (class != NULL) {
        say_class(index, &index->owners.at[found], class);
    }
    return found;
}

static void add_class(ltl_index *index, uint32_t file, const ltl_class_fact *class) {
    const ltl_indexed_file *in = &index->files[file];
    uint32_t family = (uint32_t)in->facts->family;
    uint32_t owner = owner_of(index, file, in->ids[class->name], class);
    for (uint32_t i = 0; i < class->parent_count; i++) {
        ltl_str parent = ltl_fact_text(in->facts, in->facts->parents.at[class->first_parent + i]);
        uint32_t name = ltl_index__name(index, ltl_str_after_last(parent, '.'));
        ltl_child child = {owner, ltl_pairs_find(&index->children_of, family, name)};
        LTL_PUSH(index->scratch, &index->children, child);
        ltl_pairs_put(index->scratch, &index->children_of, family, name,
                      index->children.count - 1);
    }
}

ltl_str ltl_index__parent(const ltl_index *index, uint32_t owner, uint32_t i) {
    const ltl_owner *of = &index->owners.at[owner];
    const ltl_file_facts *facts = ltl_index__facts(index, of->file);
    for (uint32_t at = of->classes; at != 0; at = index->classes.at[at].next) {
        const ltl_class_fact *class = index->classes.at[at].fact;
        if (i < class->parent_count) {
            return ltl_fact_text(facts, facts->parents.at[class->first_parent + i]);
        }
        i -= class->parent_count;
    }
    return LTL_STR("");
}

/* Puts the function in front of a list. */
static uint32_t push(ltl_index *index, ltl_pairs *list, uint32_t a, uint32_t b, uint32_t function) {
    uint32_t next = ltl_pairs_find(list, a, b);
    ltl_pairs_put(index->scratch, list, a, b, function);
    return next;
}

static void add_function(ltl_index *index, uint32_t file, const ltl_function_fact *fact) {
    const ltl_indexed_file *in = &index->files[file];
    ltl_indexed_function made = {.file = file, .fact = fact, .name = in->ids[fact->name]};
    uint32_t number = index->functions.count;
    uint32_t family = (uint32_t)in->facts->family;
    made.owner = fact->owner != 0 ? owner_of(index, file, in->ids[fact->owner], NULL) : 0;
    made.next_of_name = push(index, &index->of_name, family, made.name, number);
    if (made.owner != 0) {
        made.next_in_owner = push(index, &index->in_owner, made.owner, made.name, number);
        if ((fact->flags & LTL_FUNCTION_CONSTRUCTOR) != 0) {
            made.next_constructor = index->owners.at[made.owner].constructor;
            index->owners.at[made.owner].constructor = number;
        }
    } else {
        made.next_in_file = push(index, &index->in_file, file, made.name, number);
        made.next_in_folder = push(index, &index->in_folder, in->folder, made.name, number);
    }
    LTL_PUSH(index->scratch, &index->functions, made);
}

static void add_globals(ltl_index *index, uint32_t file) {
    const ltl_indexed_file *in = &index->files[file];
    for (uint32_t i = 0; i < in->facts->variables.count; i++) {
        const ltl_variable_fact *variable = &in->facts->variables.at[i];
        uint32_t type = in->ids[variable->type] + 1;
        uint32_t had = ltl_pairs_find(&index->global_types, 0, in->ids[variable->name]);
        ltl_pairs_put(index->scratch, &index->global_types, 0, in->ids[variable->name],
                      had == 0 || had == type ? type : 1);
    }
}

static void add_file(ltl_index *index, uint32_t file, const ltl_file_facts *facts) {
    ltl_indexed_file *in = &index->files[file];
    in->facts = facts;
    if (facts == NULL || facts->family == LTL_FAMILY_NONE) {
        in->facts = NULL;
        return;
    }
    uint32_t *ids = LTL_NEW_ARRAY(index->scratch, uint32_t, facts->names.count);
    for (uint32_t i = 1; i < facts->names.count; i++) {
        ids[i] = ltl_index__name(index, facts->names.at[i]);
    }
    in->ids = ids;
    if (facts->family == LTL_FAMILY_PHP || facts->family == LTL_FAMILY_SHELL) {
        bool is_new;
        ltl_map_put(&index->pages, facts->path, &is_new)->value = file + 1;
    }
    if (facts->family == LTL_FAMILY_PHP) {
        add_globals(index, file);
    }
    ltl_str folder = folder_of(facts->path);
    in->folder = ltl_index__name(index, folder.len > 0 ? folder : LTL_STR("."));
    in->package = facts->family == LTL_FAMILY_GO ? in->folder : ids[facts->package];
    for (uint32_t i = 0; i < facts->classes.count; i++) {
        add_class(index, file, &facts->classes.at[i]);
    }
    for (uint32_t i = 0; i < facts->fields.count; i++) {
        uint32_t owner = owner_of(index, file, ids[facts->fields.at[i].owner], NULL);
        ltl_pairs_put(index->scratch, &index->field_in, owner, ids[facts->fields.at[i].name], i + 1);
    }
    for (uint32_t i = 0; i < facts->functions.count; i++) {
        add_function(index, file, &facts->functions.at[i]);
    }
}

void ltl_index__build(ltl_index *index, ltl_arena *scratch, const ltl_file_facts *const *files,
                      uint32_t file_count) {
    *index = (ltl_index){.scratch = scratch, .file_count = file_count};
    ltl_map_init(&index->names, scratch);
    ltl_map_init(&index->pages, scratch);
    index->files = LTL_NEW_ARRAY(scratch, ltl_indexed_file, (size_t)file_count + 1);
    LTL_PUSH(scratch, &index->functions, (ltl_indexed_function){0});
    LTL_PUSH(scratch, &index->owners, (ltl_owner){0});
    LTL_PUSH(scratch, &index->classes, (ltl_indexed_class){0});
    LTL_PUSH(scratch, &index->children, (ltl_child){0});
    for (uint32_t i = 0; i < file_count; i++) {
        add_file(index, i, files[i]);
    }
    ltl_index__list_modules(index);
    ltl_manifests__list(index, files);
    ltl_rust__list_crates(index, files);
    ltl_index__resolve_modules(index);
    ltl_shell__group(index);
}

uint32_t ltl_index__next(const ltl_index *index, ltl_entity functions, uint32_t function) {
    const ltl_indexed_function *at = &index->functions.at[function];
    switch (functions.list) {
    case LTL_LIST_FILE:
        return at->next_in_file;
    case LTL_LIST_FOLDER:
        return at->next_in_folder;
    case LTL_LIST_OWNER:
        return at->next_in_owner;
    case LTL_LIST_CONSTRUCTORS:
        return at->next_constructor;
    case LTL_LIST_SINGLE:
    default:
        return 0;
    }
}
