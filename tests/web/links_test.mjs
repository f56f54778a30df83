// Links, which carry the state in the address of the page.
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {dragLogit, kept, limit, said, visit} from './site.mjs';

test('the address opens a place in the course, and so does one that is typed later', limit, () =>
  visit({fragment: '#lesson=softmax&step=2&lang=zh'}, async (page) => {
    assert.equal(await kept(page, 'place'), 'softmax/2');
    assert.match(await kept(page, 'settings'), /^language = "zh"/m);
    await page.evaluate('void (location.hash = "#lesson=sigmoid&step=3&lang=en")');
    await page.until(`localStorage.getItem('surprisal/place') === 'sigmoid/3'`);
  }));

test('a link opens the state that it carries', limit, async () => {
  let link, session;
  await visit({}, async (page) => {
    await dragLogit(page);
    await page.click('base.1');
    link = await page.evaluate('location.hash');
    session = await kept(page, 'session');
  });
  assert.match(link, /^#lang=en&s=/);
  assert.ok(link.length < 2000);
  await visit({fragment: link}, async (page) => assert.equal(await kept(page, 'session'), session));
});

// The same in each run.
function random(seed) {
  let state = seed;
  return (below) => (state = (state * 48271) % 0x7fffffff) % below;
}

// Where the state cannot be read, nothing may change: it is cut, letters in it are others, or it is of another
// version. A list for each kind, `count` links in all.
function brokenLinks(link, count) {
  const [, before, state] = link.match(/^(#.*\bs=)(.*)$/);
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const below = random(21);
  const letter = () => alphabet[below(alphabet.length)];
  const at = () => 2 + below(state.length - 2);
  const other = (i) => state.slice(0, i) + alphabet[(alphabet.indexOf(state[i]) + 1 + below(63)) % 64] + state.slice(i + 1);
  const kinds = [
    () => before + state.slice(0, at()),
    () => before + other(at()),
    () => before + state.slice(0, at()) + letter().repeat(1 + below(3000)) + state.slice(at()),
    () => `${before}9${state.slice(1)}&x=${letter()}`,
    () => `${before}1.${Array.from({length: below(400)}, letter).join('')}`,
    () => `#lesson=${letter().repeat(1 + below(90))}&step=${below(2) ? -below(9) : '9'.repeat(1 + below(40))}`,
    () => `#view=${letter()}&figure=${encodeURIComponent([...'�🂡\0猫<>"\''][below(8)])}&=&&s&amp;=`,
  ];
  const kindOf = new Map();
  for (let i = 0; kindOf.size < count; ++i) kindOf.set(kinds[i % kinds.length](), i % kinds.length);
  return kinds.map((_, kind) => [...kindOf.keys()].filter((link) => kindOf.get(link) === kind));
}

test('a thousand broken links do no harm', limit, () => visit({}, async (page) => {
  const saved = async () => {
    await page.key('s', {code: 'KeyS', modifiers: 2, keyCode: 83});
    return page.evaluate(`window.surprisal.FS.readFile('/files/session.surprisal', {encoding: 'utf8'})`);
  };
  await dragLogit(page);
  const session = await saved();
  const before = await kept(page, 'session');
  for (const links of brokenLinks(await page.evaluate('location.hash'), 1000)) {
    await page.evaluate(`(async () => {
      for (const link of ${JSON.stringify(links)}) {
        const heard = new Promise((resolve) => addEventListener('hashchange', resolve, {once: true}));
        location.hash = link;
        await heard;
      }
    })()`);
    await page.rest();
    assert.match(await said(page), /^Not all of the link could be opened: /);
    assert.equal(await kept(page, 'session'), before, `changed by one like ${links[0]}`);
  }
  assert.equal(await saved(), session);
  await dragLogit(page, -100); // and it still works
  assert.notEqual(await saved(), session);
}));
