// Which findings are shown, and in which order.
import { SEVERITIES, STATES } from "./data.js";

// A finding has one value of each, but for those that many findings have none of: of these it may have several.
export const FACETS = [
  { id: "severity", title: "Severity", valuesOf: (finding) => [SEVERITIES[finding.severity]], order: SEVERITIES },
  { id: "state", title: "State", valuesOf: (finding) => [STATES[finding.state]], order: STATES, isBounded: true, titles: { unknown: "open" } },
  { id: "domain", title: "Domain", valuesOf: (finding) => [finding.rule.domain] },
  { id: "rule", title: "Rule", valuesOf: (finding) => [finding.rule.id] },
  { id: "weakness", title: "Weakness", valuesOf: (finding) => finding.rule.cwe, isRare: true },
  { id: "guideline", title: "Guideline", valuesOf: (finding) => finding.rule.guidelines, isRare: true },
  { id: "file", title: "File", valuesOf: (finding) => [finding.path] },
];

export const GROUPS = { file: "File", rule: "Rule", none: "Nothing" };
export const ORDERS = { severity: "Severity", path: "Path", rule: "Rule" };

export function firstChoice(report) {
  return { text: "", group: "file", order: "severity", chosen: { state: new Set(report.shownStates.map((i) => STATES[i])) } };
}

// The same groups and order, with nothing left out that is shown at first.
export function cleared(choice, report) {
  return { ...firstChoice(report), group: choice.group, order: choice.order };
}

export function isNarrowed(choice, report) {
  return choiceToHash(choice, report) !== choiceToHash(cleared(choice, report), report);
}

// --- the address ------------------------------------------------------------------------------

export function choiceToHash(choice, report) {
  const parts = new URLSearchParams();
  if (choice.text) parts.set("text", choice.text);
  if (choice.group !== "file") parts.set("group", choice.group);
  if (choice.order !== "severity") parts.set("order", choice.order);
  const usual = firstChoice(report).chosen;
  for (const { id } of FACETS) {
    const values = [...(choice.chosen[id] ?? [])];
    const isUsual = values.length === (usual[id]?.size ?? 0) && values.every((value) => usual[id]?.has(value));
    if (!isUsual) parts.set(id, JSON.stringify(values));
  }
  return parts.toString();
}

function readValues(text) {
  try {
    const values = JSON.parse(text);
    return Array.isArray(values) ? new Set(values.filter((value) => typeof value === "string")) : new Set();
  } catch {
    return new Set();
  }
}

export function choiceFromHash(hash, report) {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const choice = firstChoice(report);
  choice.text = parts.get("text") ?? "";
  if (Object.hasOwn(GROUPS, parts.get("group") ?? "")) choice.group = parts.get("group");
  if (Object.hasOwn(ORDERS, parts.get("order") ?? "")) choice.order = parts.get("order");
  for (const { id } of FACETS) {
    if (parts.has(id)) choice.chosen[id] = readValues(parts.get(id));
  }
  return choice;
}

// --- choosing ---------------------------------------------------------------------------------

function haystackOf(finding) {
  if (finding.haystack === "") {
    finding.haystack =
      `${finding.path}\n${finding.rule.id}\n${finding.message}\n${finding.scope}\n${finding.snippet.text}\n${finding.rule.tags}`.toLowerCase();
  }
  return finding.haystack;
}

// Every word has to be there, in any order.
function textTest(text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return words.length === 0 ? null : (finding) => words.every((word) => haystackOf(finding).includes(word));
}

// The findings that pass, and for each facet how many each of its values would show: all other facets count,
// the facet itself does not.
export function choose(report, choice) {
  const byText = textTest(choice.text);
  const active = FACETS.map((facet) => ({ ...facet, wanted: choice.chosen[facet.id] }));
  const counts = Object.fromEntries(FACETS.map(({ id }) => [id, new Map()]));
  const shown = [];
  for (const finding of report.findings) {
    if (byText && !byText(finding)) continue;
    const failed = active.filter((facet) => facet.wanted?.size > 0 && !facet.valuesOf(finding).some((value) => facet.wanted.has(value)));
    if (failed.length > 1) continue;
    for (const facet of failed.length === 1 ? failed : active) {
      for (const value of facet.valuesOf(finding)) counts[facet.id].set(value, (counts[facet.id].get(value) ?? 0) + 1);
    }
    if (failed.length === 0) shown.push(finding);
  }
  return { shown, counts };
}

// --- order ------------------------------------------------------------------------------------

const comparisons = {
  severity: (a, b) => a.severity - b.severity || a.index - b.index,
  path: (a, b) => a.index - b.index,
  rule: (a, b) => a.rule.order - b.rule.order || a.index - b.index,
};

const keys = {
  file: (finding) => finding.path,
  rule: (finding) => finding.rule.id,
  none: () => "",
};

// Groups with the worst finding first, then the largest; by path and by rule in their own order.
function compareGroups(order) {
  if (order !== "severity") return (a, b) => a.first - b.first;
  return (a, b) => a.worst - b.worst || b.findings.length - a.findings.length || a.first - b.first;
}

export function arrange(shown, group, order) {
  const groups = new Map();
  for (const finding of shown) {
    const key = keys[group](finding);
    let entry = groups.get(key);
    if (!entry) {
      entry = { key, worst: finding.severity, first: 0, findings: [] };
      groups.set(key, entry);
    }
    entry.worst = Math.min(entry.worst, finding.severity);
    entry.findings.push(finding);
  }
  for (const entry of groups.values()) {
    entry.findings.sort(comparisons[order]);
    const head = entry.findings[0];
    entry.first = group === "rule" || order === "rule" ? head.rule.order : head.index;
  }
  return [...groups.values()].sort(compareGroups(order));
}
