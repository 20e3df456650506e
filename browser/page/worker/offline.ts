// After the first load the page needs no network: all that it is made of is kept, under the name of this build.
const server = self as unknown as ServiceWorkerGlobalScope;
const KEPT = "jixiao-@build@";
const PARTS = "@parts@".split(" ");

async function keep(): Promise<void> {
  const cache = await caches.open(KEPT);
  await cache.addAll(PARTS);
  await server.skipWaiting();
}

async function takeOver(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith("jixiao-") && name !== KEPT);
  await Promise.all(old.map((name) => caches.delete(name)));
  await server.clients.claim();
}

async function given(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreSearch: true })) ?? fetch(request);
}

server.addEventListener("install", (event) => event.waitUntil(keep()));
server.addEventListener("activate", (event) => event.waitUntil(takeOver()));
server.addEventListener("fetch", (event) => {
  if (event.request.method === "GET") event.respondWith(given(event.request));
});
