// node validate.mjs <schema> <report>…
//
// Checks JSON documents against a schema: `lintel` or `lines`, the project's own, or `sarif`, that of OASIS. Of *.jsonl
// each line is a document.
// Prints one line for each violation; exit code 1 if there was one.
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import AjvDraft04 from "ajv-draft-04";
import addFormats from "ajv-formats";

const schemas = {
  lintel: { Ajv: Ajv2020, file: new URL("../../reports/schema/lintel-report-1.json", import.meta.url) },
  lines: {
    Ajv: Ajv2020,
    file: new URL("../../reports/schema/lintel-lines-1.json", import.meta.url),
    also: new URL("../../reports/schema/lintel-report-1.json", import.meta.url),
  },
  sarif: {
    Ajv: AjvDraft04,
    file: new URL("node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json", import.meta.url),
  },
};

// The published schema lets later versions add fields; here every field must be one that it names.
function close(schema) {
  if (schema && typeof schema === "object") {
    if (schema.properties && !("additionalProperties" in schema)) schema.additionalProperties = false;
    Object.values(schema).forEach(close);
  }
  return schema;
}

const [name, ...reports] = process.argv.slice(2);
const { Ajv, file, also } = schemas[name];
const schema = JSON.parse(readFileSync(file, "utf8"));
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
if (also) ajv.addSchema(JSON.parse(readFileSync(also, "utf8")));
const validate = ajv.compile(name === "lintel" ? close(schema) : schema);

let violations = 0;
const documents = (path) => {
  const text = readFileSync(path, "utf8");
  return path.endsWith(".jsonl") ? text.trimEnd().split("\n") : [text];
};
for (const report of reports) {
  for (const text of documents(report)) {
    if (validate(JSON.parse(text))) continue;
    for (const error of validate.errors.slice(0, 20)) {
      console.log(`${report}: ${error.instancePath || "/"} ${error.message} ${JSON.stringify(error.params)}`);
      violations += 1;
    }
  }
}
process.exitCode = violations > 0 ? 1 : 0;
