# Libraries of the system. A folder names the ones it uses; nothing is visible to all.

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

function(lintel_package name)
    pkg_check_modules(${name} QUIET IMPORTED_TARGET ${ARGN})
    if(NOT ${name}_FOUND)
        message(FATAL_ERROR "The library ${ARGN} is missing. `make setup` installs what the build needs.")
    endif()
endfunction()

lintel_package(YAML yaml-0.1)
lintel_package(XXHASH libxxhash)
lintel_package(JANSSON jansson)
lintel_package(PCRE2 libpcre2-8)
lintel_package(GIT2 libgit2)
lintel_package(ZLIB zlib)
lintel_package(UV libuv)
lintel_package(SQLITE sqlite3)
if(LINTEL_TESTS)
    lintel_package(CMOCKA cmocka)
endif()

if(LINTEL_VECTORSCAN STREQUAL "ON")
    lintel_package(VECTORSCAN libhs)
elseif(LINTEL_VECTORSCAN)
    pkg_check_modules(VECTORSCAN QUIET IMPORTED_TARGET libhs)
endif()
