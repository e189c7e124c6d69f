# One static library per folder, and an include directory per library.
#
#   lintel_library([SUBFOLDERS <name>…] [SEES <folder>…] [USES <target>…])
#
# makes a library of the calling folder: all its *.c, and those of the named subfolders (`*` for all).
# SEES names the folders whose headers it may include; what those see, it sees too. Includes are
# written from the root ("core/str.h"), but the root is not on the include path: the library gets
# build/include/<library>/ with links to the folders it sees, so that any other include fails.
# USES names system libraries for this folder alone.

# The library name of a folder: analyzers/match is analyzers_match.
function(lintel_name folder out_name)
    string(REPLACE "/" "_" name "${folder}")
    set(${out_name} "${name}" PARENT_SCOPE)
endfunction()

function(lintel_link_folders room folders)
    file(REMOVE_RECURSE "${room}")
    foreach(folder IN LISTS folders)
        get_filename_component(parent "${room}/${folder}" DIRECTORY)
        file(MAKE_DIRECTORY "${parent}")
        file(CREATE_LINK "${CMAKE_SOURCE_DIR}/${folder}" "${room}/${folder}" SYMBOLIC)
    endforeach()
endfunction()

function(lintel_library)
    cmake_parse_arguments(PARSE_ARGV 0 arg "" "" "SUBFOLDERS;SEES;USES")
    file(RELATIVE_PATH folder "${CMAKE_SOURCE_DIR}" "${CMAKE_CURRENT_SOURCE_DIR}")
    lintel_name("${folder}" name)

    file(GLOB sources CONFIGURE_DEPENDS "*.c")
    foreach(subfolder IN LISTS arg_SUBFOLDERS)
        file(GLOB more CONFIGURE_DEPENDS "${subfolder}/*.c")
        list(APPEND sources ${more})
    endforeach()
    list(FILTER sources EXCLUDE REGEX "/main\\.c$")
    if(NOT sources)
        set(sources "${CMAKE_BINARY_DIR}/generated/empty.c")
        file(CONFIGURE OUTPUT "${sources}" CONTENT "typedef int ltl_nothing_here_yet;\n")
    endif()

    add_library(${name} STATIC ${sources})
    set(visible "${folder}")
    foreach(lower IN LISTS arg_SEES)
        lintel_name("${lower}" lower_name)
        if(NOT TARGET ${lower_name})
            message(FATAL_ERROR "${folder} cannot see ${lower}: it is not a library of a lower folder")
        endif()
        get_target_property(lower_visible ${lower_name} LINTEL_VISIBLE)
        list(APPEND visible ${lower_visible})
        target_link_libraries(${name} PUBLIC ${lower_name})
    endforeach()
    list(REMOVE_DUPLICATES visible)
    lintel_link_folders("${CMAKE_BINARY_DIR}/include/${name}" "${visible}")
    set_target_properties(${name} PROPERTIES LINTEL_VISIBLE "${visible}" OUTPUT_NAME "lintel_${name}")
    target_include_directories(${name} PRIVATE "${CMAKE_BINARY_DIR}/include/${name}")
    target_link_libraries(${name} PRIVATE lintel_own ${arg_USES})
    set_property(GLOBAL APPEND PROPERTY LINTEL_LIBRARIES ${name})
endfunction()
