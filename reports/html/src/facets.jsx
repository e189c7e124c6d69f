// The column of filters.
import { useState } from "preact/hooks";
import { FACETS } from "./filter.js";
import { visible } from "./text.jsx";

const AT_FIRST = 8;
const AT_MOST = 300;

function entriesOf(facet, counts, wanted) {
  const entries = new Map(counts);
  for (const value of wanted ?? []) if (!entries.has(value) && !facet.isBounded) entries.set(value, 0);
  const list = [...entries];
  if (facet.order) return list.sort((a, b) => facet.order.indexOf(a[0]) - facet.order.indexOf(b[0]));
  return list.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function Facet({ facet, counts, wanted, onToggle }) {
  const [isOpen, setOpen] = useState(false);
  const entries = entriesOf(facet, counts, wanted);
  const shown = entries.filter(([value], i) => i < (isOpen ? AT_MOST : AT_FIRST) || wanted?.has(value));
  if (entries.length === 0 || (entries.length === 1 && !facet.isRare && !wanted?.size)) return null;
  return (
    <fieldset class="facet">
      <legend>{facet.title}</legend>
      {shown.map(([value, count]) => (
        <label key={value} title={visible(value)}>
          <input type="checkbox" checked={wanted?.has(value) ?? false} onChange={() => onToggle(facet.id, value)} />
          <span class={`value value-${facet.id}`}><bdi>{visible(facet.titles?.[value] ?? value)}</bdi></span>
          <span class="tally">{count.toLocaleString("en")}</span>
        </label>
      ))}
      {entries.length > AT_FIRST && (
        <button type="button" class="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? "Fewer" : `All ${Math.min(entries.length, AT_MOST).toLocaleString("en")}`}
        </button>
      )}
    </fieldset>
  );
}

// Open from the start where there is room for it beside the findings.
export function Facets({ counts, chosen, onToggle, onClear, isFiltered }) {
  const [isOpen] = useState(() => matchMedia("(min-width: 861px)").matches);
  return (
    <aside class="facets" aria-label="Filters">
      <details open={isOpen}>
        <summary><h2>Filters</h2></summary>
        <button type="button" class="quiet clear" disabled={!isFiltered} onClick={onClear}>Clear</button>
        {FACETS.map((facet) => (
          <Facet key={facet.id} facet={facet} counts={counts[facet.id]} wanted={chosen[facet.id]} onToggle={onToggle} />
        ))}
      </details>
    </aside>
  );
}
