// A schema registry that knows one schema, in a thread of its own: the engine's calls hold up the main one.
import { createServer } from "node:http";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { schema } from "./avro.mjs";

/** Its address, and how to end it. */
export async function startRegistry() {
  const worker = new Worker(new URL(import.meta.url));
  const port = await new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject));
  return { url: `http://127.0.0.1:${port}`, stop: () => worker.terminate() };
}

if (!isMainThread) {
  const server = createServer((_request, answer) => {
    answer.setHeader("content-type", "application/vnd.schemaregistry.v1+json");
    answer.end(JSON.stringify({ schema: JSON.stringify(schema) }));
  });
  server.listen(0, "127.0.0.1", () => parentPort?.postMessage(server.address().port));
}
