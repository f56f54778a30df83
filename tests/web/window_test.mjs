// The web edition in headless Chromium. SITE=FOLDER node --test web_test.mjs
import assert from 'node:assert/strict';
import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {inflateSync} from 'node:zlib';

import {Browser, serve} from './browser.mjs';

const site = process.env.SITE;
const limit = {timeout: 300000}; // for a busy machine; nothing here depends on speed

// Where things are in a window of 1440 x 900, in CSS pixels.
const catLogit = {knob: [536, 741], right: [600, 741]};
const catName = [336, 741];
const chinese = [1196, 22];
const firstChapter = [120, 356], firstLesson = [120, 386];

let browser, server;
before(async () => {
  server = await serve(site);
  browser = await Browser.start();
});
after(async () => {
  await browser.close();
  server.close();
});

const kept = (page, name) => page.evaluate(`localStorage.getItem('surprisal/${name}') ?? ''`);
const logitsIn = (session) => JSON.parse(session.match(/^logits = (\[.*\])/m)?.[1] ?? '[2, 1, -1]');

// Opens the site, does what is to be done, and expects no error from beginning to end.
async function visit(options, act) {
  const page = await browser.page(options);
  await page.open(server.url + (options.fragment ?? ''));
  await act(page);
  assert.deepEqual(page.errors, []);
}

async function downloaded(page, name) {
  const path = join(page.downloads, name);
  while (!existsSync(path) || readdirSync(page.downloads).some((file) => file.endsWith('.crdownload')))
    await new Promise((resolve) => setTimeout(resolve, 50));
  return readFileSync(path);
}

// The pixels of an 8-bit PNG, whose rows our writer and Chromium filter in any way.
function pixelsOf(png) {
  let width = 0, height = 0, channels = 0;
  const parts = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const kind = png.toString('latin1', at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    if (kind === 'IHDR') [width, height, channels] = [data.readUInt32BE(0), data.readUInt32BE(4), data[9] === 6 ? 4 : 3];
    if (kind === 'IDAT') parts.push(data);
  }
  const raw = inflateSync(Buffer.concat(parts)), stride = width * channels, bytes = Buffer.alloc(stride * height);
  for (let y = 0; y < height; ++y) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; ++x) {
      const left = x < channels ? 0 : bytes[y * stride + x - channels];
      const up = y === 0 ? 0 : bytes[(y - 1) * stride + x];
      const corner = y === 0 || x < channels ? 0 : bytes[(y - 1) * stride + x - channels];
      const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
      const guess = [0, left, up, (left + up) >> 1, a <= b && a <= c ? left : b <= c ? up : corner][filter];
      bytes[y * stride + x] = raw[y * (stride + 1) + 1 + x] + guess;
    }
  }
  return {width, height, channels, bytes};
}

const coloursOf = ({bytes, channels}) => {
  const colours = new Set();
  for (let i = 0; i < bytes.length; i += channels) colours.add(bytes.readUIntBE(i, 3));
  return colours.size;
};

for (const [width, height, ratio] of [[1440, 900, 1], [1440, 900, 2], [390, 844, 2]]) {
  test(`the window at ${width} x ${height}, ${ratio} pixels each`, limit, () => visit({width, height, ratio, touch: width < 800},
      async (page) => {
        assert.equal(await page.evaluate('`${canvas.width} x ${canvas.height}`'), `${width * ratio} x ${height * ratio}`);
        const picture = pixelsOf(await page.screenshot());
        assert.equal(picture.width, width * ratio);
        assert.ok(coloursOf(picture) > 100); // letters and curves have soft edges
        assert.equal(await page.evaluate('document.getElementById("start")'), null);
      }));
}

test('draws nothing while nothing happens', limit, () => visit({}, async (page) => {
  const before = await page.frames();
  await new Promise((resolve) => setTimeout(resolve, 2000));
  assert.equal(await page.frames(), before);
}));

test('a slider dragged by the mouse, and a tab that is loaded again', limit, () => visit({}, async (page) => {
  const before = await page.screenshot();
  await page.drag(catLogit.knob, catLogit.right);
  assert.notDeepEqual(await page.screenshot(), before);
  const session = await kept(page, 'session');
  assert.ok(logitsIn(session)[0] > 3);
  await page.call('Page.reload');
  await page.until('document.readyState === "complete" && window.surprisal?.frames > 0');
  await page.rest();
  await page.drag(catLogit.right, catLogit.right); // changes nothing, and is kept
  assert.deepEqual(logitsIn(await kept(page, 'session')).slice(1), logitsIn(session).slice(1));
  assert.ok(logitsIn(await kept(page, 'session'))[0] > 3);
}));

