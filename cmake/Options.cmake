# What a person may choose; everything else follows from the folders.

if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Release or Debug" FORCE)
endif()
option(LINTEL_TESTS "Build the tests" ON)
option(LINTEL_COVERAGE "Count executed lines (gcov)" OFF)
option(LINTEL_ARENA_DEBUG "Make every arena piece an allocation of its own" OFF)
set(LINTEL_SANITIZE "" CACHE STRING "Sanitizers for all code, e.g. address,undefined or thread")
set(LINTEL_VECTORSCAN AUTO CACHE STRING "Multi-literal prefilter by Vectorscan: AUTO, ON or OFF")
set_property(CACHE LINTEL_VECTORSCAN PROPERTY STRINGS AUTO ON OFF)

set(CMAKE_C_STANDARD 17)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_C_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_C_FLAGS_RELEASE "-O2 -DNDEBUG")
set(CMAKE_C_FLAGS_DEBUG "-O1 -g -fno-omit-frame-pointer")
