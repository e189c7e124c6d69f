/* page_data.h - the JSON that an HTML report carries.
 *
 * Shape    what is between the marks of the page: base64, deflated
 * Units    bytes
 * Owns     the caller frees the text
 * Errors   a page without data fails the test
 * Threads  reentrant
 * Cost     O(bytes), at most a MiB of text
 */
#ifndef LTL_TESTS_SUPPORT_PAGE_DATA_H
#define LTL_TESTS_SUPPORT_PAGE_DATA_H

char *ltl_page_data(const char *page);

#endif
