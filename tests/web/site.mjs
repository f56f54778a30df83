// The site that is tested, in a browser of its own. SITE=FOLDER is the web edition, PROGRAM=FILE the desktop's program.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before} from 'node:test';

import {Browser, serve} from './browser.mjs';

export const folder = process.env.SITE;
export const limit = {timeout: 300000}; // for a busy machine; nothing here depends on speed
export let browser, server;
export let work; // a folder for files of the tests

before(async () => {
  work = mkdtempSync(join(tmpdir(), 'surprisal-site-'));
  server = await serve(folder);
  browser = await Browser.start();
});
after(async () => {
  await browser.close();
  server.close();
  rmSync(work, {recursive: true, force: true});
});

// Opens the site, or another address, does what is to be done, and expects no error from beginning to end.
export async function visit(options, act) {
  const page = await browser.page(options);
  await page.open(options.url ?? server.url + (options.fragment ?? ''));
  await act(page);
  assert.deepEqual(page.errors, []);
}

export const reload = async (page) => {
  await page.call('Page.reload');
  await page.until('document.readyState === "complete" && window.surprisal?.frames > 0');
  await page.rest();
};

// What the desktop's program prints.
export const program = (...args) => execFileSync(process.env.PROGRAM, args, {encoding: 'utf8'});

export const kept = (page, name) => page.evaluate(`localStorage.getItem('surprisal/${name}') ?? ''`);
export const logitsIn = (session) => JSON.parse(session.match(/^logits = (\[.*\])/m)?.[1] ?? '[2, 1, -1]');
export const said = (page) => page.evaluate('document.getElementById("said").textContent');

// Drags the slider of the first class's logit, from where it is at first, to the right.
export const dragLogit = async (page, by = 64) => {
  const [x, y] = await thumbOf(page);
  await page.drag([x, y], [x + by, y]);
};
export const thumbOf = (page) => page.place('slider.logit.0', (2 + 10) / 20);

export async function downloaded(page, name) {
  const path = join(page.downloads, name);
  while (!existsSync(path) || readdirSync(page.downloads).some((file) => file.endsWith('.crdownload'))) {
    assert.deepEqual(page.errors, []);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return readFileSync(path);
}

// Drops files, given as pairs of a name and bytes, on the window.
export const drop = (page, ...files) => page.evaluate(`(() => {
  const dataTransfer = new DataTransfer();
  for (const [name, text] of ${JSON.stringify(files.map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]))})
    dataTransfer.items.add(new File([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], name));
  canvas.dispatchEvent(new DragEvent('drop', {dataTransfer, bubbles: true, cancelable: true}));
})()`);