test('a slider dragged by a finger', limit, () => visit({touch: true}, async (page) => {
  await page.touchDrag(catLogit.knob, catLogit.right);
  assert.ok(logitsIn(await kept(page, 'session'))[0] > 3);
}));

// Moves a finger within the page: what DevTools sends is late on a busy machine, and then a finger seems to rest.
const finger = (page, type, [clientX, clientY], pointerId = 1) => page.evaluate(`(async () => {
  canvas.setPointerCapture = () => {};
  canvas.dispatchEvent(new PointerEvent('${type}', {clientX: ${clientX}, clientY: ${clientY}, pointerId: ${pointerId},
    pointerType: 'touch', button: ${type === 'pointermove' ? -1 : 0}, bubbles: true, cancelable: true}));
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
})()`);
const moment = () => new Promise((resolve) => setTimeout(resolve, 900)); // longer than a long press

test('a finger that drags slowly', limit, () => visit({touch: true}, async (page) => {
  const [[from, y], [to]] = [catLogit.knob, catLogit.right];
  await page.evaluate(`(() => {
    canvas.setPointerCapture = () => {};
    for (let x = ${from}; x < ${from} + 10; x += 2)
      canvas.dispatchEvent(new PointerEvent(x === ${from} ? 'pointerdown' : 'pointermove',
          {clientX: x, clientY: ${y}, pointerId: 1, pointerType: 'touch'}));
  })()`);
  await moment();
  await finger(page, 'pointermove', [to, y]);
  await finger(page, 'pointerup', [to, y]);
  await page.rest();
  assert.ok(logitsIn(await kept(page, 'session'))[0] > 3);
}));

test('a press that ends without a click', limit, () => visit({touch: true}, async (page) => {
  const beside = [chinese[0] + 3, chinese[1]];
  await finger(page, 'pointerdown', chinese);
  await finger(page, 'pointerdown', beside, 2); // a second finger
  await finger(page, 'pointerup', beside, 2);
  await finger(page, 'pointerup', chinese);
  await finger(page, 'pointerdown', chinese);
  await finger(page, 'pointercancel', chinese);
  await finger(page, 'pointerdown', chinese);
  await moment();
  await finger(page, 'pointerup', chinese);
  await page.rest();
  assert.doesNotMatch(await kept(page, 'settings'), /^language = "zh"/m);
  await finger(page, 'pointerdown', chinese);
  await finger(page, 'pointerup', chinese);
  await page.rest();
  assert.match(await kept(page, 'settings'), /^language = "zh"/m); // where the fingers were
}));

test('Cmd+Z twice, without a word of its release', limit, () => visit({}, async (page) => {
  await page.drag(catLogit.knob, catLogit.right);
  await page.drag(catLogit.right, catLogit.knob.map((at, i) => at - 60 * (1 - i)));
  assert.ok(logitsIn(await kept(page, 'session'))[0] < 2);
  for (let i = 0; i < 2; ++i) {
    await page.call('Input.dispatchKeyEvent',
        {type: 'rawKeyDown', key: 'z', code: 'KeyZ', modifiers: 4, windowsVirtualKeyCode: 90});
    await page.rest();
  }
  assert.equal(logitsIn(await kept(page, 'session'))[0], 2);
}));

test('text from an input method, the clipboard and the keyboard', limit, () => visit({}, async (page) => {
  await page.click(...catName);
  await page.key('a', {code: 'KeyA', modifiers: 2, keyCode: 65});
  await page.call('Input.imeSetComposition', {text: 'mao', selectionStart: 3, selectionEnd: 3});
  await page.call('Input.insertText', {text: '猫'});
  await page.key('s', {code: 'KeyS', text: 's', keyCode: 83});
  await page.evaluate(`(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', ' 5');
    text.dispatchEvent(new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true}));
  })()`);
  await page.key('Enter', {keyCode: 13});
  assert.match(await kept(page, 'session'), /猫s 5/);
}));

test('a session is saved as a download, and opens where it is dropped', limit, () => visit({}, async (page) => {
  await page.drag(catLogit.knob, catLogit.right);
  await page.key('s', {code: 'KeyS', modifiers: 2, keyCode: 83});
  const saved = (await downloaded(page, 'session.surprisal')).toString();
  const cat = logitsIn(saved)[0];
  assert.ok(cat > 3);
  await page.evaluate(`(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([${JSON.stringify(saved.replace(String(cat), '-4.5'))}], 'other.surprisal'));
    canvas.dispatchEvent(new DragEvent('drop', {dataTransfer, bubbles: true, cancelable: true}));
  })()`);
  await page.until(`localStorage.getItem('surprisal/session')?.includes('logits = [-4.5,')`);
}));

