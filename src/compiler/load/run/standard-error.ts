import { writeSync } from "node:fs";

/**
 * Sends everything that the config prints to standard error, at once. A worker's output would otherwise pass through
 * the compiler's thread, end up on stdout, and be lost when the config never ends.
 */
export function printToStandardError(): void {
  process.stdout.write = write;
  process.stderr.write = write;
}

function write(chunk: string | Uint8Array, ...others: unknown[]): boolean {
  writeAll(typeof chunk === "string" ? Buffer.from(chunk) : chunk);
  const callback = others.at(-1);
  if (typeof callback === "function") queueMicrotask(() => callback());
  return true;
}

function writeAll(bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(2, bytes, written);
    } catch (failure) {
      const code = failure instanceof Error && "code" in failure ? failure.code : undefined;
      // Nobody reads any more: what a config prints is not worth an error.
      if (code === "EPIPE" || code === "EBADF") return;
      if (code !== "EAGAIN") throw failure;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
    }
  }
}
