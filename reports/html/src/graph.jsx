// Who depends on whom around a change: files in columns, each to the left of what it uses.
import { visible } from "./text.jsx";

const WIDTH = 210, HEIGHT = 40, GAP_X = 84, GAP_Y = 14, EDGE = 10;
const SAID = { new: "new", gone: "gone", kept: "as before" };

// The column of each node: behind all that use it. Edges that lead back into the way they came from do not count, so
// that a circle has a beginning; no recursion, whatever the report says.
function columns({ nodes, edges }) {
  const out = nodes.map(() => []);
  edges.forEach(({ from, to }) => out[from].push(to));
  const state = nodes.map(() => 0), order = [];
  nodes.forEach((_, root) => {
    const stack = state[root] ? [] : [[root, 0]];
    if (!state[root]) state[root] = 1;
    while (stack.length > 0) {
      const top = stack[stack.length - 1];
      const next = out[top[0]][top[1]++];
      if (next === undefined) { state[top[0]] = 2; order.push(top[0]); stack.pop(); }
      else if (state[next] === 0) { state[next] = 1; stack.push([next, 0]); }
    }
  });
  const place = new Map(order.reverse().map((node, i) => [node, i]));
  const column = nodes.map(() => 0);
  order.forEach((node) => out[node].forEach((to) => {
    if (place.get(to) > place.get(node)) column[to] = Math.max(column[to], column[node] + 1);
  }));
  return column;
}

function layout(graph) {
  const column = columns(graph);
  const rows = [];
  const spots = graph.nodes.map((_, i) => {
    const row = rows[column[i]] = (rows[column[i]] ?? -1) + 1;
    return { x: EDGE + column[i] * (WIDTH + GAP_X), y: EDGE + row * (HEIGHT + GAP_Y) };
  });
  return {
    spots,
    width: Math.max(...spots.map(({ x }) => x)) + WIDTH + EDGE,
    height: Math.max(...spots.map(({ y }) => y)) + HEIGHT + EDGE,
  };
}

const shortened = (text, most) => (text.length > most ? `…${text.slice(text.length - most + 1)}` : text);

function Node({ path, spot }) {
  const text = visible(path);
  const cut = text.lastIndexOf("/") + 1;
  return (
    <g class="node">
      <title>{text}</title>
      <rect x={spot.x} y={spot.y} width={WIDTH} height={HEIGHT} rx="6" />
      <text x={spot.x + 10} y={spot.y + 16} class="folder">{shortened(text.slice(0, cut), 30) || "/"}</text>
      <text x={spot.x + 10} y={spot.y + 32}>{shortened(text.slice(cut), 24)}</text>
    </g>
  );
}

function Edge({ edge, spots, nodes, id }) {
  const from = spots[edge.from], to = spots[edge.to];
  const isBack = to.x <= from.x;
  const y1 = from.y + HEIGHT / 2 + (isBack ? 8 : 0), y2 = to.y + HEIGHT / 2 + (isBack ? 8 : 0);
  const x1 = from.x + WIDTH, x2 = to.x - 2;
  const bend = isBack ? GAP_X * 0.9 : Math.max(40, (x2 - x1) / 2);
  return (
    <path class={`edge edge-${edge.state}${edge.circle ? " edge-circle" : ""}`} markerEnd={`url(#${id}-${edge.circle ? "circle" : edge.state})`}
      d={`M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`}>
      <title>{`${visible(nodes[edge.from])} uses ${visible(nodes[edge.to])}: ${SAID[edge.state]}${edge.circle ? ", closes a circle" : ""}`}</title>
    </path>
  );
}

export function Graph({ graph }) {
  const { spots, width, height } = layout(graph);
  const count = (state) => graph.edges.filter((edge) => edge.state === state).length;
  const circles = graph.edges.filter((edge) => edge.circle).length;
  const said = `Dependencies around the change: ${count("new")} new, ${count("gone")} gone${circles > 0 ? `, ${circles} in a new circle` : ""}`;
  const id = "dependencies";
  return (
    <section class="panel graph" aria-labelledby="graph-title">
      <h2 id="graph-title">{said}</h2>
      <div class="table" tabIndex={0} role="region" aria-label="Dependencies">
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={said}>
          <defs>{["new", "gone", "kept", "circle"].map((state) => (
            <marker key={state} id={`${id}-${state}`} class={`tip tip-${state}`} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
              <path d="M0 0 L8 4 L0 8 z" />
            </marker>
          ))}</defs>
          {graph.edges.map((edge, i) => <Edge key={i} edge={edge} spots={spots} nodes={graph.nodes} id={id} />)}
          {graph.nodes.map((path, i) => <Node key={i} path={path} spot={spots[i]} />)}
        </svg>
      </div>
      <p class="legend"><span class="edge-new">new</span> <span class="edge-gone">gone</span> <span class="edge-kept">as before</span>
        {circles > 0 && <> <span class="edge-circle">new circle</span></>}
        <span class="muted">each file stands to the left of what it uses{graph.left_out > 0 && `; ${graph.left_out} more are not drawn`}</span></p>
    </section>
  );
}
