// The comment that would suppress a finding, in the language of its file.
const STYLES = [
  { start: "# ", end: "", of: "py pyi rb sh bash zsh yaml yml toml tf hcl ex exs pl r conf cfg ini properties dockerfile makefile cmake" },
  { start: "// ", end: "", of: "c h cc cpp cxx hpp hh java js mjs cjs jsx ts tsx mts cts go rs cs kt kts scala swift php sol groovy dart less scss" },
  { start: "<!-- ", end: " -->", of: "html htm xml svg vue svelte md markdown" },
  { start: "-- ", end: "", of: "sql lua hs elm" },
  { start: "/* ", end: " */", of: "css" },
];

const byExtension = new Map(STYLES.flatMap((style) => style.of.split(" ").map((extension) => [extension, style])));

export function suppressionFor(finding) {
  const name = finding.path.slice(finding.path.lastIndexOf("/") + 1).toLowerCase();
  const style = byExtension.get(name.slice(name.lastIndexOf(".") + 1)) ?? STYLES[0];
  return `${style.start}lintel:ignore-next[${finding.rule.id}] reason="…"${style.end}`;
}

// Pages opened from a disk may not have the clipboard.
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "offscreen";
    document.body.append(field);
    field.select();
    const isDone = document.execCommand("copy");
    field.remove();
    return isDone;
  }
}
