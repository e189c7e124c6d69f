/* loose.h - single object files, read by our own hand.
 *
 * Shape    a store for git's library: one file for each object, zlib over "type size\0bytes"
 * Units    bytes
 * Owns     the library frees the store with the object database it was added to
 * Errors   the library's codes; an object longer or shorter than it says is an error, and so is one
 *          larger than LTL_MAX_GIT_OBJECT_BYTES
 * Threads  one owner, as the handle it belongs to
 * Cost     one file read an object; a short id lists one folder
 *
 * The library's own reader takes the size in a hostile header for the size of its buffer and writes
 * the whole stream behind it, however long that is.
 */
#ifndef LTL_INTAKE_LOOSE_H
#define LTL_INTAKE_LOOSE_H

struct git_odb_backend;

/* `objects` is the path of the folder. 0, or an error code of the library. */
int ltl_loose_store_new(const char *objects, struct git_odb_backend **out_store);

#endif
