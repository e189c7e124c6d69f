// node page.mjs <folder>
//
// Opens the reports that html_test.c wrote to the folder, in Chromium, without a network, and uses them as
// people do. Throws at the first thing that is wrong. With SCREENSHOTS=<folder> it also takes pictures.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const folder = process.argv[2];
const pictures = process.env.SCREENSHOTS;
const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
assert.ok(executablePath, "no Chromium: run `make test-browser`, which installs it");

const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

// A page that fails the test when it complains, asks for anything, or opens a dialog.
async function open(name, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1400, height: 1000 }, offline: true, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const trouble = [];
  const url = pathToFileURL(join(folder, `${name}.html`)).href;
  page.on("console", (message) => trouble.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => trouble.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => { trouble.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => { if (request.url() !== url) trouble.push(`request: ${request.url()}`); });
  const started = Date.now();
  await page.goto(url);
  await page.waitForSelector("html[data-ready]");
  page.readyMs = Date.now() - started;
  page.end = async () => {
    assert.deepEqual(trouble, [], name);
    await context.close();
  };
  page.picture = async (file, more = {}) => { if (pictures) await page.screenshot({ path: join(pictures, `${file}.png`), ...more }); };
  return page;
}

const cards = (page) => page.locator("article.finding");
const status = (page) => page.locator(".toolbar [role=status]").textContent();

async function shows_what_was_found() {
  const page = await open("sample");
  assert.equal(await page.locator(".verdict strong").textContent(), "Gate failed");
  assert.equal((await page.locator(".equation").textContent()).replace(/\s+/g, " "),
    "25 found = 16 analysed + 1 partial + 8 skipped + 0 failed");
  assert.equal(await cards(page).count(), 4);
  const first = cards(page).first();
  assert.equal(await first.locator("mark").textContent(), "eval(raw)");
  assert.equal(await first.locator(".token-comment").textContent(), "# careful");
  assert.match(await first.locator(".flow summary").textContent(), /comes from the request, 5 steps/);
  assert.equal(await first.locator(".stop").count(), 0, "steps are not made before they are asked for");
  await first.locator(".flow summary").click();
  assert.equal(await first.locator(".stop").count(), 5);
  assert.equal(await first.locator(".stop-source mark").textContent(), "request.args");
  assert.match(await first.locator(".stop-step .place").textContent(), /app\/read\.py:3:12/);
  await page.picture("flow", { fullPage: true });
  await first.locator("summary", { hasText: "Why" }).click();
  assert.equal(await first.locator("a", { hasText: "CWE-95" }).getAttribute("href"), "https://cwe.mitre.org/data/definitions/95.html");
  assert.ok(!(await page.content()).includes("AKIAQ3EGRIX"), "the secret is in the page");
  await page.picture("light", { fullPage: true });
  await page.end();
}

// A finding may break several guidelines, or none.
async function guidelines_are_shown_and_filtered_by() {
  const page = await open("sample");
  const label = page.locator(".facets label", { hasText: "MISRA C:2012 Dir 4.14" });
  await label.click();
  assert.equal(await status(page), "1 finding");
  assert.match(await page.evaluate(() => location.href), /guideline=.*MISRA/);
  const card = cards(page).first();
  await card.locator("summary", { hasText: "Why" }).click();
  assert.match(await card.locator(".links").textContent(), /CWE-89.*CERT STR02-C.*MISRA C:2012 Dir 4\.14/);
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  await page.locator(".facets label", { hasText: "CWE-94" }).click();
  assert.equal(await status(page), "1 finding", "one of two weaknesses of its rule");
  await page.end();
}

async function filters_narrow_and_clear() {
  const page = await open("sample");
  await page.locator(".count", { hasText: "critical" }).click();
  assert.equal(await status(page), "2 findings");
  assert.equal(await page.locator(".count", { hasText: "critical" }).getAttribute("aria-pressed"), "true");
  await page.locator(".facets label", { hasText: "secrets" }).first().click();
  assert.equal(await status(page), "1 finding");
  assert.match(await page.evaluate(() => location.href), /severity=.*critical.*domain=.*secrets/);
  await page.reload();
  await page.waitForSelector("html[data-ready]");
  assert.equal(await status(page), "1 finding", "the address keeps the filters");
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  assert.equal(await status(page), "4 findings");
  await page.locator(".facets label", { hasText: "suppressed" }).click();
  assert.equal(await status(page), "5 findings");
  assert.match(await page.locator(".suppression").textContent(), /constant of ours/);
  await page.keyboard.press("/");
  await page.keyboard.type("no such thing");
  await page.getByText("No finding passes the filters").waitFor();
  await page.end();
}

async function the_keyboard_is_enough() {
  const page = await open("sample");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.locator("article.current h3", { hasText: "statement is put together" }).waitFor();
  assert.equal(await page.locator("article.current").count(), 1);
  assert.equal(await page.evaluate(() => document.activeElement.className), "finding current");
  await page.keyboard.press("k");
  await page.locator("article.current h3", { hasText: "run as code" }).waitFor();
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.type), "search");
  await page.keyboard.press("Escape");
  assert.notEqual(await page.evaluate(() => document.activeElement.type), "search");
  await page.end();
}

async function groups_by_rule() {
  const page = await open("sample");
  await page.getByLabel("Group by").selectOption("rule");
  assert.equal(await page.locator(".group").count(), 4);
  assert.match(await page.locator(".rule-head").first().textContent(), /Why/);
  await page.picture("rules");
  await page.end();
}

