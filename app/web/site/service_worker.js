// Caches the site, which then opens without a network after the first visit. Each build has a cache of its own.
const store = 'surprisal-@BUILD@';
const files = ['./', 'index.html', 'loader.js', 'surprisal.js.gz', 'surprisal.wasm.gz', 'icon.svg', 'manifest.webmanifest'];
const fresh = files.map((file) => new Request(file, {cache: 'reload'})); // bypasses the browser's own cache

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(store).then((cache) => cache.addAll(fresh)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(caches.keys().then((names) => Promise.all(
      names.filter((name) => name.startsWith('surprisal-') && name !== store).map((name) => caches.delete(name)))));
});

// All files must come from the same build, so they come from its cache; a new build is used from the next visit on.
self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET') return;
  event.respondWith(caches.open(store)
      .then((cache) => cache.match(event.request, {ignoreSearch: true}))
      .then((kept) => kept ?? fetch(event.request)));
});
