import { types } from "node:util";
import { recordOf } from "../../model/declaration.js";
import { pipelineOf } from "../../model/pipeline-definition.js";
import { promqlPiecesOf } from "../../model/promql-template.js";
import { secretPathOf } from "../../model/secret.js";
import { sqlPiecesOf } from "../../model/sql-template.js";

/** What a value is, for a sentence: "a Date", "the number NaN", "an instance of Money". Never its content. */
export function described(value: unknown): string {
  switch (typeof value) {
    case "undefined":
      return "undefined";
    case "string":
      return "a string";
    case "number":
      return Number.isFinite(value) ? "a number" : `the number ${value}`;
    case "object":
      return value === null ? "null" : describedObject(value);
    default:
      return `a ${typeof value}`;
  }
}

function describedObject(value: object): string {
  if (types.isProxy(value)) return "a proxy";
  if (recordOf(value) !== undefined) return "a resource";
  if (sqlPiecesOf(value) !== undefined) return "SQL";
  if (promqlPiecesOf(value) !== undefined) return "PromQL";
  if (secretPathOf(value) !== undefined) return "a secret";
  if (pipelineOf(value) !== undefined) return "a pipeline";
  if (Array.isArray(value)) return "a list";
  if (isPlainObject(value)) return "an object";
  const name = classNameOf(value);
  if (name === undefined) return "an object with a prototype of its own";
  return `${/^[AEIOU]/.test(name) ? "an" : "a"} ${name}`;
}

/** Whether an object is one that was written as `{ … }`, or a module namespace. */
export function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function classNameOf(value: object): string | undefined {
  const name: unknown = value.constructor?.name;
  return typeof name === "string" && name !== "" ? name : undefined;
}
