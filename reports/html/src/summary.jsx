// What the run came to: verdict, counts, the ledger, the review's branch, problems.
import { useState } from "preact/hooks";
import { SEVERITIES } from "./data.js";
import { Path, plural, Prose, visible } from "./text.jsx";

const OUTCOMES = ["analysed", "partial", "skipped", "failed"];
const NOTES_AT_ONCE = 200;

const VERDICTS = {
  passed: "Gate passed",
  failed: "Gate failed",
  incomplete: "Incomplete",
};

function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <path d="M2 6h28v6H2z" /><path d="M5 14h5v14H5zM22 14h5v14h-5z" opacity=".55" />
    </svg>
  );
}

export function Masthead({ report, onTheme }) {
  return (
    <header class="masthead">
      <Mark />
      <div class="who">
        <p class="tool">Lintel <span>{visible(report.tool)}</span> · {visible(report.command)}</p>
        <h1>{report.target === "." ? "Current folder" : visible(report.target)}</h1>
      </div>
      <div class={`verdict verdict-${report.gate.verdict}`} role="status">
        <strong>{VERDICTS[report.gate.verdict]}</strong>
        <span><Prose text={report.gate.reason} /></span>
      </div>
      <button type="button" class="quiet theme" onClick={onTheme} aria-label="Switch between light and dark">◐</button>
    </header>
  );
}

export function Counts({ counts, chosen, onToggle }) {
  return (
    <div class="counts" role="group" aria-label="Findings by severity">
      {SEVERITIES.map((severity) => (
        <button type="button" key={severity} class={counts.get(severity) ? `count severity-${severity}` : "count none"} aria-pressed={chosen?.has(severity) ?? false}
          onClick={() => onToggle("severity", severity)}>
          <b>{(counts.get(severity) ?? 0).toLocaleString("en")}</b><span>{severity}</span>
        </button>
      ))}
    </div>
  );
}

// --- the ledger -------------------------------------------------------------------------------

function Equation({ row }) {
  return (
    <p class="equation">
      <b>{row.found.toLocaleString("en")}</b> found ={" "}
      {OUTCOMES.map((outcome, i) => (
        <span key={outcome}>{i > 0 && " + "}
          <span class={row[outcome] > 0 ? `outcome outcome-${outcome}` : "muted"}><b>{row[outcome].toLocaleString("en")}</b> {outcome}</span></span>
      ))}
    </p>
  );
}

function Bar({ row }) {
  const text = OUTCOMES.map((outcome) => `${row[outcome]} ${outcome}`).join(", ");
  return (
    <div class="bar" role="img" aria-label={text}>
      {OUTCOMES.filter((outcome) => row[outcome] > 0).map((outcome) => (
        <span key={outcome} class={`fill-${outcome}`} style={{ flexGrow: row[outcome] }} />
      ))}
    </div>
  );
}

function Notes({ notes }) {
  const [limit, setLimit] = useState(NOTES_AT_ONCE);
  return (
    <>
      <div class="table" tabIndex={0} role="region" aria-label="Files not analysed whole">
        <table>
          <thead><tr><th>File</th><th>Outcome</th><th>Reason</th></tr></thead>
          <tbody>{notes.slice(0, limit).map((note, i) => (
            <tr key={i}>
              <td><Path path={note.path} /></td>
              <td>{note.outcome}{note.agent ? ` (${note.agent})` : ""}</td>
              <td>{note.text}{note.detail ? <>: <Prose text={note.detail} /></> : ""}</td>
            </tr>
          ))}</tbody>
        </table>
      </div>
      {notes.length > limit && (
        <button type="button" class="quiet" onClick={() => setLimit(limit + 10 * NOTES_AT_ONCE)}>
          Show more of {plural(notes.length, "file")}</button>
      )}
    </>
  );
}

function Agents({ report }) {
  const rows = new Map(report.ledger.agents.map((row) => [row.agent, row]));
  if (report.agents.length === 0) return null;
  return (
    <div class="table" tabIndex={0} role="region" aria-label="Agents">
      <table>
        <thead><tr><th>Agent</th><th class="figure">Findings</th><th>Files</th></tr></thead>
        <tbody>{report.agents.map((agent) => {
          const row = rows.get(agent.id);
          const files = row ? OUTCOMES.filter((outcome) => row[outcome] > 0).map((outcome) => `${row[outcome]} ${outcome}`).join(", ") : "";
          return (
            <tr key={agent.id}>
              <td>{visible(agent.title)}</td>
              <td class="figure">{agent.was_run ? agent.findings : "–"}</td>
              <td>{agent.was_run ? files || "–" : "not assessed"}</td>
            </tr>
          );
        })}</tbody>
      </table>
    </div>
  );
}

