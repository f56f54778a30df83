// The window of the web edition: its sizes, fingers, keys, text, screen readers.
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {coloursOf, pixelsOf} from './pixels.mjs';
import {dragLogit, kept, limit, logitsIn, reload, said, thumbOf, visit} from './site.mjs';

const hash = (page) => page.evaluate('location.hash');
const firstLogit = async (page) => logitsIn(await kept(page, 'session'))[0];

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
  const address = await hash(page);
  await dragLogit(page);
  assert.notDeepEqual(await page.screenshot(), before);
  assert.notEqual(await hash(page), address);
  const session = await kept(page, 'session');
  assert.ok(logitsIn(session)[0] > 3);
  await page.evaluate(`localStorage.removeItem('surprisal/session')`); // what is kept next comes from this tab
  await reload(page);
  await page.click('focus.2');
  assert.deepEqual(logitsIn(await kept(page, 'session')), logitsIn(session));
}));

test('a slider dragged by a finger', limit, () => visit({touch: true}, async (page) => {
  const before = await page.screenshot();
  const [x, y] = await thumbOf(page);
  await page.touchDrag([x, y], [x + 64, y]);
  assert.ok(await firstLogit(page) > 3);
  assert.notDeepEqual(await page.screenshot(), before);
  assert.match(await hash(page), /\bs=/);
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
  const [x, y] = await thumbOf(page);
  await page.evaluate(`(() => {
    canvas.setPointerCapture = () => {};
    for (let x = ${x}; x < ${x} + 10; x += 2)
      canvas.dispatchEvent(new PointerEvent(x === ${x} ? 'pointerdown' : 'pointermove',
          {clientX: x, clientY: ${y}, pointerId: 1, pointerType: 'touch'}));
  })()`);
  await moment();
  await finger(page, 'pointermove', [x + 64, y]);
  await finger(page, 'pointerup', [x + 64, y]);
  await page.rest();
  assert.ok(await firstLogit(page) > 3);
}));

test('a press that ends without a click', limit, () => visit({touch: true}, async (page) => {
  const chinese = await page.place('bar.language.1');
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
  const [x, y] = await thumbOf(page);
  await page.drag([x, y], [x + 64, y]);
  await page.drag([x + 64, y], [x - 60, y]);
  assert.ok(await firstLogit(page) < 2);
  for (let i = 0; i < 2; ++i) {
    await page.call('Input.dispatchKeyEvent',
        {type: 'rawKeyDown', key: 'z', code: 'KeyZ', modifiers: 4, windowsVirtualKeyCode: 90});
    await page.rest();
  }
  assert.equal(await firstLogit(page), 2);
}));

test('text from an input method, the keyboard and the clipboard', limit, () => visit({}, async (page) => {
  const selectAll = () => page.key('a', {code: 'KeyA', modifiers: 2, keyCode: 65});
  await page.click('name.0');
  await selectAll();
  await page.call('Input.imeSetComposition', {text: 'mao', selectionStart: 3, selectionEnd: 3});
  await page.call('Input.insertText', {text: '猫'});
  await page.key('s', {code: 'KeyS', text: 's', keyCode: 83});
  await selectAll();
  await page.key('c', {code: 'KeyC', modifiers: 2, keyCode: 67});
  await page.key('End', {keyCode: 35});
  await page.key('v', {code: 'KeyV', modifiers: 2, keyCode: 86, commands: ['paste']});
  await page.key('Enter', {keyCode: 13});
  assert.match(await kept(page, 'session'), /"猫s猫s"/);
}));

test('the keyboard alone changes a logit, and screen readers are told of it', limit, () => visit({}, async (page) => {
  const tab = () => page.key('Tab', {keyCode: 9});
  await tab();
  for (let presses = 1; !/^the logit of cat: 2\.000/.test(await said(page)); ++presses) {
    assert.ok(presses < 150, `the keyboard does not reach it; last said: ${await said(page)}`);
    await tab();
  }
  await page.key('4', {code: 'Digit4', text: '4', keyCode: 52});
  await page.key('Enter', {keyCode: 13});
  assert.equal(await firstLogit(page), 4);
  assert.match(await said(page), /^the logit of cat: 4\.000\. Loss /);
}));

test('a lesson is opened and stepped through, said to screen readers, and open again when the tab is', limit, () => visit({},
    async (page) => {
      const controls = async (pattern) => Object.keys(await page.evaluate('window.surprisal.controls()')).filter((name) => pattern.test(name));
      const [chapter] = await controls(/^rail\.chapter\./);
      await page.click(chapter);
      const [first] = await controls(/^lesson\./);
      await page.click(first);
      const [lesson, step] = (await kept(page, 'place')).split('/');
      assert.equal(step, '1');
      await page.key('PageDown', {keyCode: 34});
      assert.equal(await kept(page, 'place'), `${lesson}/2`);
      assert.match(await said(page), /: step 2 of \d+\./);
      await reload(page);
      await page.key('PageDown', {keyCode: 34});
      assert.equal(await kept(page, 'place'), `${lesson}/3`);
    }));

test('after the last step of the last lesson, there is no next one', limit, () => visit({fragment: '#lesson=the-end&step=1'},
    async (page) => {
      const next = () => page.key('PageDown', {keyCode: 34});
      await next();
      const steps = (await said(page)).match(/: step 2 of (\d+)\./)[1];
      for (let step = 2; step < steps; ++step) await next();
      assert.equal(await kept(page, 'place'), `the-end/${steps}`);
      await next();
      assert.equal(await kept(page, 'place'), `the-end/${steps}`);
    }));

test('the language is the browser’s, and can be changed', limit, async () => {
  const languageOf = async (page) => (await kept(page, 'settings')).match(/^language = "(..)"/m)?.[1];
  await visit({language: 'zh-CN'}, async (page) => {
    await dragLogit(page); // so that the settings are kept, too
    assert.equal(await languageOf(page), 'zh');
  });
  await visit({}, async (page) => {
    await page.click('bar.language.1');
    assert.equal(await languageOf(page), 'zh');
  });
});
