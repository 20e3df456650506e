// After the first load the page needs no network: all that it is made of is kept, under the name of this build.
declare const self: ServiceWorkerGlobalScope;
const KEPT = "jixiao-@build@";
const PARTS = "@parts@".split(" ");

async function keep(): Promise<void> {
  const cache = await caches.open(KEPT);
  await cache.addAll(PARTS);
  await self.skipWaiting();
}

async function takeOver(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith("jixiao-") && name !== KEPT);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function given(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreSearch: true })) ?? fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(keep()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("fetch", (event) => {
  if (event.request.method === "GET") event.respondWith(given(event.request));
});
export {};
