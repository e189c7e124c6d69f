/* criteria.h - which success criteria of WCAG a report speaks about, and which need somebody to look.
 *
 * Shape    notes of the score card: by number, those that rules look at, those that do not apply to these pages, and
 *          those that need a browser or a person. A page without findings is no page that meets them all
 * Units    -
 * Owns     -
 * Errors   false without the memory
 * Threads  see assess.h
 * Cost     each page is read once more, for a few words
 */
#ifndef LTL_SPECIALISTS_SITE_CRITERIA_H
#define LTL_SPECIALISTS_SITE_CRITERIA_H

#include "orchestrator/run/assess.h"

bool ltl_criteria_note(ltl_assess *assess);

#endif
