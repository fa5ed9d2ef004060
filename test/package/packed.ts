import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";

export const root = join(import.meta.dirname, "..", "..");

/** A leftover of an earlier build, such as a developer's dist/ holds. */
export const LEFTOVER = "dist/chunk-LEFTOVER.js";

export interface Packed {
  /** The folder that everything lies in; to be removed. */
  readonly folder: string;
  readonly tarball: string;
  readonly files: readonly string[];
}

/** Packs a copy of the repository: the build of its own would take dist/ away from under the other tests. */
export async function pack(): Promise<Packed> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "headrace-package-")));
  try {
    return await packInto(folder);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

async function packInto(folder: string): Promise<Packed> {
  const copy = join(folder, "repository");
  mkdirSync(copy);
  const left = new Set([".git", "node_modules", "dist", ".cache"]);
  for (const name of readdirSync(root).filter((each) => !left.has(each))) {
    cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  const packages = join(copy, "node_modules");
  mkdirSync(packages);
  for (const name of readdirSync(join(root, "node_modules")).filter((each) => !left.has(each))) {
    symlinkSync(join(root, "node_modules", name), join(packages, name));
  }
  mkdirSync(join(copy, "dist"));
  writeFileSync(join(copy, LEFTOVER), "// of an earlier build\n");
  const { stdout } = await execa("npm", ["pack", "--json", "--pack-destination", folder], { cwd: copy });
  const [described]: { filename: string; files: { path: string }[] }[] = JSON.parse(
    stdout.slice(stdout.indexOf("[\n")),
  );
  if (described === undefined) throw new Error("npm pack said nothing");
  const tarball = join(folder, described.filename);
  if (!existsSync(tarball)) throw new Error(`npm pack wrote no ${tarball}`);
  return { folder, tarball, files: described.files.map((file) => file.path).sort() };
}

/** An empty project, with the package installed as a user would. */
export async function install({ folder, tarball }: Packed): Promise<string> {
  const project = join(folder, "project");
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), '{ "name": "shop", "private": true, "type": "module" }\n');
  await execa("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", tarball], { cwd: project });
  return project;
}
