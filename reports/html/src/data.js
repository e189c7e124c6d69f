// The report, as the program wrote it: JSON, deflated, in base64. Rows of findings are arrays to keep the
// page small; here they become objects with names.

export const SEVERITIES = ["critical", "high", "medium", "low", "info"];
export const STATES = ["unknown", "new", "unchanged", "fixed", "suppressed", "doubtful"];

async function inflate(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).json();
}

// The order of the fields is that of write_step in reports/formats/html.c.
function toStep([role, depth, path, line, column, note, firstLine, text, runs, match]) {
  return { role, depth, path, line, column, note, snippet: { firstLine, text, runs, match } };
}

// The order of the fields is that of write_finding in reports/formats/html.c.
function toFinding(row, index, report) {
  const [rule, path, severity, state, line, column, endLine, endColumn, message, scope, fingerprint,
    firstLine, text, runs, match, extra] = row;
  return {
    index,
    rule: report.rules[rule],
    path: report.paths[path],
    pathOrder: path,
    severity,
    state,
    line,
    column,
    endLine,
    endColumn,
    message: message === 0 ? report.rules[rule].message : message,
    scope,
    fingerprint,
    snippet: { firstLine, text, runs, match },
    ...extra,
    trace: extra.trace?.map(toStep),
    haystack: "",
  };
}

// Guidelines as they are cited, and all that a rule is tagged with, to be searched for.
function nameGuidelines(rule) {
  rule.guidelines = [...rule.cert.map((id) => `CERT ${id}`), ...rule.misra.map((id) => `MISRA C:2012 ${id}`)];
  rule.tags = [...rule.cwe, ...rule.owasp, ...rule.guidelines].join("\n");
}

export async function readReport() {
  const element = document.getElementById("data");
  const report = await inflate(element.content.textContent.trim());
  element.remove();
  report.rules.forEach(nameGuidelines);
  [...report.rules].sort((a, b) => (a.id < b.id ? -1 : 1)).forEach((rule, order) => {
    rule.order = order;
  });
  report.findings = report.findings.map((row, index) => toFinding(row, index, report));
  return report;
}
