# Parsers from packages: the tree-sitter core and one static library per grammar.
#
#   lintel_tree_sitter_core(<package folder>)   targets tree_sitter, tree_sitter_internals
#   lintel_grammar(<folder>)                    target grammar_<name>; the folder holds src/parser.c
#
# The name is the folder's without `tree-sitter-`, and `tree_sitter_<name>()` is the symbol.

function(lintel_tree_sitter_core folder)
    add_library(tree_sitter STATIC "${folder}/src/lib.c")
    target_include_directories(tree_sitter SYSTEM PUBLIC "${folder}/include")
    target_include_directories(tree_sitter PRIVATE "${folder}/src")
    target_compile_definitions(tree_sitter PRIVATE _DEFAULT_SOURCE _POSIX_C_SOURCE=200809L)
    target_link_libraries(tree_sitter PRIVATE lintel_foreign)
    # For the one folder that reads subtrees without going through the public cursor.
    add_library(tree_sitter_internals INTERFACE)
    target_include_directories(tree_sitter_internals SYSTEM INTERFACE "${folder}/src")
    target_link_libraries(tree_sitter_internals INTERFACE tree_sitter)
endfunction()

# Says which table layout the parser was generated for, and refuses one that the core cannot read.
function(lintel_check_grammar folder)
    if(EXISTS "${folder}/src/scanner.cc")
        message(FATAL_ERROR "${folder}: its scanner is C++; only grammars in C are built")
    endif()
    file(READ "${folder}/src/parser.c" head LIMIT 4096)
    string(REGEX MATCH "#define LANGUAGE_VERSION ([0-9]+)" line "${head}")
    if(NOT line OR CMAKE_MATCH_1 LESS 13 OR CMAKE_MATCH_1 GREATER 15)
        message(FATAL_ERROR "${folder}: the core reads language versions 13 to 15, not '${CMAKE_MATCH_1}'")
    endif()
endfunction()

function(lintel_grammar folder)
    lintel_check_grammar("${folder}")
    get_filename_component(name "${folder}" NAME)
    string(REGEX REPLACE "^tree-sitter-" "" name "${name}")
    string(REPLACE "-" "_" name "${name}")

    # Large generated parsers switch the optimiser off for themselves, and with it their lexer's.
    set(parser "${CMAKE_BINARY_DIR}/generated/grammars/${name}.c")
    add_custom_command(OUTPUT "${parser}"
        COMMAND sed -e "/#pragma GCC optimize/d" -e "/#pragma clang optimize/d"
                "${folder}/src/parser.c" > "${parser}"
        DEPENDS "${folder}/src/parser.c" COMMENT "" VERBATIM)
    set(sources "${parser}")
    if(EXISTS "${folder}/src/scanner.c")
        list(APPEND sources "${folder}/src/scanner.c")
        # In front of each scanner; a scanner that needs more has a header of its own.
        set(memory "${CMAKE_SOURCE_DIR}/grammars/scanner_memory.h")
        set(own "${CMAKE_SOURCE_DIR}/grammars/scanner_${name}.h")
        set(before "-include;${memory}")
        if(EXISTS "${own}")
            list(APPEND before -include "${own}")
            list(APPEND memory "${own}")
        endif()
        set_source_files_properties("${folder}/src/scanner.c" PROPERTIES
            COMPILE_OPTIONS "${before}" OBJECT_DEPENDS "${memory}")
    endif()
    add_library(grammar_${name} OBJECT ${sources})
    target_include_directories(grammar_${name} SYSTEM PRIVATE "${folder}/src")
    target_link_libraries(grammar_${name} PRIVATE lintel_foreign)
    set_property(GLOBAL APPEND PROPERTY LINTEL_GRAMMARS grammar_${name})
endfunction()
