// Code with its line numbers, token colours and the match.
import { visible } from "./text.jsx";

const CLASSES = ["", "keyword", "string", "number", "comment", "name", "call", "type"];

// The places where the look of the text changes, each with what holds from there on.
function piecesOf({ text, runs, match }, start, end) {
  // The indentation of a line that the match runs over is not part of it.
  const indent = text.slice(start, end).search(/\S|$/);
  const hitStart = Math.min(Math.max(match[0], match[0] < start ? start + indent : start), end);
  const hitEnd = Math.min(Math.max(match[1], hitStart), end);
  const edges = new Set([start, end, hitStart, hitEnd]);
  for (let i = 0; i < runs.length; i += 3) {
    if (runs[i] < end && runs[i] + runs[i + 1] > start) {
      edges.add(Math.max(runs[i], start));
      edges.add(Math.min(runs[i] + runs[i + 1], end));
    }
  }
  const sorted = [...edges].sort((a, b) => a - b);
  const pieces = [];
  let run = 0;
  for (let i = 0; i + 1 < sorted.length; i += 1) {
    const from = sorted[i];
    while (run < runs.length && runs[run] + runs[run + 1] <= from) run += 3;
    const isInRun = run < runs.length && runs[run] <= from;
    pieces.push({
      text: text.slice(from, sorted[i + 1]),
      token: isInRun ? CLASSES[runs[run + 2]] : "",
      isMatch: from >= hitStart && from < hitEnd,
    });
  }
  return pieces;
}

function Token({ piece }) {
  const text = visible(piece.text);
  return piece.token ? <span class={`token-${piece.token}`}>{text}</span> : text;
}

// The match is one element, however many tokens it has.
function Line({ pieces }) {
  const before = pieces.findIndex((piece) => piece.isMatch);
  if (before < 0) return pieces.map((piece, i) => <Token key={i} piece={piece} />);
  const tokens = pieces.map((piece, i) => <Token key={i} piece={piece} />);
  const after = before + pieces.filter((piece) => piece.isMatch).length;
  return <>{tokens.slice(0, before)}<mark>{tokens.slice(before, after)}</mark>{tokens.slice(after)}</>;
}

// `place` says which lines are meant: a finding, or a step of a data flow.
export function Snippet({ place }) {
  const { snippet } = place;
  if (snippet.text === "") return null;
  let start = 0;
  const lines = snippet.text.replace(/\n$/, "").split("\n").map((line, i) => {
    const pieces = piecesOf(snippet, start, start + line.length);
    start += line.length + 1;
    const number = snippet.firstLine + i;
    const isHit = number >= place.line && number <= (place.endLine ?? place.line);
    return (
      <span class={isHit ? "line hit" : "line"} key={number}>
        <span class="number" aria-hidden="true">{number}</span>
        <span class="code"><Line pieces={pieces} />{"\n"}</span>
      </span>
    );
  });
  return <pre class="snippet" tabIndex={0} aria-label={`Code around line ${place.line}`}><code>{lines}</code></pre>;
}
