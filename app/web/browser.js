// web: implements browser.h in the browser and passes the browser's events to input.cpp. This is an Emscripten
// library: its functions are called from C with numbers, and text is passed as addresses in the program's memory.
addToLibrary({
  $Page__deps: ['$UTF8ToString', '$stringToNewUTF8', '$FS', 'free'],
  $Page__postset: 'Page.start();',
  $Page: {
    canvas: null,
    text: null, // the element that receives typed, pasted and composed text
    frameAsked: false,
    timer: 0,
    wantsText: false,
    composing: false,
    touches: null, // by pointer id: where each finger is, and where it went down
    longPress: 0,
    downloads: null, // a promise that resolves once every requested download has started
    said: '',

    start() {
      if (typeof document === 'undefined') return; // tests run the program without a page
      Page.touches = new Map();
      Page.downloads = Promise.resolve();
      Page.canvas = document.getElementById('canvas');
      Page.text = document.getElementById('text');
      addOnPostRun(() => Page.listen());
    },

    // Calls a function of the program with text as its arguments.
    tell(call, ...texts) {
      const pointers = texts.map((text) => stringToNewUTF8(text));
      call(...pointers);
      pointers.forEach((pointer) => _free(pointer));
    },

    listen() {
      const {canvas, text} = Page;
      Module['controls'] = Page.controls;
      Page.watchSize();
      const pointer = (type, handler) => canvas.addEventListener(type, handler, {passive: false});
      pointer('pointerdown', Page.pointerDown);
      pointer('pointermove', Page.pointerMove);
      pointer('pointerup', Page.pointerUp);
      pointer('pointercancel', Page.pointerUp);
      pointer('pointerleave', (event) => { if (event.pointerType === 'mouse') _web_leave(); });
      pointer('contextmenu', (event) => event.preventDefault());
      pointer('wheel', Page.wheel);
      text.addEventListener('keydown', (event) => Page.key(event, true));
      text.addEventListener('keyup', (event) => Page.key(event, false));
      text.addEventListener('input', Page.input);
      text.addEventListener('compositionstart', () => { Page.composing = true; text.className = 'composing'; });
      text.addEventListener('compositionend', Page.composed);
      text.addEventListener('paste', Page.paste);
      text.addEventListener('focus', () => _web_focus(1));
      text.addEventListener('blur', () => { _web_focus(0); });
      window.addEventListener('focus', () => text.focus({preventScroll: true}));
      document.addEventListener('visibilitychange', () => document.hidden ? _web_keep() : Page.askFrame());
      window.addEventListener('pagehide', () => _web_keep());
      window.addEventListener('hashchange', () => Page.tell(_web_fragment, location.hash.slice(1)));
      document.addEventListener('dragover', (event) => event.preventDefault());
      document.addEventListener('drop', Page.drop);
      document.addEventListener('fullscreenchange', () => { if (!document.fullscreenElement) _web_left_full_screen(); });
      canvas.addEventListener('webglcontextlost', () => { _web_keep(); location.reload(); });
      text.focus({preventScroll: true});
    },

    askFrame() {
      if (Page.frameAsked) return;
      Page.frameAsked = true;
      Module['rests'] = false;
      requestAnimationFrame((time) => {
        Page.frameAsked = false;
        Page.frame(time);
      });
    },

    frame(time) {
      clearTimeout(Page.timer);
      Page.timer = 0;
      _web_frame(time / 1000);
      Module['frames'] = (Module['frames'] ?? 0) + 1;
      Module['rests'] = !Page.frameAsked && !Page.timer; // tests wait for this
      if (Module['frames'] === 1) window['surprisalStarted']?.();
    },

    // Gives the canvas one pixel per screen pixel. The browser reports the exact, rounded size, except when it only
    // emulates the screen.
    watchSize() {
      const observer = new ResizeObserver(([entry]) => {
        const ratio = devicePixelRatio;
        const {width: wide, height: high} = entry.contentRect;
        const exact = entry.devicePixelContentBoxSize?.[0];
        const isReal = exact && Math.abs(exact.inlineSize - wide * ratio) < 1.5;
        const width = isReal ? exact.inlineSize : Math.round(wide * ratio);
        const height = isReal ? exact.blockSize : Math.round(high * ratio);
        Object.assign(Page.canvas, {width, height}); // this clears the canvas, so repaint it at once
        _web_resize(width, height, ratio);
        Page.frame(performance.now());
      });
      try {
        observer.observe(Page.canvas, {box: 'device-pixel-content-box'});
      } catch { // unknown to this browser
        observer.observe(Page.canvas);
      }
    },

    // For tests: the controls of the last frame by name, each with left, top, right and bottom in CSS pixels.
    controls() {
      const lines = UTF8ToString(_web_controls()).split('\n').filter((line) => line);
      return Object.fromEntries(lines.map((line) => line.split('\t'))
          .map(([name, ...sides]) => [name, sides.map((side) => side / devicePixelRatio)]));
    },

    place(event) { // in canvas pixels
      const box = Page.canvas.getBoundingClientRect();
      return [(event.clientX - box.left) * devicePixelRatio, (event.clientY - box.top) * devicePixelRatio];
    },

    // ---- touch: one finger is the left button, two scroll, and a long press opens the menu

    pointerDown(event) {
      event.preventDefault();
      Page.text.focus({preventScroll: true});
      const touch = event.pointerType === 'touch';
      Page.canvas.setPointerCapture(event.pointerId);
      const at = Page.place(event);
      if (touch) {
        Page.touches.set(event.pointerId, {at, down: at});
        clearTimeout(Page.longPress);
        if (Page.touches.size === 2) {
          _web_cancel_press();
          _web_move(...at, 1); // two fingers scroll what is at this point
        }
        if (Page.touches.size > 1) return;
        Page.longPress = setTimeout(() => {
          _web_cancel_press();
          _web_button(1, 1, ...at, 1);
          _web_button(1, 0, ...at, 1);
        }, 600);
      }
      _web_button([0, 2, 1][event.button] ?? 0, 1, ...at, touch);
    },

    pointerMove(event) {
      const at = Page.place(event);
      const finger = Page.touches.get(event.pointerId);
      if (!finger) return _web_move(...at, event.pointerType === 'touch');
      const {at: before, down} = finger;
      finger.at = at;
      const rests = Math.hypot(at[0] - down[0], at[1] - down[1]) < 3 * devicePixelRatio;
      if (!rests) clearTimeout(Page.longPress);
      const notch = 60 * devicePixelRatio * Page.touches.size; // each finger counts for its share
      if (Page.touches.size > 1) return _web_wheel((at[0] - before[0]) / notch, (at[1] - before[1]) / notch);
      _web_move(...at, 1);
    },

    pointerUp(event) {
      clearTimeout(Page.longPress);
      const at = Page.place(event);
      const touch = event.pointerType === 'touch';
      if (touch) {
        const fingers = Page.touches.size;
        Page.touches.delete(event.pointerId);
        if (fingers > 1) return;
      }
      if (event.type === 'pointercancel') return _web_cancel_press();
      _web_button([0, 2, 1][event.button] ?? 0, 0, ...at, touch);
      if (touch) _web_leave();
    },

    wheel(event) {
      event.preventDefault();
      if (event.ctrlKey) return; // a pinch or Ctrl+wheel: ignored, and the browser must not zoom either
      const notch = event.deltaMode === 0 ? 100 : 3;
      _web_wheel(-event.deltaX / notch, -event.deltaY / notch);
    },

    // ---- keys and text

    // Keys that are left to the browser, even if the program has a use for them.
    isBrowsers(event) {
      const command = event.ctrlKey || event.metaKey;
      if (event.altKey && ['ArrowLeft', 'ArrowRight'].includes(event.key)) return true;
      if (['F11', 'F12'].includes(event.key)) return !event.shiftKey;
      return command && ['t', 'w', 'n', 'l', 'q', 'r', 'Tab', '-', '=', '+', '0'].includes(event.key);
    },

    key(event, down) {
      if (event.isComposing || event.keyCode === 229 || Page.isBrowsers(event)) return;
      const command = event.ctrlKey || event.metaKey;
      const pastes = command && event.key.toLowerCase() === 'v';
      const modifiers = command | event.shiftKey << 1 | event.altKey << 2;
      if (pastes) Page.pasteModifiers = modifiers;
      const types = event.key.length === 1 && !command && !event.altKey;
      if (!types && !pastes) event.preventDefault();
      if (pastes) return;
      const tell = (down) => Page.tell((key, code) => _web_key(key, code, down, modifiers), event.key, event.code);
      tell(down);
      if (down && event.metaKey) tell(false); // macOS reports no keyup while Cmd is down
    },

    input(event) {
      if (Page.composing || event.isComposing) return Page.grow();
      const typed = Page.text.value;
      Page.text.value = '';
      if (event.inputType === 'deleteContentBackward') return Page.tap('Backspace');
      if (event.inputType === 'insertLineBreak') return Page.tap('Enter');
      Page.tell(_web_text, typed);
    },

    // A phone's keyboard sends no useful keydown for these keys.
    tap(key) {
      for (const down of [1, 0]) Page.tell((name) => _web_key(name, name, down, 0), key);
    },

    grow() { Page.text.style.width = `${Page.text.value.length + 2}em`; },

    composed(event) {
      Page.composing = false;
      Page.text.className = '';
      Page.text.style.width = '';
      Page.text.value = '';
      Page.tell(_web_text, event.data ?? '');
    },

    paste(event) {
      event.preventDefault();
      const files = event.clipboardData.files;
      if (files.length) return Page.take([...files]);
      Page.tell((text) => _web_paste(text, Page.pasteModifiers || 1), event.clipboardData.getData('text/plain'));
    },

    // ---- files

    drop(event) {
      event.preventDefault();
      Page.take([...event.dataTransfer.files]);
    },

    put: async (files) => {
      const paths = [];
      for (const file of files) {
        const path = '/files/' + file.name.replaceAll('/', '_');
        FS.writeFile(path, new Uint8Array(await file.arrayBuffer()));
        paths.push(path);
      }
      return paths.join('\n');
    },

    take: async (files) => { if (files.length) Page.tell(_web_dropped, await Page.put(files)); },
  },

  browser_request_frame__deps: ['$Page'],
  browser_request_frame: () => Page.askFrame(),

  browser_wake_in__deps: ['$Page'],
  browser_wake_in: (seconds) => {
    clearTimeout(Page.timer);
    Page.timer = setTimeout(() => { _web_wake(); }, Math.min(seconds, 1e6) * 1000);
  },

  browser_set_title__deps: ['$UTF8ToString'],
  browser_set_title: (title) => { document.title = UTF8ToString(title); },

  browser_set_cursor__deps: ['$Page'],
  browser_set_cursor: (name) => { Page.canvas.style.cursor = UTF8ToString(name); },

  browser_full_screen: (on) => {
    if (on && !document.fullscreenElement) document.documentElement.requestFullscreen?.().catch(() => {});
    if (!on && document.fullscreenElement) document.exitFullscreen();
  },

  browser_place_caret__deps: ['$Page'],
  browser_place_caret: (wantsText, x, y, height) => {
    const {text} = Page;
    text.style.left = `${Math.max(0, Math.min(x, innerWidth - 20))}px`;
    text.style.top = `${Math.max(0, Math.min(y, innerHeight - height))}px`;
    text.style.font = `${height * 0.72}px sans-serif`;
    if (wantsText === Page.wantsText) return;
    Page.wantsText = wantsText;
    text.inputMode = wantsText ? 'text' : 'none'; // a phone shows its keyboard only for text input
    if (navigator.maxTouchPoints > 0) { text.blur(); }
    text.focus({preventScroll: true});
  },

  browser_copy__deps: ['$Page'],
  browser_copy: (text) => {
    const copied = UTF8ToString(text);
    const byHand = () => {
      Page.text.value = copied;
      Page.text.select();
      document.execCommand('copy');
      Page.text.value = '';
    };
    navigator.clipboard ? navigator.clipboard.writeText(copied).catch(byHand) : byHand();
  },

  browser_choose_files__deps: ['$Page'],
  browser_choose_files: (endings) => {
    const chooser = Object.assign(document.createElement('input'),
                                  {type: 'file', multiple: true, accept: UTF8ToString(endings)});
    chooser.onchange = async () => Page.tell(_web_chosen, await Page.put([...chooser.files]));
    chooser.oncancel = () => Page.tell(_web_chosen, '');
    chooser.click();
  },

  // Downloads start one at a time: Chromium drops all but ten that start together.
  browser_download__deps: ['$FS', '$Page', '$UTF8ToString'],
  browser_download: (path, name) => {
    const url = URL.createObjectURL(new Blob([FS.readFile(UTF8ToString(path))]));
    const link = Object.assign(document.createElement('a'), {href: url, download: UTF8ToString(name)});
    Page.downloads = Page.downloads.then(() => {
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 60000);
      return new Promise((resolve) => setTimeout(resolve, 250));
    });
  },

  // If storage is blocked or full, nothing is kept.
  browser_store__deps: ['$UTF8ToString'],
  browser_store: (name, text) => {
    for (const store of ['sessionStorage', 'localStorage']) {
      try { window[store].setItem('surprisal/' + UTF8ToString(name), UTF8ToString(text)); } catch {}
    }
  },
  browser_stored__deps: ['$stringToNewUTF8'],
  browser_stored: (name) => {
    const key = 'surprisal/' + UTF8ToString(name);
    try {
      const text = sessionStorage.getItem(key) ?? localStorage.getItem(key);
      return text === null ? 0 : stringToNewUTF8(text);
    } catch { return 0; }
  },

  browser_write_lessons__deps: ['$FS', '$UTF8ToString'],
  browser_write_lessons: (folder) => {
    for (const lesson of document.querySelectorAll('script[type="text/markdown"][data-name]')) {
      const bytes = Uint8Array.from(atob(lesson.textContent.trim()), (c) => c.charCodeAt(0));
      FS.writeFile(UTF8ToString(folder) + '/' + lesson.dataset.name, bytes);
    }
  },

  browser_speaks_chinese: () => navigator.language.toLowerCase().startsWith('zh'),

  browser_say__deps: ['$Page'],
  browser_say: (sentence, language) => {
    const said = UTF8ToString(sentence);
    if (said === Page.said) return;
    Page.said = said;
    const region = document.getElementById('said');
    region.lang = UTF8ToString(language);
    region.textContent = said;
  },

  browser_fragment__deps: ['$stringToNewUTF8'],
  browser_fragment: () => stringToNewUTF8(location.hash.slice(1)),
  browser_address__deps: ['$stringToNewUTF8'],
  browser_address: () => stringToNewUTF8(location.protocol === 'file:' ? '' : location.href.split('#')[0]),
  browser_set_fragment: (fragment) => {
    const text = UTF8ToString(fragment);
    if (location.hash.slice(1) === text) return;
    history.replaceState(null, '', text ? '#' + text : location.pathname + location.search);
  },
});
