// node workflows.mjs <lintel> <schema> <folder> <workflow file>…
//
// Holds the schema of workflow files against what `lintel workflow validate` says. Every file given runs, so the
// schema takes it. Then each file is changed in one place, hundreds of times: what the schema refuses, Lintel has to
// refuse as well, or an editor would mark what runs; and what concerns keys and the form of values, which a schema
// can know, both refuse. So with two lists of wrong files: those of wrong form, and those that only Lintel can tell.
// Changed files are written to <folder>. Exit code 1 when they disagree.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import { parse } from "yaml";

const [lintel, schemaFile, folder, ...files] = process.argv.slice(2);
const ajv = new Ajv2020({ strict: false, allErrors: true });
const accepts = ajv.compile(JSON.parse(readFileSync(schemaFile, "utf8")));

// Below these, keys are names that people choose: no schema can tell a wrong one.
const free = new Set(["with", "inputs", "outputs", "emit", "undo", "cases"]);

let disagreements = 0;
function complain(text) {
  if (disagreements++ < 20) console.log(text);
}

// Every place of a document: the holder, the key, whether its name is a word of the language, its path.
function* places(value, path = [], isFree = false) {
  if (value === null || typeof value !== "object") return;
  for (const key of Object.keys(value)) {
    const own = [...path, key];
    yield { path: own, isKey: !Array.isArray(value) && !isFree };
    yield* places(value[key], own, isFree ? path.at(-1) === "with" : free.has(key));
  }
}

function change(document, path, how) {
  const copy = structuredClone(document);
  let at = copy;
  for (const key of path.slice(0, -1)) at = at[key];
  return how(at, path.at(-1)) === false ? null : copy;
}

const misspell = (holder, key) => {
  const entries = Object.entries(holder).map(([k, v]) => [k === key ? `${k}x` : k, v]);
  for (const k of Object.keys(holder)) delete holder[k];
  Object.assign(holder, Object.fromEntries(entries));
};
const changes = [
  { name: "misspelt", isForm: true, how: misspell, only: (place) => place.isKey },
  { name: "a list", isForm: false, how: (holder, key) => { holder[key] = [[1]]; } },
  { name: "a map", isForm: false, how: (holder, key) => { holder[key] = { nosuch: 1 }; } },
  { name: "a number", isForm: false, how: (holder, key) => { holder[key] = -7; } },
  { name: "gone", isForm: false, how: (holder, key) => { Array.isArray(holder) ? holder.splice(key, 1) : delete holder[key]; } },
];

// One call for many files; those it complains about are named at the beginning of a line.
function refusedByLintel(paths) {
  let told = "";
  try {
    execFileSync(lintel, ["workflow", "validate", ...paths], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1 << 28 });
  } catch (error) {
    told = `${error.stdout}${error.stderr}`;
  }
  const refused = new Set();
  for (const line of told.split("\n")) {
    if (line.includes(": warning: ")) continue;
    const match = /^(?:lintel: )?(\S+?\.yaml):/.exec(line);
    if (match) refused.add(match[1]);
  }
  return refused;
}

