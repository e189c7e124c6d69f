# Compiler flags: `lintel_own` for the code of this repository, `lintel_foreign` for code that comes
# from packages. Both get hardening or sanitizers; only our own gets warnings, all of them errors.

include(CheckCCompilerFlag)
include(CheckPIESupported)
check_pie_supported()

add_library(lintel_common INTERFACE)
if(LINTEL_SANITIZE)
    # Reports name functions and lines. Variables, for every one of some three hundred programs, would
    # make the build several times as large on the disk; `dev` is the build for the debugger.
    target_compile_options(lintel_common INTERFACE
        -fsanitize=${LINTEL_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer -g1 -gz)
    add_link_options(-fsanitize=${LINTEL_SANITIZE})
elseif(CMAKE_BUILD_TYPE STREQUAL "Release")
    foreach(flag -fstack-protector-strong -fstack-clash-protection -fcf-protection)
        string(MAKE_C_IDENTIFIER "LINTEL_HAS_${flag}" answer)
        check_c_compiler_flag(${flag} ${answer})
        target_compile_options(lintel_common INTERFACE $<$<BOOL:${${answer}}>:${flag}>)
    endforeach()
    target_compile_options(lintel_common INTERFACE
        $<$<COMPILE_LANGUAGE:C>:-U_FORTIFY_SOURCE> $<$<COMPILE_LANGUAGE:C>:-D_FORTIFY_SOURCE=3>)
    # The same sources give the same program wherever they lie.
    target_compile_options(lintel_common INTERFACE "-ffile-prefix-map=${CMAKE_SOURCE_DIR}=.")
    add_link_options(-Wl,-z,relro,-z,now,-z,noexecstack,--as-needed,--build-id)
endif()

add_library(lintel_own INTERFACE)
target_link_libraries(lintel_own INTERFACE lintel_common)
# glibc's own names (memmem, openat and friends) are asked for in one place.
target_compile_definitions(lintel_own INTERFACE _GNU_SOURCE LTL_VERSION="${PROJECT_VERSION}")
target_compile_options(lintel_own INTERFACE $<$<COMPILE_LANGUAGE:C>:
    -Wall -Wextra -Wpedantic -Werror -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes
    -Wvla -Wimplicit-fallthrough -Wundef -Wformat=2 -Wpointer-arith -Wwrite-strings
    # size_t meets uint32_t and int in every line of table code; narrowing is still an error
    -Wno-sign-conversion
    # the option tables and help texts are longer than the 4095 bytes C17 promises
    -Wno-overlength-strings>)
if(LINTEL_SANITIZE)
    # instrumented code confuses the warnings that follow values around
    target_compile_options(lintel_own INTERFACE $<$<COMPILE_LANGUAGE:C>:-Wno-error>)
endif()
if(LINTEL_ARENA_DEBUG)
    target_compile_definitions(lintel_own INTERFACE LTL_ARENA_DEBUG)
endif()
if(LINTEL_COVERAGE)
    target_compile_options(lintel_own INTERFACE $<$<COMPILE_LANGUAGE:C>:--coverage -fprofile-update=atomic>)
    add_link_options(--coverage)
endif()

add_library(lintel_foreign INTERFACE)
add_library(lintel_foreign_after INTERFACE) # options of the last in line come last
target_link_libraries(lintel_foreign INTERFACE lintel_common lintel_foreign_after)
target_compile_options(lintel_foreign_after INTERFACE -w)
if(LINTEL_SANITIZE MATCHES "undefined")
    # Swift's scanner shifts into the sign bit, which every compiler we know defines
    target_compile_options(lintel_foreign_after INTERFACE -fno-sanitize=shift)
endif()