// Contrast by the formula of WCAG 2.2, of every text on the ground behind it.
function lowContrasts() {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const parse = (text) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = text;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const over = (top, under) => top.slice(0, 3).map((value, i) => (value * top[3] + under[i] * (255 - top[3])) / 255);
  const ground = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) layers.push(parse(getComputedStyle(at).backgroundColor));
    return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255]);
  };
  const light = (color) => color.map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
    .reduce((sum, value, i) => sum + value * [0.2126, 0.7152, 0.0722][i], 0);
  const found = [];
  for (const element of document.querySelectorAll("#page *")) {
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "");
    if (!hasText || element.closest(":disabled, .offscreen, .skip, details:not([open]) > :not(summary)")) continue;
    const under = ground(element);
    const [a, b] = [light(over(parse(getComputedStyle(element).color), under)), light(under)].sort((x, y) => y - x);
    const contrast = (a + 0.05) / (b + 0.05);
    if (contrast < 4.5) found.push(`${element.className || element.tagName} "${element.textContent.slice(0, 20)}" ${contrast.toFixed(2)}`);
  }
  return found;
}

async function contrast_is_enough_in_both_themes() {
  for (const colorScheme of ["light", "dark"]) {
    const page = await open("sample", { colorScheme });
    await page.locator("details").evaluateAll((all) => all.forEach((details) => { details.open = true; }));
    await page.locator(".stop").first().waitFor();
    await page.locator(".facets label", { hasText: "suppressed" }).click();
    assert.deepEqual(await page.evaluate(lowContrasts), [], colorScheme);
    await page.picture(colorScheme === "dark" ? "dark" : "open", { fullPage: true });
    await page.getByRole("button", { name: "Switch between light and dark" }).click();
    assert.deepEqual(await page.evaluate(lowContrasts), [], `${colorScheme}, switched`);
    await page.end();
  }
}

async function everything_has_a_name() {
  const page = await open("sample");
  const nameless = await page.evaluate(() => [...document.querySelectorAll("button, input, select, a, summary")]
    .filter((element) => !(element.getAttribute("aria-label") || element.textContent.trim() || element.labels?.[0]?.textContent.trim()))
    .map((element) => element.outerHTML));
  assert.deepEqual(nameless, []);
  assert.equal(await page.locator("h1").count(), 1);
  assert.equal(await page.locator("main").count(), 1);
  const repeated = await page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
    return ids.filter((id, i) => ids.indexOf(id) !== i);
  });
  assert.deepEqual(repeated, []);
  await page.end();
}

async function hostile_texts_do_nothing() {
  for (let i = 0; existsSync(join(folder, `hostile-${i}.html`)); i += 1) {
    const page = await open(`hostile-${i}`);
    await page.locator(".facets label", { hasText: "suppressed" }).click();
    assert.equal(await page.locator("#page script, #page img, #page iframe, #page svg:not(.mark)").count(), 0);
    const links = await page.locator("a[target]").evaluateAll((all) => all.map((link) => link.protocol));
    assert.ok(links.every((protocol) => protocol === "https:" || protocol === "http:"), `hostile-${i}: ${links}`);
    const unseen = await page.evaluate(() => /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/u.exec(document.querySelector("#page").innerText)?.[0]);
    assert.equal(unseen, undefined, `hostile-${i}`);
    await page.end();
  }
}

async function nothing_found_is_said() {
  const page = await open("empty");
  await page.getByText("Nothing found", { exact: true }).waitFor();
  assert.equal(await page.locator(".verdict strong").textContent(), "Gate passed");
  await page.picture("empty");
  await page.end();
}

async function fifty_thousand_findings_stay_fast() {
  const page = await open("large");
  const timed = async (action) => {
    const started = Date.now();
    await action();
    return Date.now() - started;
  };
  assert.equal(await status(page), "50,000 findings");
  assert.ok((await page.locator("#page *").count()) < 6000, "too many elements");
  const search = await timed(async () => {
    await page.keyboard.press("/");
    await page.keyboard.insertText("call_4242(");
    await page.locator(".toolbar [role=status]", { hasText: /^1 finding$/ }).waitFor();
  });
  await page.getByRole("searchbox").fill("");
  await page.locator(".toolbar [role=status]", { hasText: "50,000" }).waitFor();
  const regroup = await timed(async () => {
    await page.getByLabel("Group by").selectOption("rule");
    await page.locator(".rule-head").first().waitFor();
  });
  const turn = await timed(async () => {
    await page.getByRole("button", { name: "Last" }).click();
    await page.locator(".pager", { hasText: "49,951–50,000 of 50,000" }).waitFor();
  });
  console.log(`50,000 findings: ready ${page.readyMs} ms, search ${search} ms, regroup ${regroup} ms, turn ${turn} ms`);
  assert.ok(page.readyMs < 8000 && search < 3000 && regroup < 3000 && turn < 3000, "slow");
  await page.picture("large");
  await page.end();
}

async function narrow_screens_do_not_scroll_sideways() {
  const page = await open("sample", { viewport: { width: 390, height: 844 } });
  await page.locator(".flow summary").first().click();
  await page.locator(".stop").first().waitFor();
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await page.picture("narrow", { fullPage: true });
  await page.end();
}

const tests = [shows_what_was_found, guidelines_are_shown_and_filtered_by, filters_narrow_and_clear, the_keyboard_is_enough, groups_by_rule,
  contrast_is_enough_in_both_themes, everything_has_a_name, hostile_texts_do_nothing, nothing_found_is_said,
  fifty_thousand_findings_stay_fast, narrow_screens_do_not_scroll_sideways];
try {
  for (const test of tests) {
    await test();
    console.log(`ok ${test.name}`);
  }
} finally {
  await browser.close();
}