const step = "{name: a, task: echo, with: {value: 1}}";
const wrongForm = {
  "no name of the workflow": `sequence: [${step}]`,
  "nothing to do": "workflow: w",
  "two things at once": `workflow: w\ntask: echo\nsequence: [${step}]`,
  "an unknown pattern": `workflow: w\nserially: [${step}]`,
  "no steps": "workflow: w\nsequence: []",
  "steps that are texts": "workflow: w\nsequence: [echo]",
  "a guard around nothing": "workflow: w\nguard: {retry: {attempts: 2}}",
  "attempts that are none": `workflow: w\nguard: {step: ${step}, retry: {attempts: 0}}`,
  "more attempts than there may be": `workflow: w\nguard: {step: ${step}, retry: {attempts: 101}}`,
  "a rate of more than all": `workflow: w\nguard: {step: ${step}, breaker: {name: b, failure_rate: 1.5, open_for: 1s}}`,
  "a duration without a unit": `workflow: w\nguard: {step: ${step}, retry: {backoff: 10}}`,
  "a deadline of another unit": "workflow: w\ntask: echo\ndeadline: 3d",
  "a choice that is none": `workflow: w\nparallel: {join: most, steps: [${step}]}`,
  "a verdict that is none": `workflow: w\nevents: {handlers: [{name: a, on: started, task: echo}], ends: [{when: $seen contains a.completed, verdict: fine}]}`,
  "an end without a condition": `workflow: w\nevents: {handlers: [{name: a, on: started, task: echo}], ends: [{verdict: ok}]}`,
  "a truth that is a text": `workflow: w\nsequence: [{name: a, task: echo, always: maybe}]`,
  "a name with a dot": "workflow: w\nsequence: [{name: a.b, task: echo}]",
  "an input with a key too many": "workflow: w\ninputs: {n: {type: text, defualt: x}}\ntask: echo",
  "cases that are a list": `workflow: w\nbranch: {on: $inputs.x, cases: [${step}]}`,
  "an undo that is a list": `workflow: w\nsaga: {steps: [${step}], undo: [${step}]}`,
};
const wrongMeaning = {
  "an unknown task": "workflow: w\ntask: ehco",
  "an unknown port": "workflow: w\ntask: echo\nwith: {vlaue: 1}",
  "a step that is not there": "workflow: w\nsequence: [{name: a, task: echo, with: {value: $b.value}}]",
  "a step that waits for itself": "workflow: w\nsequence: [{name: a, task: echo, with: {value: $a.value}}]",
  "two steps of one name": `workflow: w\nsequence: [${step}, ${step}]`,
  "an event that nobody emits": "workflow: w\nevents: {handlers: [{name: a, on: never, task: echo}], ends: [{when: $seen contains a.completed, verdict: ok}]}",
  "a pivot that is no step": `workflow: w\nsaga: {steps: [${step}], pivot: b}`,
  "a default of another type": "workflow: w\ninputs: {n: {type: number, default: x}}\ntask: echo",
};

const lists = [[wrongForm, false], [wrongMeaning, true]];
for (const [list, isTaken] of lists) {
  const names = Object.keys(list);
  const paths = names.map((_, i) => `${folder}/wrong-${isTaken}-${i}.yaml`);
  names.forEach((name, i) => writeFileSync(paths[i], `${list[name]}\n`));
  const refused = refusedByLintel(paths);
  names.forEach((name, i) => {
    if (accepts(parse(list[name])) !== isTaken) complain(`${name}: the schema ${isTaken ? "refuses" : "takes"} it`);
    if (!refused.has(paths[i])) complain(`${name}: runs`);
  });
}

let count = 0;
for (const file of files) {
  const document = parse(readFileSync(file, "utf8"));
  if (!accepts(document)) complain(`${file}: the schema refuses what runs: ${ajv.errorsText(accepts.errors)}`);
  const mutants = [];
  for (const place of places(document)) {
    for (const one of changes) {
      if (one.only && !one.only(place)) continue;
      const changed = change(document, place.path, one.how);
      if (changed !== null) mutants.push({ changed, isForm: one.isForm, what: `${place.path.join(".")} ${one.name}` });
    }
  }
  mutants.forEach((mutant, i) => {
    mutant.path = `${folder}/${i}.yaml`;
    writeFileSync(mutant.path, JSON.stringify(mutant.changed));
  });
  const refused = refusedByLintel(mutants.map((mutant) => mutant.path));
  for (const mutant of mutants) {
    count++;
    const isTaken = accepts(mutant.changed);
    const runs = !refused.has(mutant.path);
    if (runs && !isTaken) complain(`${file}: ${mutant.what}: runs, and the schema refuses it: ${ajv.errorsText(accepts.errors).slice(0, 300)}`);
    if (mutant.isForm && runs) complain(`${file}: ${mutant.what}: runs`);
    if (mutant.isForm && isTaken) complain(`${file}: ${mutant.what}: the schema takes it`);
  }
}
console.log(`${files.length} files, ${count} changed ones, ${disagreements} disagreements`);
process.exitCode = disagreements > 0 || count === 0 ? 1 : 0;
