/** The embedded engine's process. It ends by SIGKILL: closing a session with Replicated tables open hangs. */
import { join } from "node:path";
import { isMainThread, Worker, workerData } from "node:worker_threads";
import { type Connections, openConnections } from "./connections.js";
import type { Statement } from "./engine.js";
import { vanish, vanishWithParent } from "./orphan.js";
import { recordProgress } from "./progress.js";
import { type Answer, dataFolder, isRequest, progressFile, type Reply, type Request } from "./protocol.js";

type OpenRequest = Request & { readonly kind: "open" };
type RunRequest = Request & { readonly kind: "run" };

interface Opened {
  readonly connections: Connections;
  readonly noteProgress: (index: number) => void;
}

if (isMainThread) serveParent();
else watchParent(workerData);

function serveParent(): void {
  const parent = process.ppid;
  // Known from the start: the parent may go before it has asked for anything.
  let root = process.argv[2];
  let opened: Opened | undefined;

  process.on("disconnect", () => vanish(root));
  // It may have gone while this was being loaded, which nobody tells any more.
  if (!process.connected) vanish(root);
  process.on("message", (message: unknown) => {
    if (!isRequest(message)) throw new TypeError("unknown request");
    if (message.kind === "open") void open(message).then((reply) => process.send?.(reply));
    else process.send?.(run(message, opened));
  });

  async function open(request: OpenRequest): Promise<Reply> {
    root = request.root;
    try {
      process.chdir(root);
      const connections = await openConnections(join(root, dataFolder), request.connectionArguments);
      const version = connections.version();
      opened = { connections, noteProgress: recordProgress(join(root, progressFile)) };
      new Worker(new URL(import.meta.url), { workerData: { root, parent } }).unref();
      return { kind: "opened", version };
    } catch (error) {
      return { kind: "unavailable", reason: isMissing(error) ? "not-installed" : "did-not-start", detail: text(error) };
    }
  }
}

function watchParent(data: unknown): void {
  if (typeof data !== "object" || data === null || !("root" in data) || !("parent" in data)) return;
  if (typeof data.root === "string" && typeof data.parent === "number") vanishWithParent(data.root, data.parent);
}

function run(request: RunRequest, opened: Opened | undefined): Reply {
  if (opened === undefined) throw new Error("the engine is not open");
  const answers: Answer[] = [];
  for (const [index, statement] of request.statements.entries()) {
    opened.noteProgress(index);
    const answer = execute(statement, opened.connections);
    answers.push(answer);
    if (request.stopAtFirstFailure && "exception" in answer) break;
  }
  return { kind: "answers", answers };
}

function execute(statement: Statement, connections: Connections): Answer {
  try {
    return { rows: connections.execute(statement) };
  } catch (error) {
    return { exception: text(error) };
  }
}

/** chdb, or its library for this platform, is not there. */
function isMissing(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND" || code === "CHDB_PLATFORM";
}

function text(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
