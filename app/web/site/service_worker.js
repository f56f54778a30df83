// Caches the site, so that it opens without a network once it has been visited. Each build has a cache of its own.
const store = 'surprisal-@BUILD@';
const files = ['./', 'index.html', 'loader.js', 'surprisal.js.gz', 'surprisal.wasm.gz', 'icon.svg', 'manifest.webmanifest'];
const fresh = files.map((file) => new Request(file, {cache: 'reload'})); // not from the browser's cache, which may be older

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(store).then((cache) => cache.addAll(fresh)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(caches.keys().then((names) => Promise.all(
      names.filter((name) => name.startsWith('surprisal-') && name !== store).map((name) => caches.delete(name)))));
});

// The parts of one build belong together, so they come from its store; a new build arrives with the next visit.
self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET') return;
  event.respondWith(caches.open(store)
      .then((cache) => cache.match(event.request, {ignoreSearch: true}))
      .then((kept) => kept ?? fetch(event.request)));
});
