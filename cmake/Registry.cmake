# Registration by file name: no list to edit, no linker trick.
#
#   lintel_registry(<folder> <symbol prefix> <type> <header> <table>)
#
# after lintel_library: every <folder>/<name>.c (relative to the calling folder) promises
# `const <type> <prefix><name>`. The library gets a generated file with the table of all of them,
# sorted by name, and its count:
#
#   const <type> *const <table>[];      ends with a null pointer, which the count leaves out
#   const size_t <prefix>count;
#
# A file that does not keep the promise is a link error that names the symbol. A file with the
# name of the header (agent.c beside agent.h) is not an entry.
function(lintel_registry folder prefix type header table)
    file(RELATIVE_PATH here "${CMAKE_SOURCE_DIR}" "${CMAKE_CURRENT_SOURCE_DIR}")
    lintel_name("${here}" library)
    if(NOT EXISTS "${CMAKE_SOURCE_DIR}/${header}")
        return()
    endif()
    get_filename_component(header_name "${header}" NAME_WE)

    file(GLOB files CONFIGURE_DEPENDS "${folder}/*.c")
    list(SORT files)
    set(externs "")
    set(entries "")
    set(count 0)
    foreach(file IN LISTS files)
        get_filename_component(name "${file}" NAME_WE)
        if(NOT name MATCHES "^[a-z][a-z0-9_]*$")
            message(FATAL_ERROR "${file}: a registered file is named in lower_snake letters")
        endif()
        if(name STREQUAL header_name)
            continue()
        endif()
        string(APPEND externs "extern const ${type} ${prefix}${name};\n")
        string(APPEND entries "    &${prefix}${name},\n")
        math(EXPR count "${count} + 1")
    endforeach()

    set(generated "${CMAKE_BINARY_DIR}/generated/${table}.c")
    file(CONFIGURE OUTPUT "${generated}" @ONLY CONTENT
"/* Generated from the file names in @here@/@folder@. */
#include <stddef.h>

#include \"@header@\"

@externs@
const @type@ *const @table@[] = {
@entries@    NULL,
};
const size_t @prefix@count = @count@;
")
    target_sources(${library} PRIVATE "${generated}")
endfunction()