test('rows of numbers that are dropped', limit, () => visit({}, async (page) => {
  const before = await page.screenshot();
  await page.evaluate(`(() => {
    const dataTransfer = new DataTransfer();
    const rows = 'label,a,b\\n' + '0,2,1\\n1,0.5,3\\n'.repeat(50);
    dataTransfer.items.add(new File([rows], 'rows.csv'));
    canvas.dispatchEvent(new DragEvent('drop', {dataTransfer, bubbles: true, cancelable: true}));
  })()`);
  await page.until('window.surprisal.FS.analyzePath("/files/rows.csv").exists');
  await page.rest();
  assert.notDeepEqual(await page.screenshot(), before);
}));

test('a figure is exported as the PNG that its size asks for', limit, () => visit({}, async (page) => {
  await page.key('e', {code: 'KeyE', modifiers: 2, keyCode: 69});
  await page.key('Enter', {keyCode: 13});
  const picture = pixelsOf(await downloaded(page, 'sigmoid.png'));
  assert.deepEqual([picture.width, picture.height], [1000, 625]);
  assert.ok(coloursOf(picture) > 50);
}));

test('a lesson is opened and stepped through, said to screen readers, and open again when the tab is', limit, () => visit({},
    async (page) => {
      await page.click(...firstChapter);
      await page.click(...firstLesson);
      const [lesson, step] = (await kept(page, 'place')).split('/');
      assert.equal(step, '1');
      await page.key('PageDown', {keyCode: 34});
      assert.equal(await kept(page, 'place'), `${lesson}/2`);
      const said = await page.evaluate('document.getElementById("said").textContent');
      assert.match(said, /: step 2 of \d+\./);
      await page.call('Page.reload');
      await page.until('document.readyState === "complete" && window.surprisal?.frames > 0');
      await page.rest();
      await page.key('PageDown', {keyCode: 34});
      assert.equal(await kept(page, 'place'), `${lesson}/3`);
    }));

test('the address opens a place in the course, and so does one that is typed later', limit, () =>
  visit({fragment: '#lesson=softmax&step=2&lang=zh'}, async (page) => {
    assert.equal(await kept(page, 'place'), 'softmax/2');
    assert.match(await kept(page, 'settings'), /^language = "zh"/m);
    await page.evaluate('void (location.hash = "#lesson=sigmoid&step=3&lang=en")');
    await page.until(`localStorage.getItem('surprisal/place') === 'sigmoid/3'`);
  }));

test('a page with lessons in it shows those', limit, () => {
  const element = (name, text) =>
    `<script type="text/markdown" data-name="${name}">${Buffer.from(text).toString('base64')}</script>`;
  const lesson = (id, title, step) => `+++\nid = "${id}"\ntitle = "${title}"\nchapter = "outputs"\n` +
    `figures = ["softmax-bars"]\n+++\n\n## ${step}\n\nText.\n\n## ${step} 2\n\nText.\n`;
  server.pages.set('/lesson.html', readFileSync(join(site, 'index.html'), 'utf8').replace('<script src="loader.js">',
      element('001-mine.en.md', lesson('mine', 'Mine', 'One')) + element('001-mine.zh.md', lesson('mine', '我的课', '一')) +
      element('002-other.md', lesson('other', 'Other', 'Two')) + '$&'));
  return visit({fragment: 'lesson.html'}, async (page) => {
    assert.equal(await kept(page, 'place'), 'mine/1');
    for (const place of ['mine/2', 'other/1', 'other/2', 'other/2']) {
      await page.key('PageDown', {keyCode: 34});
      assert.equal(await kept(page, 'place'), place);
    }
    assert.match(await page.evaluate('location.hash'), /^#lesson=other&step=2/);
  });
});

test('the language is the browser’s, and can be changed', limit, async () => {
  const languageOf = async (page) => (await kept(page, 'settings')).match(/^language = "(..)"/m)?.[1];
  await visit({language: 'zh-CN'}, async (page) => {
    await page.drag(catLogit.knob, catLogit.right); // so that the settings are kept, too
    assert.equal(await languageOf(page), 'zh');
  });
  await visit({}, async (page) => {
    await page.click(...chinese);
    assert.equal(await languageOf(page), 'zh');
  });
});
