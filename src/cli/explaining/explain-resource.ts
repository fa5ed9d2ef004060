import { join } from "node:path";
import type { Compilation } from "../../compilation.js";
import type { Address } from "../../compiler/model/address.js";
import type { Resource } from "../../compiler/model/resource.js";
import { count } from "../terminal/count.js";
import { shownPath } from "../terminal/shown-path.js";
import type { Colors } from "../terminal/terminal.js";
import { expansionOf, expansionTree, type Relations, relationsOf, type Tree } from "./explain-relations.js";
import { makersOf } from "./explain-subject.js";
import { placeText } from "./place-text.js";

/** What there is to say of a resource. */
export interface ResourceAccount extends Relations {
  readonly address: Address;
  readonly kind: string;
  readonly name: string;
  /** `file:line:column` of its call in the config; of its maker's, when it was expanded. */
  readonly place: string;
  /** What it was expanded from, the nearest first. */
  readonly madeBy: readonly Address[];
  readonly expandsTo: readonly Tree[];
  /** The files made from it and from what it expands to, relative to the working folder. */
  readonly files: readonly string[];
}

export function resourceAccount(
  resource: Resource,
  { pipeline, artifacts, sources }: Compilation,
  out: string,
  folder: string,
): ResourceAccount {
  const whole = expansionOf(resource.address, pipeline.resources);
  return {
    address: resource.address,
    kind: resource.kind,
    name: resource.name,
    place: placeText(sources.callPlace(resource.origin.site)),
    madeBy: makersOf(resource, pipeline.resources),
    expandsTo: expansionTree(resource.address, pipeline.resources),
    ...relationsOf(whole, pipeline.resources),
    files: artifacts
      .filter((artifact) => artifact.resources.some((address) => whole.has(address)))
      .map((artifact) => shownPath(join(out, artifact.path), folder)),
  };
}

const SHOWN = 20;

export function resourceText(account: ResourceAccount, colors: Colors): string {
  const made = account.madeBy.length === 0 ? "" : `made by ${account.madeBy.join(", made by ")}\n`;
  const all = account.usedByInAll;
  const users = all === account.usedBy.length ? `(${all})` : `(${account.usedBy.length}, ${all} with what uses them)`;
  const sections = [
    section("expands to", treeLines(account.expandsTo, "  ")),
    section(`uses (${account.uses.length})`, indented(account.uses)),
    section(`used by ${users}`, indented(account.usedBy)),
    section(`generates ${count(account.files.length, "file")}`, indented(account.files)),
  ];
  function section(title: string, lines: readonly string[]): string {
    if (lines.length === 0) return "";
    const more = lines.length > SHOWN ? `  and ${count(lines.length - SHOWN, "more", "more")}\n` : "";
    return `\n${colors.bold(title)}\n${lines.slice(0, SHOWN).join("\n")}\n${more}`;
  }
  return `${colors.bold(account.address)}\n${account.kind} \`${account.name}\`, declared at ${account.place}\n${made}${sections.join("")}`;
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}

function treeLines(trees: readonly Tree[], indent: string): readonly string[] {
  return trees.flatMap((tree) => [`${indent}${tree.address}`, ...treeLines(tree.expandsTo, `${indent}  `)]);
}
