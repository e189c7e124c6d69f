// One finding as a card, and what its rule has to say.
import { useState } from "preact/hooks";
import { SEVERITIES, STATES } from "./data.js";
import { Flow } from "./flow.jsx";
import { Snippet } from "./snippet.jsx";
import { copyText, suppressionFor } from "./suppress.js";
import { Link, Path, Prose, visible } from "./text.jsx";

export function Severity({ value }) {
  return <span class={`badge severity-${SEVERITIES[value]}`}>{SEVERITIES[value]}</span>;
}

function weaknessLink(cwe) {
  const number = /^CWE-(\d+)$/.exec(cwe)?.[1];
  return number ? `https://cwe.mitre.org/data/definitions/${number}.html` : "";
}

export function RuleText({ rule }) {
  const links = [...rule.cwe.map((cwe) => ({ text: cwe, href: weaknessLink(cwe) })),
    ...[...rule.owasp, ...rule.guidelines].map((text) => ({ text, href: "" })),
    ...rule.references.map((href) => ({ text: href.replace(/^https?:\/\//, ""), href }))];
  return (
    <div class="rule-text">
      {rule.why && <p><span class="label">Why</span><span><Prose text={rule.why} /></span></p>}
      {rule.advice && <p><span class="label">What to do</span><span><Prose text={rule.advice} /></span></p>}
      {links.length > 0 && (
        <p><span class="label">More</span>
          <span class="links">{links.map(({ text, href }, i) => <Link key={i} href={href}>{visible(text)}</Link>)}</span>
        </p>
      )}
    </div>
  );
}

function hasText(rule) {
  return Boolean(rule.why || rule.advice || rule.tags || rule.references.length);
}

function CopyButton({ text, label }) {
  const [said, setSaid] = useState("");
  const copy = async () => {
    setSaid((await copyText(text)) ? "Copied" : "Could not copy");
    setTimeout(() => setSaid(""), 2000);
  };
  return <button type="button" class="quiet" onClick={copy} title={visible(text)}><span aria-live="polite">{said || label}</span></button>;
}

function Fix({ text }) {
  return (
    <section class="fix" aria-label="Fix">
      <h4>Fix</h4>
      <pre class="snippet" tabIndex={0}><code>{text === "" ? "(remove it)" : visible(text)}</code></pre>
    </section>
  );
}

function Facts({ finding, group }) {
  const place = `${finding.line}:${finding.column}`;
  return (
    <p class="facts">
      {group === "file" ? <span class="place">line {place}</span> : <span class="place"><Path path={finding.path} />:{place}</span>}
      {finding.scope && <span title="enclosing symbols">in <code>{visible(finding.scope)}</code></span>}
      {group !== "rule" && <span class="rule-id">{visible(finding.rule.id)}</span>}
      <span>{finding.rule.domain}</span>
      <span>{finding.confidence ?? finding.rule.confidence} confidence</span>
      {finding.lowered_in && <span class="state" title="less severe than in code that people get">in {finding.lowered_in === "example" ? "an" : "a"} {finding.lowered_in}</span>}
      {finding.state !== 0 && <span class={`state state-${STATES[finding.state]}`}>{STATES[finding.state]}</span>}
      {finding.seen_by?.length > 1 && <span title="specialists that answer for it">{finding.seen_by.map(visible).join(", ")}</span>}
      {finding.related_rules && <span>also <span class="rule-id">{finding.related_rules.map(visible).join(", ")}</span></span>}
      {finding.form && <span class="state" title="a cheaper form of the rule found it">found by {finding.form}</span>}
      {finding.masked && <span class="state">secret masked</span>}
    </p>
  );
}

export function Finding({ finding, group, isCurrent }) {
  return (
    <article class={isCurrent ? "finding current" : "finding"} id={`finding-${finding.index}`} tabIndex={-1}
      aria-labelledby={`title-${finding.index}`} data-severity={SEVERITIES[finding.severity]}>
      <header>
        <Severity value={finding.severity} />
        <h3 id={`title-${finding.index}`}><Prose text={finding.message} /></h3>
        <CopyButton text={suppressionFor(finding)} label="Copy suppression" />
      </header>
      <Facts finding={finding} group={group} />
      <Snippet place={finding} />
      {finding.trace && <Flow steps={finding.trace} path={finding.path} />}
      {finding.fix !== undefined && <Fix text={finding.fix} />}
      {finding.suppression !== undefined && <p class="suppression"><span class="label">Suppressed</span> <Prose text={finding.suppression} /></p>}
      {group !== "rule" && hasText(finding.rule) && (
        <details><summary>Why, and what to do</summary><RuleText rule={finding.rule} /></details>
      )}
    </article>
  );
}
