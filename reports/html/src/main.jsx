import { render } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { readReport } from "./data.js";
import { Facets } from "./facets.jsx";
import { arrange, choiceFromHash, choiceToHash, choose, cleared, GROUPS, isNarrowed, ORDERS } from "./filter.js";
import { Graph } from "./graph.jsx";
import { List, Pager, PAGE_SIZE } from "./list.jsx";
import { Assessments, Counts, Ledger, Masthead, Problems, Review } from "./summary.jsx";
import { plural, visible } from "./text.jsx";
import "./style.css";

const SEARCH_DELAY_MS = 120;

function switchTheme() {
  const root = document.documentElement;
  const isDark = root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = isDark ? "light" : "dark";
}

function withToggled(choice, facet, value) {
  const values = new Set(choice.chosen[facet]);
  if (!values.delete(value)) values.add(value);
  return { ...choice, chosen: { ...choice.chosen, [facet]: values } };
}

function Select({ label, value, choices, onChange }) {
  return (
    <label class="select">{label}
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {Object.entries(choices).map(([id, title]) => <option key={id} value={id}>{title}</option>)}
      </select>
    </label>
  );
}

function Search({ value, onText, field }) {
  const timer = useRef(0);
  const typed = (event) => {
    const text = event.currentTarget.value;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onText(text), SEARCH_DELAY_MS);
  };
  return (
    <label class="search"><span class="offscreen">Search findings</span>
      <input ref={field} type="search" placeholder="Search paths, rules, messages, code   ( / )" value={value}
        onInput={typed} autocomplete="off" spellcheck={false} />
    </label>
  );
}

function Nothing({ report, isFiltered, onClear }) {
  const { files } = report.ledger;
  if (isFiltered && report.findings.length > 0) {
    return (
      <div class="nothing"><h2>No finding passes the filters</h2>
        <p><button type="button" onClick={onClear}>Clear the filters</button></p></div>
    );
  }
  const isWhole = files.analysed + files.skipped === files.found;
  return (
    <div class="nothing"><h2>{isWhole ? "Nothing found" : "Nothing found in what was analysed"}</h2>
      <p>{plural(files.analysed, "file")} of {files.found.toLocaleString("en")} analysed with {plural(report.ruleCount, "rule")}.</p></div>
  );
}

// Moves the mark to another finding, turning the page when it lies on another one. Keys may come faster
// than the page is drawn: where the mark is stands in `at`, the state only has it drawn.
function useKeyboard(ordered, page, setPage, searchField) {
  const [current, setCurrent] = useState(-1);
  const at = useRef(-1);
  useEffect(() => {
    const move = (step) => {
      const place = ordered.findIndex((finding) => finding.index === at.current);
      const next = place < 0 ? page * PAGE_SIZE : place + step;
      if (next < 0 || next >= ordered.length) return;
      at.current = ordered[next].index;
      setPage(Math.floor(next / PAGE_SIZE));
      setCurrent(at.current);
    };
    const pressed = (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const isTyping = event.target.matches?.("input:not([type=checkbox]), select, textarea");
      if (event.key === "Escape" && isTyping) event.target.blur();
      if (isTyping) return;
      if (event.key === "/") {
        event.preventDefault();
        searchField.current?.focus();
      }
      if (event.key === "j") move(1);
      if (event.key === "k") move(-1);
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, [ordered, page]);
  useEffect(() => {
    const element = document.getElementById(`finding-${current}`);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: "nearest" });
  }, [current, page]);
  return current;
}

function Page({ report }) {
  const [choice, setChoice] = useState(() => choiceFromHash(location.hash, report));
  const [page, setPage] = useState(0);
  const searchField = useRef(null);
  const top = useRef(null);
  const { shown, counts } = useMemo(() => choose(report, choice), [choice.text, choice.chosen]);
  const groups = useMemo(() => arrange(shown, choice.group, choice.order), [shown, choice.group, choice.order]);
  const ordered = useMemo(() => groups.flatMap((group) => group.findings), [groups]);
  const hash = choiceToHash(choice, report);
  const isFiltered = isNarrowed(choice, report);
  const current = useKeyboard(ordered, page, setPage, searchField);

  useEffect(() => {
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  }, [hash]);
  const change = (next) => {
    setChoice(next);
    setPage(0);
  };
  const toggle = (facet, value) => change(withToggled(choice, facet, value));
  const clear = () => change(cleared(choice, report));
  const graph = report.assessments?.find((card) => card.graph)?.graph;
  const turn = (next) => {
    setPage(next);
    top.current?.scrollIntoView();
  };

  return (
    <>
      <a class="skip" href="#findings" onClick={(event) => { event.preventDefault(); top.current?.focus(); }}>Skip to the findings</a>
      <Masthead report={report} onTheme={switchTheme} />
      {report.interrupted && <p class="alarm" role="alert">The run was interrupted: findings may be missing.</p>}
      <Counts counts={counts.severity} chosen={choice.chosen.severity} onToggle={toggle} />
      <div class="overview">
        {report.assessments && <Assessments report={report} />}
        <Ledger report={report} />
        {report.review && <Review review={report.review} />}
        {report.errors.length > 0 && <Problems problems={report.errors} />}
      </div>
      {graph && <Graph graph={graph} />}
      <div class="columns">
        <Facets counts={counts} chosen={choice.chosen} onToggle={toggle} onClear={clear} isFiltered={isFiltered} />
        <main ref={top} id="findings" tabIndex={-1} aria-label="Findings">
          <div class="toolbar" role="search">
            <Search value={choice.text} onText={(text) => change({ ...choice, text })} field={searchField} />
            <Select label="Group by" value={choice.group} choices={GROUPS} onChange={(group) => change({ ...choice, group })} />
            <Select label="Sort by" value={choice.order} choices={ORDERS} onChange={(order) => change({ ...choice, order })} />
            <span class="muted" role="status">{plural(shown.length, "finding")}</span>
          </div>
          {shown.length === 0 ? <Nothing report={report} isFiltered={isFiltered} onClear={clear} />
            : <List groups={groups} by={choice.group} page={page} current={current} />}
          <Pager page={page} total={shown.length} onPage={turn} />
        </main>
      </div>
      <footer>Lintel {visible(report.tool)} · rules {visible(report.ruleset).slice(0, 12)} · keys: <kbd>/</kbd> search, <kbd>j</kbd> <kbd>k</kbd> next and previous finding</footer>
    </>
  );
}

const root = document.getElementById("page");
try {
  const report = await readReport();
  document.title = `${visible(report.target)} – Lintel report`;
  render(<Page report={report} />, root);
} catch (error) {
  render(<p class="alarm" role="alert">This report cannot be shown: {String(error)}</p>, root);
}
document.documentElement.dataset.ready = "yes";
