# cmake -DFOLDER=… -DLIST=… -DPACK=… -P pack.cmake
#
# Concatenates the files that LIST names (one relative path a line, sorted) into PACK. Per file:
#
#   <path, relative to FOLDER, with slashes>\n
#   <length of the content in bytes, decimal>\n
#   <the content>\n
#
# Nothing else: no header, no time, no owner; the same files give the same bytes.
file(STRINGS "${LIST}" paths ENCODING UTF-8)
set(blob "")
set(expected 0)
foreach(path IN LISTS paths)
    file(SIZE "${FOLDER}/${path}" size)
    file(READ "${FOLDER}/${path}" content)
    set(head "${path}\n${size}\n")
    string(LENGTH "${head}" head_size)
    string(APPEND blob "${head}${content}\n")
    math(EXPR expected "${expected} + ${head_size} + ${size} + 1")
endforeach()
file(WRITE "${PACK}" "${blob}")
# CMake reads text only: a zero byte would shorten a file, and the reader would lose its place.
file(SIZE "${PACK}" written)
if(NOT written EQUAL expected)
    file(REMOVE "${PACK}")
    message(FATAL_ERROR "packed ${written} bytes of ${expected}: a file in ${FOLDER} has zero bytes")
endif()
