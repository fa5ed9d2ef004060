import { expect, test } from "vitest";
import { locateDiagnostics } from "../../../src/compiler/diagnose/located.js";
import type { Sources } from "../../../src/compiler/load/sources.js";
import type { Diagnostic } from "../../../src/compiler/model/diagnostic.js";

/** Sources in which a call at line n of the bundle stands in line n of the config. */
const sources: Sources = {
  locate: async ({ site, path }) => ({ file: "b.ts", line: site.line, column: site.column + path.length, length: 2 }),
  callPlace: ({ line, column }) => ({ file: "b.ts", line, column, length: 1 }),
  lineOf: ({ file, line }) => (file === "gone.ts" ? undefined : `line ${line}`),
  close: () => {},
};

function diagnostic(given: Partial<Diagnostic>): Diagnostic {
  const at = undefined;
  return { code: "a/a", severity: "error", summary: "S", detail: "D", at, resource: undefined, related: [], ...given };
}

test("places are found, sorted, and what says the same twice is said once", async () => {
  const site = { line: 9, column: 5 };
  const located = await locateDiagnostics(
    [
      diagnostic({ code: "z/z", at: { site, path: [] } }),
      diagnostic({ code: "b/b", at: { site, path: [] } }),
      diagnostic({ code: "b/b", at: { site, path: [] } }),
      diagnostic({ code: "b/b", at: { site: { line: 10, column: 1 }, path: [] } }),
      diagnostic({ at: { site, path: ["x"] }, related: [{ note: "N", at: { site, path: [] } }] }),
      diagnostic({ place: { file: "gone.ts", line: 1, column: 1, length: 1 } }),
      diagnostic({ detail: "without a place" }),
    ],
    sources,
  );
  expect(
    located.map(({ code, location }) => `${code} ${location?.file}:${location?.line}:${location?.column}`),
  ).toEqual([
    "a/a undefined:undefined:undefined",
    "b/b b.ts:9:5",
    "z/z b.ts:9:5",
    "a/a b.ts:9:6",
    "b/b b.ts:10:1",
    "a/a gone.ts:1:1",
  ]);
  expect(located[3]?.related).toEqual([
    { note: "N", location: { file: "b.ts", line: 9, column: 5, length: 2, source: "line 9" } },
  ]);
  expect(located[5]?.location?.source).toBeUndefined();
});
