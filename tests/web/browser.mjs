// Drives headless Chromium over pipes, as its DevTools protocol describes, and serves the site to it. Debian 12's Node.js
// has no WebSocket, so the commands go through file descriptors 3 and 4.
import {spawn} from 'node:child_process';
import {createServer} from 'node:http';
import {mkdtempSync, rmSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {extname, join} from 'node:path';

const kinds = {'.html': 'text/html', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.gz': 'application/gzip',
  '.webmanifest': 'application/manifest+json'};

// serve FOLDER: a plain web server, without compression or special headers. `pages` has additional pages by name.
export async function serve(folder) {
  const pages = new Map();
  const server = createServer(async (request, answer) => {
    const name = new URL(request.url, 'http://x').pathname.replace(/\/$/, '/index.html');
    try {
      const body = pages.get(name) ?? await readFile(join(folder, name));
      answer.writeHead(200, {'Content-Type': kinds[extname(name)] ?? 'application/octet-stream'});
      answer.end(body);
    } catch {
      answer.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return {pages, url: `http://127.0.0.1:${server.address().port}/`, close};
}

export class Browser {
  static async start() {
    const browser = new Browser();
    browser.folder = mkdtempSync(join(tmpdir(), 'surprisal-web-'));
    browser.process = spawn('/usr/bin/chromium', ['--headless', '--no-sandbox', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync', '--remote-debugging-pipe',
      '--disable-ipc-flooding-protection', // which slows down a page whose address changes a thousand times
      '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--force-color-profile=srgb', '--hide-scrollbars',
      `--user-data-dir=${browser.folder}/profile`, 'about:blank'], {stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe']});
    browser.calls = new Map();
    browser.listeners = new Set();
    browser.next = 1;
    let rest = Buffer.alloc(0);
    browser.process.stdio[4].on('data', (part) => {
      rest = Buffer.concat([rest, part]);
      for (let end; (end = rest.indexOf(0)) >= 0; rest = rest.subarray(end + 1)) browser.take(JSON.parse(rest.subarray(0, end)));
    });
    return browser;
  }

  take(message) {
    if (!message.id) return this.listeners.forEach((listener) => listener(message));
    const {resolve, reject} = this.calls.get(message.id);
    this.calls.delete(message.id);
    message.error ? reject(new Error(JSON.stringify(message.error))) : resolve(message.result);
  }

  call(method, params = {}, sessionId = undefined) {
    const id = this.next++;
    this.process.stdio[3].write(JSON.stringify({id, method, params, sessionId}) + '\0');
    return new Promise((resolve, reject) => this.calls.set(id, {resolve, reject}));
  }

  async close() {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    await this.call('Browser.close').catch(() => {});
    await ended;
    rmSync(this.folder, {recursive: true, force: true, maxRetries: 5});
  }

  // A new tab with its own profile.
  async page({width = 1440, height = 900, ratio = 1, touch = false, language = 'en-US', offline = false} = {}) {
    const {browserContextId} = await this.call('Target.createBrowserContext');
    const {targetId} = await this.call('Target.createTarget', {url: 'about:blank', browserContextId});
    const {sessionId} = await this.call('Target.attachToTarget', {targetId, flatten: true});
    const page = new Page(this, sessionId, targetId);
    page.downloads = mkdtempSync(join(this.folder, 'downloads-'));
    await this.call('Browser.setDownloadBehavior', {behavior: 'allow', browserContextId, downloadPath: page.downloads});
    await this.call('Browser.grantPermissions', {permissions: ['clipboardReadWrite'], browserContextId});
    await page.call('Network.enable');
    await page.call('Network.emulateNetworkConditions', {offline, latency: 0, downloadThroughput: -1, uploadThroughput: -1});
    await page.call('Page.enable');
    await page.call('Runtime.enable');
    await page.call('Log.enable');
    await page.call('Emulation.setDeviceMetricsOverride', {width, height, deviceScaleFactor: ratio, mobile: touch});
    await page.call('Emulation.setTouchEmulationEnabled', {enabled: touch, maxTouchPoints: touch ? 5 : 1});
    await page.call('Emulation.setLocaleOverride', {locale: language.replace('-', '_')});
    await page.call('Network.setUserAgentOverride',
        {userAgent: (await this.call('Browser.getVersion')).userAgent, acceptLanguage: language});
    return page;
  }
}

export class Page {
  constructor(browser, session, target) {
    Object.assign(this, {browser, session, target, errors: []});
    browser.listeners.add((message) => { if (message.sessionId === session) this.take(message); });
  }

  take({method, params}) {
    if (method === 'Runtime.exceptionThrown')
      this.errors.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
    if (method === 'Runtime.consoleAPICalled' && ['error', 'assert'].includes(params.type))
      this.errors.push(params.args.map((arg) => arg.value ?? arg.description).join(' '));
    if (method === 'Log.entryAdded' && params.entry.level === 'error') this.errors.push(`${params.entry.text} ${params.entry.url ?? ''}`);
  }

  call(method, params) { return this.browser.call(method, params, this.session); }

  async evaluate(expression) {
    const {result, exceptionDetails} = await this.call('Runtime.evaluate',
        {expression, awaitPromise: true, returnByValue: true, userGesture: true});
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  // Waits until the expression is true. A test that waits for ever is ended by its time limit.
  async until(expression) {
    await this.evaluate(`(async () => {
      while (!(${expression})) await new Promise((resolve) => setTimeout(resolve, 20));
    })()`);
  }

  async open(url) {
    await this.call('Page.navigate', {url});
    await this.until('window.surprisal?.frames > 0');
    await this.rest();
  }

  // Waits until no frame is pending and everything is stored.
  rest() { return this.until('window.surprisal.rests'); }

  frames() { return this.evaluate('window.surprisal.frames'); }

  async mouse(type, x, y, more = {}) {
    await this.call('Input.dispatchMouseEvent', {type, x, y, ...more});
  }

  // Where a control is, by its name; `share` of its width from the left.
  async place(name, share = 0.5) {
    const place = (await this.evaluate('window.surprisal.controls()'))[name];
    if (!place) throw new Error(`there is no ${name} in the window`);
    const [left, top, right, bottom] = place;
    return [left + (right - left) * share, (top + bottom) / 2];
  }
  // A control by its name, or a place.
  async click(what) {
    const [x, y] = typeof what === 'string' ? await this.place(what) : what;
    await this.mouse('mouseMoved', x, y);
    await this.mouse('mousePressed', x, y, {button: 'left', clickCount: 1, buttons: 1});
    await this.mouse('mouseReleased', x, y, {button: 'left', clickCount: 1});
    await this.rest();
  }
  async drag(from, to, steps = 8) {
    await this.mouse('mouseMoved', ...from);
    await this.mouse('mousePressed', ...from, {button: 'left', clickCount: 1, buttons: 1});
    for (let i = 1; i <= steps; ++i)
      await this.mouse('mouseMoved', from[0] + (to[0] - from[0]) * i / steps, from[1] + (to[1] - from[1]) * i / steps, {button: 'left', buttons: 1});
    await this.mouse('mouseReleased', ...to, {button: 'left', clickCount: 1});
    await this.rest();
  }
  async touch(type, ...points) {
    await this.call('Input.dispatchTouchEvent', {type, touchPoints: points.map(([x, y], id) => ({x, y, id}))});
  }
  // Sends all events at once, because a finger that pauses would open the context menu.
  async touchDrag(from, to, steps = 8) {
    const calls = [this.touch('touchStart', from)];
    for (let i = 1; i <= steps; ++i)
      calls.push(this.touch('touchMove', [from[0] + (to[0] - from[0]) * i / steps, from[1] + (to[1] - from[1]) * i / steps]));
    await Promise.all(calls);
    await this.touch('touchEnd');
    await this.rest();
  }
  async key(key, {code = key, modifiers = 0, text = undefined, keyCode = 0, commands = []} = {}) {
    await this.call('Input.dispatchKeyEvent',
        {type: text ? 'keyDown' : 'rawKeyDown', key, code, modifiers, text, windowsVirtualKeyCode: keyCode, commands});
    await this.call('Input.dispatchKeyEvent', {type: 'keyUp', key, code, windowsVirtualKeyCode: keyCode});
    await this.rest();
  }

  async screenshot() {
    return Buffer.from((await this.call('Page.captureScreenshot', {format: 'png'})).data, 'base64');
  }
}
