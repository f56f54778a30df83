// Fetches the program, shows the progress, and starts it. The program is decompressed here, since most web servers do
// not compress files. In a page that contains the program, it is in elements whose ids are the file names, in base64.
(() => {
  const progress = document.getElementById('progress');
  const all = Number('@BYTES@');
  let arrived = 0;

  // What went wrong and what to do, in both languages.
  const give_up = (english, chinese) => {
    progress.hidden = true;
    document.getElementById('trouble').append(english, document.createElement('br'), chinese);
  };

  const counted = new TransformStream({
    transform(part, controller) {
      arrived += part.byteLength;
      progress.value = arrived / all;
      controller.enqueue(part);
    },
  });

  async function inflated(name, through) {
    const within = document.getElementById(name);
    const compressed = within
        ? new Blob([Uint8Array.from(atob(within.textContent.trim()), (c) => c.charCodeAt(0))]).stream()
        : (await fetched(name)).body;
    const watched = through ? compressed.pipeThrough(through) : compressed;
    return watched.pipeThrough(new DecompressionStream('gzip'));
  }

  async function fetched(name) {
    const answer = await fetch(name);
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return answer;
  }

  async function load_script(name) {
    const text = await new Response(await inflated(name)).text();
    const script = document.createElement('script');
    script.src = URL.createObjectURL(new Blob([text], {type: 'text/javascript'}));
    await new Promise((resolve, reject) => {
      Object.assign(script, {onload: resolve, onerror: reject});
      document.head.append(script);
    });
  }

  async function start() {
    const program = inflated('surprisal.wasm.gz', counted);
    await load_script('surprisal.js.gz');
    window.surprisal = await createSurprisal({
      instantiateWasm(imports, done) {
        program.then((body) => WebAssembly.instantiateStreaming(
            new Response(body, {headers: {'Content-Type': 'application/wasm'}}), imports))
            .then(({instance, module}) => done(instance, module), failed);
        return {};
      },
      onAbort: failed,
    });
  }

  function failed(reason) {
    console.error(reason);
    give_up(`Surprisal could not be loaded (${reason}). Load the page again; if that does not help, update the browser.`,
            '无法载入 Surprisal。请重新加载网页；如果仍然不行，请更新浏览器。');
  }

  // The first frame has been drawn.
  window.surprisalStarted = () => document.getElementById('start')?.remove();

  if (!document.createElement('canvas').getContext('webgl2')) {
    return give_up('Surprisal draws with WebGL2, which this browser does not offer. Turn on hardware acceleration in its ' +
                   'settings, or open this page in a current Firefox, Chrome, Edge or Safari.',
                   'Surprisal 用 WebGL2 绘图，而此浏览器没有提供。请在设置中打开硬件加速，或换用新版 Firefox、Chrome、Edge 或 Safari。');
  }
  if (!window.DecompressionStream) {
    return give_up('This browser is too old for Surprisal; please update it.', '浏览器版本太旧，请更新后再打开。');
  }
  if (location.protocol.startsWith('http')) navigator.serviceWorker?.register('service_worker.js').catch(() => {});
  start().catch(failed);
})();
