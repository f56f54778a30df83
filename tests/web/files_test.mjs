// Files of the web edition: those that are dropped, those that are downloaded, and the site itself without a network.
import assert from 'node:assert/strict';
import {mkdirSync, readFileSync, readdirSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {pathToFileURL} from 'node:url';

import {serve} from './browser.mjs';
import {coloursOf, difference, pixelsOf} from './pixels.mjs';
import {downloaded, dragLogit, drop, folder, kept, limit, logitsIn, program, reload, said, server, visit, work} from './site.mjs';

const tell = (page, key) => page.key(key, {code: `Key${key.toUpperCase()}`, modifiers: 2, keyCode: key.toUpperCase().charCodeAt()});

test('a session is saved as a download, and opens where it is dropped', limit, () => visit({}, async (page) => {
  await dragLogit(page);
  await tell(page, 's');
  const saved = (await downloaded(page, 'session.surprisal')).toString();
  const cat = logitsIn(saved)[0];
  assert.ok(cat > 3);
  await drop(page, ['other.surprisal', saved.replace(String(cat), '-4.5')]);
  await page.until(`localStorage.getItem('surprisal/session')?.includes('logits = [-4.5,')`);
}));

// A file of NumPy.
function npy(kind, shape, numbers) {
  const head = `{'descr': '${kind}', 'fortran_order': False, 'shape': (${shape.join(', ')},), }`;
  const padded = head.padEnd(Math.ceil((10 + head.length + 1) / 64) * 64 - 11) + '\n';
  const start = Buffer.from([0x93, ...Buffer.from('NUMPY'), 1, 0, padded.length & 255, padded.length >> 8]);
  return Buffer.concat([start, Buffer.from(padded), Buffer.from(numbers.buffer)]);
}

test('rows that are dropped as NPY have the loss that the desktop computes', limit, () => visit({}, async (page) => {
  const rows = 50, classes = 3;
  const logits = Float32Array.from({length: rows * classes}, (_, i) => 4 * Math.sin(i * i));
  const labels = Int32Array.from({length: rows}, (_, i) => i % classes);
  const files = [['rows.npy', npy('<f4', [rows, classes], logits)], ['labels.npy', npy('<i4', [rows], labels)]];
  for (const [name, bytes] of files) writeFileSync(join(work, name), bytes);
  await drop(page, ...files);
  await page.until('document.getElementById("said").textContent.includes("rows.npy")');
  const {mean_loss: loss} = JSON.parse(program('evaluate', join(work, 'rows.npy'), '--labels', join(work, 'labels.npy'), '--json'));
  const words = await said(page);
  assert.match(words, /50 rows × 3 classes/);
  assert.ok(words.includes(`mean loss ${loss.toFixed(3)} nats`), words);
}));

// Exports from the window, in this format.
async function exportAll(page, format) {
  await page.click(`export.ending.${['png', 'svg', 'pdf', 'csv'].indexOf(format)}`);
  await page.click('export.start');
}

// The same words, and numbers that differ by roundings only: the C libraries differ in the last bit of some exponentials,
// and a classifier that is trained adds them up (4e-14 after 200 steps).
function saysTheSame(ours, theirs) {
  const [left, right] = [ours, theirs].map((csv) => csv.toString().split(/([,\n])/));
  return left.length === right.length && left.every((word, i) =>
    word === right[i] || Math.abs(word - right[i]) <= 1e-13 * Math.abs(right[i]));
}

// Cairo's letters have coarser edges than the browser's. The figure with the most letters differs by 1.33.
const closePictures = (ours, theirs) => difference(pixelsOf(ours), pixelsOf(theirs)) < 1.5;

test('every figure is downloaded as the desktop writes it', limit, () => visit({}, async (page) => {
  await dragLogit(page);
  writeFileSync(join(work, 'session.surprisal'), await kept(page, 'session'));
  await tell(page, 'e');
  await page.click('export.which.2');
  const agrees = {svg: (ours, theirs) => ours.equals(theirs), csv: saysTheSame, png: closePictures};
  let csvs = 0, sameCsvs = 0;
  for (const format of Object.keys(agrees)) {
    const desktop = join(work, format);
    mkdirSync(desktop);
    program('export', '--all', '-o', desktop, '--format', format, '--size', '1000x625', '--session',
        join(work, 'session.surprisal'));
    await exportAll(page, format);
    const differing = [];
    for (const name of readdirSync(desktop)) {
      const ours = await downloaded(page, name), theirs = readFileSync(join(desktop, name));
      if (!agrees[format](ours, theirs)) differing.push(name);
      if (format === 'csv') [csvs, sameCsvs] = [csvs + 1, sameCsvs + ours.equals(theirs)];
    }
    assert.deepEqual(differing, []);
  }
  assert.ok(sameCsvs > 0.8 * csvs, `only ${sameCsvs} of ${csvs} CSV are the same bytes`);
}));

test('no PDF is downloaded', limit, () => visit({}, async (page) => {
  await tell(page, 'e');
  await exportAll(page, 'pdf');
  assert.deepEqual(readdirSync(page.downloads), []);
}));

test('a page with lessons in it shows those, from the disk and without a network', limit, () => {
  const lesson = (id, title, step) => `+++\nid = "${id}"\ntitle = "${title}"\nchapter = "outputs"\n` +
    `figures = ["softmax-bars"]\n+++\n\n## ${step}\n\nText.\n\n## ${step} 2\n\nText.\n`;
  const files = {'mine.en.md': lesson('mine', 'Mine', 'One'), 'mine.zh.md': lesson('mine', '我的课', '一'),
    'other.md': lesson('other', 'Other', 'Two')};
  for (const [name, text] of Object.entries(files)) writeFileSync(join(work, name), text);
  const file = join(work, 'lesson.html');
  program('lesson', 'page', join(work, 'mine.en.md'), join(work, 'other.md'), 'softmax', '-o', file, '--web', folder);
  assert.ok(statSync(file).size < 8e6);
  assert.ok(!readFileSync(file, 'latin1').includes(work)); // nothing of this computer is in it
  return visit({url: pathToFileURL(file).href, offline: true}, async (page) => {
    assert.equal(await kept(page, 'place'), 'mine/1');
    for (const place of ['mine/2', 'other/1', 'other/2', 'softmax/1']) {
      await page.key('PageDown', {keyCode: 34});
      assert.equal(await kept(page, 'place'), place);
    }
    assert.match(await page.evaluate('location.hash'), /^#lesson=softmax&step=1/);
    await page.click('bar.language.1');
    assert.match(await said(page), /第 1 步/);
  });
});

test('the site opens without its server, once it has been visited', limit, async () => {
  const ours = await serve(folder);
  await visit({url: ours.url}, async (page) => {
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
    ours.close();
    await reload(page);
    assert.ok(coloursOf(pixelsOf(await page.screenshot())) > 100);
    // The browser fetches the tab's icon and asks for a new build by itself, in its own time.
    page.errors = page.errors.filter((error) => !/ERR_\w+ .*(icon\.svg|service_worker\.js)$/.test(error));
  });
});
