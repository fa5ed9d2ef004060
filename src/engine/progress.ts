import { openSync, writeSync } from "node:fs";

/** Notes an index in a file, in microseconds; it can still be read when the process is gone. */
export function recordProgress(path: string): (index: number) => void {
  const file = openSync(path, "w");
  const bytes = Buffer.alloc(4);
  return (index) => {
    bytes.writeUInt32LE(index);
    writeSync(file, bytes, 0, 4, 0);
  };
}
