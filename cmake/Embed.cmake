# Files inside the program, byte for byte.
#
#   lintel_embed(<library> <symbol> <file>)   extern const char <symbol>_start[], <symbol>_end[];
#   lintel_pack(<library> <symbol> <folder>)  the same for one blob of all files below <folder>
#
# The layout of a pack is told in cmake/pack.cmake.
function(lintel_embed library symbol file)
    set(stub "${CMAKE_BINARY_DIR}/generated/${symbol}.S")
    file(CONFIGURE OUTPUT "${stub}" @ONLY CONTENT
".section .rodata
.global @symbol@_start
.global @symbol@_end
.balign 16
@symbol@_start:
.incbin \"@file@\"
@symbol@_end:
.byte 0
.section .note.GNU-stack,\"\",%progbits
")
    set_source_files_properties("${stub}" PROPERTIES OBJECT_DEPENDS "${file}")
    target_sources(${library} PRIVATE "${stub}")
endfunction()

function(lintel_pack library symbol folder)
    file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE "${folder}" "${folder}/*/*")
    list(FILTER files EXCLUDE REGEX "(^|/)README\\.md$")
    list(SORT files)
    list(JOIN files "\n" lines)
    set(list_file "${CMAKE_BINARY_DIR}/generated/${symbol}.list")
    set(pack "${CMAKE_BINARY_DIR}/generated/${symbol}.pack")
    file(CONFIGURE OUTPUT "${list_file}" CONTENT "${lines}\n" @ONLY)
    list(TRANSFORM files PREPEND "${folder}/")
    add_custom_command(OUTPUT "${pack}"
        COMMAND "${CMAKE_COMMAND}" "-DFOLDER=${folder}" "-DLIST=${list_file}" "-DPACK=${pack}"
                -P "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/pack.cmake"
        DEPENDS ${files} "${list_file}" "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/pack.cmake"
        COMMENT "Packing ${folder}" VERBATIM)
    add_custom_target(${symbol}_blob DEPENDS "${pack}")
    add_dependencies(${library} ${symbol}_blob)
    lintel_embed(${library} ${symbol} "${pack}")
endfunction()
