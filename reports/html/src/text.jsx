// Foreign text: what a browser would not show, or would show in another order, is written out.

// The code points of ltl_code_point_is_deceptive; line ends and tabs are not among them.
const DECEPTIVE =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu;

export function visible(text) {
  return text.replace(DECEPTIVE, (sign) => `\\u{${sign.codePointAt(0).toString(16).toUpperCase()}}`);
}

// Backticks mark code in the texts of rules.
export function Prose({ text }) {
  const parts = visible(text).split(/`([^`]+)`/);
  return <>{parts.map((part, i) => (i % 2 === 1 ? <code key={i}>{part}</code> : part))}</>;
}

export function Link({ href, children }) {
  if (!/^https?:\/\/[^/]/.test(href)) return <span>{children}</span>;
  return <a href={href} target="_blank" rel="noopener noreferrer">{children}</a>;
}

export function plural(count, one, many) {
  return `${count.toLocaleString("en")} ${count === 1 ? one : (many ?? `${one}s`)}`;
}

// Shortens the folders, never the name of the file.
export function Path({ path }) {
  const text = visible(path);
  const cut = text.lastIndexOf("/") + 1;
  return <span class="path"><span class="folder">{text.slice(0, cut)}</span><b>{text.slice(cut)}</b></span>;
}
