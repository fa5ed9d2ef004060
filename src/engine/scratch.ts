import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { progressFile } from "./protocol.js";

/**
 * Lets `Replicated*` tables and `Distributed` tables over the clusters `cluster` and `default` be created, and backups
 * be written to a disk of its own. By its port the one server of `default` is this one, to which ClickHouse opens no
 * connection: its tables are written and read.
 */
const serverConfig = (root: string) => `<clickhouse>
  <tcp_port>1</tcp_port>
  <timezone>UTC</timezone>
  <macros><shard>01</shard><replica>replica-1</replica><cluster>cluster</cluster></macros>
  <remote_servers>
    <cluster><shard><replica><host>127.0.0.1</host><port>9000</port></replica></shard></cluster>
    <default><shard><replica><host>127.0.0.1</host><port>1</port></replica></shard></default>
  </remote_servers>
  <graphite_rollup><default><function>any</function><retention><age>0</age><precision>60</precision></retention></default></graphite_rollup>
  <keeper_map_path_prefix>/keeper_map</keeper_map_path_prefix>
  <zookeeper><implementation>testkeeper</implementation></zookeeper>
  <storage_configuration><disks><backups><type>local</type><path>${root}/backups/</path></backups></disks></storage_configuration>
  <backups><allowed_disk>backups</allowed_disk></backups>
</clickhouse>
`;

const removal = { recursive: true, force: true, maxRetries: 5 };
const memoryFolder = "/dev/shm";
const memoryFloor = 1024 ** 3;

/** The embedded engine's own folder, removed with it. */
export interface Scratch {
  readonly root: string;
  readonly configFile: string;
  /** Makes it. Who removes it must run before: this process may be ended at any moment. */
  make(): void;
  /** The index of the statement that the child was at last; undefined before the first. */
  progress(): Promise<number | undefined>;
  writeInsert(data: Uint8Array): Promise<string>;
  remove(): Promise<void>;
  removeNow(): void;
}

export function planScratch(parent: string = scratchParent()): Scratch {
  const root = join(parent, `headrace-engine-${randomUUID()}`);
  const configFile = join(root, "server.xml");
  return {
    root,
    configFile,
    make() {
      mkdirSync(root, { mode: 0o700 });
      writeFileSync(configFile, serverConfig(root));
    },
    async progress() {
      const path = join(root, progressFile);
      if (!existsSync(path)) return undefined;
      const bytes = await readFile(path);
      return bytes.length === 4 ? bytes.readUInt32LE(0) : undefined;
    },
    async writeInsert(data) {
      const path = join(root, "insert");
      await writeFile(path, data);
      return path;
    },
    remove: async () => {
      await removedBySystem(root);
      await rm(root, removal);
    },
    removeNow: () => rmSync(root, removal),
  };
}

/** A thousand tables are tens of thousands of files: the system's own `rm` takes them away beside this process. */
function removedBySystem(root: string): Promise<void> {
  return new Promise((resolve) => {
    const process = spawn("rm", ["-rf", "--", root], { stdio: "ignore" });
    // Whatever it did not remove, or if there is none, is removed after it.
    process.once("error", () => resolve());
    process.once("exit", () => resolve());
  });
}

/** Memory where there is plenty: a table's files cost several times its CREATE on a slow disk. TMPDIR wins. */
function scratchParent(): string {
  if (process.env.TMPDIR !== undefined || process.platform !== "linux" || !existsSync(memoryFolder)) return tmpdir();
  const { bavail, bsize } = statfsSync(memoryFolder);
  return bavail * bsize >= memoryFloor && isWritable(memoryFolder) ? memoryFolder : tmpdir();
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