export function Ledger({ report }) {
  const { ledger } = report;
  const reasons = Object.entries(ledger.reasons).filter(([, reason]) => reason.files > 0)
    .sort((a, b) => b[1].files - a[1].files);
  return (
    <section class="panel" aria-labelledby="ledger-title">
      <h2 id="ledger-title">What was looked at</h2>
      <Equation row={ledger.files} />
      <Bar row={ledger.files} />
      {!ledger.balanced && <p class="alarm">The ledger does not balance: this is a defect of Lintel.</p>}
      {reasons.length > 0 && (
        <ul class="reasons">{reasons.map(([id, reason]) => (
          <li key={id}><b>{reason.files.toLocaleString("en")}</b> <span class={`outcome outcome-${reason.outcome}`}>{reason.outcome}</span> {reason.text}</li>
        ))}</ul>
      )}
      {ledger.notes.length > 0 && (
        <details><summary>{plural(ledger.notes.length, "file")} with a note</summary><Notes notes={ledger.notes} /></details>
      )}
      {report.agents.length > 0 && <details><summary>By agent</summary><Agents report={report} /></details>}
    </section>
  );
}

// --- the specialists of a workflow ------------------------------------------------------------

const GRADES = { A: "nothing but hints", B: "low", C: "medium", D: "high", E: "critical" };

function Card({ card }) {
  const counts = SEVERITIES.filter((severity) => card.counts[severity] > 0);
  const isAssessed = card.grade !== undefined;
  return (
    <tr class={isAssessed ? "" : "muted"}>
      <td><b class={`grade grade-${card.grade ?? "none"}`} title={isAssessed ? `the worst is ${GRADES[card.grade]}` : card.state}>
        {card.grade ?? "–"}</b></td>
      <td title={visible(card.step)}>{visible(card.title)}</td>
      <td>{isAssessed && (counts.length > 0 ? counts.map((severity) => `${card.counts[severity]} ${severity}`).join(", ") : "no findings")}
        {card.state !== "assessed" && <>{isAssessed && "; "}<b>{card.state}</b>{card.reason && <>: <Prose text={card.reason} /></>}</>}
        {card.notes.length > 0 && <ul class="notes">{card.notes.map((note, i) => <li key={i}><Prose text={note} /></li>)}</ul>}
      </td>
      <td class="figure">{card.files > 0 ? card.files.toLocaleString("en") : "–"}</td>
    </tr>
  );
}

export function Assessments({ report }) {
  const asked = report.assessments.filter((card) => card.state !== "not needed");
  const others = report.assessments.filter((card) => card.state === "not needed");
  const unasked = report.agents.filter((agent) => !agent.was_run);
  return (
    <section class="panel wide" aria-labelledby="cards-title">
      <h2 id="cards-title">Workflow {visible(report.workflow)}</h2>
      <div class="table cards" tabIndex={0} role="region" aria-label="Score cards">
        <table>
          <thead><tr><th>Grade</th><th>Specialist</th><th>What it says</th><th class="figure">Files</th></tr></thead>
          <tbody>{asked.map((card) => <Card key={card.step} card={card} />)}</tbody>
        </table>
      </div>
      {unasked.length > 0 && <p class="muted">Not assessed: {unasked.map((agent) => visible(agent.title)).join(", ")}</p>}
      {others.length > 0 && <p class="muted">Not needed: {others.map((card) => visible(card.step)).join(", ")}</p>}
    </section>
  );
}

// --- review and problems ----------------------------------------------------------------------

export function Review({ review }) {
  return (
    <section class="panel" aria-labelledby="review-title">
      <h2 id="review-title">Review branch: {visible(review.branch)}</h2>
      <p>{plural(review.files_changed, "file")} changed, <span class="added">+{review.lines_added}</span>{" "}
        <span class="removed">−{review.lines_removed}</span>, from <code>{visible(review.base)}</code> to{" "}
        <code>{visible(review.head)}</code></p>
      <ul class="reasons">{review.reasons.map(({ label, fact }, i) => (
        <li key={i}><b>{visible(label)}</b> <Prose text={fact} /></li>
      ))}</ul>
      <p class="muted">Agents: {review.agents.map(visible).join(", ")}</p>
    </section>
  );
}

export function Problems({ problems }) {
  return (
    <section class="panel problems" aria-labelledby="problems-title">
      <details>
        <summary><h2 id="problems-title">{plural(problems.length, "problem")} with rules or configuration</h2></summary>
        <ul>{problems.slice(0, 500).map((problem, i) => (
          <li key={i}>
            <b>{problem.level}</b> {problem.rule_id && <code>{visible(problem.rule_id)}</code>} <Prose text={problem.message} />
            {problem.path && <span class="muted"> {visible(problem.path)}{problem.line ? `:${problem.line}` : ""}</span>}
          </li>
        ))}</ul>
      </details>
    </section>
  );
}
