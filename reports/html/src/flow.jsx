// The way of a value: a rail with a stop for each step, calls indented, the code of each beside it.
import { useState } from "preact/hooks";
import { Snippet } from "./snippet.jsx";
import { Path, Prose, plural } from "./text.jsx";

const MOST_INDENT = 6;

function Place({ step, path }) {
  const place = `${step.line}:${step.column}`;
  return <span class="place">{step.path === path ? `line ${place}` : <><Path path={step.path} />:{place}</>}</span>;
}

function Step({ step, path }) {
  return (
    <li class={`stop stop-${step.role}`} style={{ "--depth": Math.min(step.depth, MOST_INDENT) }}>
      <p><span class="role">{step.role}</span> <span class="note"><Prose text={step.note} /></span> <Place step={step} path={path} /></p>
      <Snippet place={step} />
    </li>
  );
}

export function Flow({ steps, path }) {
  const [isOpen, setOpen] = useState(false);
  const source = steps[0];
  return (
    <details class="flow" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span class="way" aria-hidden="true">{steps.slice(0, 24).map((step, i) => <i key={i} class={`stop-${step.role}`} />)}</span>
        <span>Data flow: <span class="note"><Prose text={source.note} /></span>, {plural(steps.length, "step")}</span>
      </summary>
      {isOpen && <ol>{steps.map((step, i) => <Step key={i} step={step} path={path} />)}</ol>}
    </details>
  );
}
