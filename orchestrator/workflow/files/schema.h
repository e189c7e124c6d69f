/* schema.h - the JSON Schema of workflow files, made from the rows of the patterns.
 *
 * Shape    draft 2020-12; what editors need to complete and check a file; references and types are `workflow
 *          validate`'s business
 * Units    -
 * Owns     writes to the given sink
 * Errors   the sink's
 * Threads  reentrant
 * Cost     -
 */
#ifndef LTL_WORKFLOW_SCHEMA_H
#define LTL_WORKFLOW_SCHEMA_H

#include "core/json.h"

void ltl_workflow_schema_write(ltl_json *json);

#endif
