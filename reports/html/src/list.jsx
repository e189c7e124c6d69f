// The findings, a page at a time: the number of elements stays the same however long the report is.
import { Finding, RuleText, Severity } from "./finding.jsx";
import { Path, plural, Prose, visible } from "./text.jsx";

export const PAGE_SIZE = 50;

// The slices of the groups that lie on the page.
export function pageOf(groups, page) {
  const slices = [];
  let start = 0;
  const from = page * PAGE_SIZE;
  for (const group of groups) {
    const end = start + group.findings.length;
    if (end > from && start < from + PAGE_SIZE) {
      const first = Math.max(from - start, 0);
      slices.push({ group, isContinued: first > 0, findings: group.findings.slice(first, from + PAGE_SIZE - start) });
    }
    start = end;
  }
  return slices;
}

function GroupHead({ by, slice }) {
  const { rule } = slice.findings[0];
  const count = plural(slice.group.findings.length, "finding");
  return (
    <div class="group-head">
      <h2>{by === "file" ? <Path path={slice.group.key} /> : <span class="rule-id">{visible(rule.id)}</span>}
        {slice.isContinued && <span class="muted"> continued</span>}</h2>
      <Severity value={slice.group.worst} />
      <span class="muted">{count}</span>
    </div>
  );
}

function RuleHead({ rule }) {
  return (
    <div class="rule-head">
      <p><Prose text={rule.title || rule.message} /></p>
      <RuleText rule={rule} />
    </div>
  );
}

export function List({ groups, by, page, current }) {
  return pageOf(groups, page).map((slice) => (
    <section class="group" key={slice.group.key}>
      {by !== "none" && <GroupHead by={by} slice={slice} />}
      {by === "rule" && !slice.isContinued && <RuleHead rule={slice.findings[0].rule} />}
      {slice.findings.map((finding) => (
        <Finding key={finding.index} finding={finding} group={by} isCurrent={finding.index === current} />
      ))}
    </section>
  ));
}

export function Pager({ page, total, onPage }) {
  const pages = Math.ceil(total / PAGE_SIZE);
  if (pages < 2) return null;
  const first = page * PAGE_SIZE + 1;
  const last = Math.min(total, first + PAGE_SIZE - 1);
  return (
    <nav class="pager" aria-label="Pages">
      <button type="button" disabled={page === 0} onClick={() => onPage(0)}>First</button>
      <button type="button" disabled={page === 0} onClick={() => onPage(page - 1)}>Previous</button>
      <span>{first.toLocaleString("en")}–{last.toLocaleString("en")} of {total.toLocaleString("en")}</span>
      <button type="button" disabled={page >= pages - 1} onClick={() => onPage(page + 1)}>Next</button>
      <button type="button" disabled={page >= pages - 1} onClick={() => onPage(pages - 1)}>Last</button>
    </nav>
  );
}
