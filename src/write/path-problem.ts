import { LOCK_NAME, STAGING_NAME } from "./names.js";

const COMPONENT_BYTES = 255;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const UNUSABLE = /[\u0000-\u001f\u007f\\]/;

/** What nearly all paths are: nothing in them needs a closer look. */
const PLAIN = /^(?:[a-z0-9_][a-z0-9_.-]{0,100}\/){0,20}[a-z0-9_][a-z0-9_.-]{0,100}$/i;

/** Why a path can't be a generated file's; undefined when it can. */
export function pathProblem(path: string): string | undefined {
  if (PLAIN.test(path) && !path.toLowerCase().startsWith("headrace")) return undefined;
  if (path === "") return "is empty";
  if (path.startsWith("/")) return "is absolute";
  if (UNUSABLE.test(path)) return "holds a backslash or a control character";
  for (const component of path.split("/")) {
    if (component === "") return "has an empty component";
    if (component === "." || component === "..") return `has \`${component}\` in it`;
    if (Buffer.byteLength(component) > COMPONENT_BYTES) return `has a component of more than ${COMPONENT_BYTES} bytes`;
  }
  const first = path.split("/", 1)[0]?.toLowerCase();
  if (first === LOCK_NAME || first === STAGING_NAME) return "is reserved for Headrace itself";
  return undefined;
}
