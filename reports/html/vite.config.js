// Builds one page without references to anything outside it, and gives it a policy that allows exactly
// its own script and style.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";

function hashesOf(html, tag) {
  const found = [...html.matchAll(new RegExp(`<${tag}[^>]*>([\\s\\S]*?)</${tag}>`, "g"))];
  return found
    .map((match) => match[1])
    .filter((text) => text.length > 0)
    .map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`)
    .join(" ");
}

// `require-trusted-types-for` makes the browser refuse any text where it would become markup or script.
function contentSecurityPolicy() {
  let folder;
  return {
    name: "content-security-policy",
    enforce: "post",
    configResolved(config) {
      folder = config.build.outDir;
    },
    closeBundle() {
      const file = join(folder, "index.html");
      const html = readFileSync(file, "utf8");
      const policy =
        `default-src 'none'; script-src ${hashesOf(html, "script")}; style-src ${hashesOf(html, "style")}; ` +
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
      writeFileSync(file, html.replace("LINTEL-POLICY", policy));
    },
  };
}

export default defineConfig({
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  build: { target: "es2022", modulePreload: false, reportCompressedSize: false, emptyOutDir: true },
  plugins: [viteSingleFile({ removeViteModuleLoader: true }), contentSecurityPolicy()],
});
