import type { Address } from "../../model/address.js";
import { recordOf } from "../../model/declaration.js";
import { pipelineOf } from "../../model/pipeline-definition.js";
import { secretPathOf } from "../../model/secret.js";
import { sqlPiecesOf } from "../../model/sql-template.js";
import { NOT_A_RESOURCE, UNDEFINED_VALUE } from "./codes.js";
import { described, isPlainObject } from "./described.js";
import { UNDEFINED_CAUSES } from "./encode-value.js";
import { addressOfRecord, type Encoder } from "./encoder.js";
import { guarded } from "./guarded.js";

/** The resources that the groups of `definePipeline` list, in their order, each once. */
export function listGroups(options: object, encoder: Encoder): readonly Address[] {
  const listed = new Set<Address>();
  for (const [group, value] of Object.entries(options)) {
    if (group === "name") continue;
    encoder.inside(group, () => guarded(encoder, () => listGroup(value, listed, encoder)));
  }
  return [...listed];
}

function listGroup(value: unknown, listed: Set<Address>, encoder: Encoder): void {
  if (Array.isArray(value)) listItems(value, listed, encoder);
  else if (isModule(value)) listExports(value, listed);
  else listItem(value, listed, encoder);
}

function listItems(items: readonly unknown[], listed: Set<Address>, encoder: Encoder): void {
  if (encoder.open.includes(items)) {
    encoder.report(NOT_A_RESOURCE, "is a list that contains itself.");
    return;
  }
  encoder.open.push(items);
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    encoder.inside(index, () => {
      if (Array.isArray(item)) listItems(item, listed, encoder);
      else listItem(item, listed, encoder);
    });
  }
  encoder.open.pop();
}

function listItem(value: unknown, listed: Set<Address>, encoder: Encoder): void {
  const record = recordOf(value);
  if (record !== undefined) listed.add(addressOfRecord(record));
  else if (value === undefined) encoder.report(UNDEFINED_VALUE, `is undefined.${UNDEFINED_CAUSES}`);
  else encoder.report(NOT_A_RESOURCE, `is ${described(value)}.${adviceFor(value)}`);
}

/** Of a module, what is exported as a resource or as a list of them; it may export anything else besides. */
function listExports(module: object, listed: Set<Address>): void {
  for (const value of Object.values(module)) {
    for (const each of Array.isArray(value) ? value.flat(Number.POSITIVE_INFINITY) : [value]) {
      const record = recordOf(each);
      if (record !== undefined) listed.add(addressOfRecord(record));
    }
  }
}

/** A module namespace, which the bundle holds as a plain object, or an object used like one. */
function isModule(value: unknown): value is object {
  if (typeof value !== "object" || value === null || !isPlainObject(value)) return false;
  const branded = [recordOf, sqlPiecesOf, secretPathOf, pipelineOf].some((brand) => brand(value) !== undefined);
  return !branded;
}

function adviceFor(value: unknown): string {
  if (typeof value === "function") return " To list what it makes, call it.";
  if (value instanceof Promise) return " Write `await` before it.";
  return " A group is a resource, a list of resources, or a module that exports them.";
}
