import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escapeMessage, escapeProperty, printGithub } from "../../../src/compiler/diagnose/print/github.js";
import { printGitlab } from "../../../src/compiler/diagnose/print/gitlab.js";
import { printJson } from "../../../src/compiler/diagnose/print/json.js";
import { repositoryPath } from "../../../src/compiler/diagnose/print/repository-path.js";
import { printSarif } from "../../../src/compiler/diagnose/print/sarif.js";
import { diagnostic, location, WARNING } from "./diagnostics.js";

const RELATED = diagnostic({ related: [{ note: "declared here", location: location("a", 3, 1, 1) }] });

test("JSON", () => {
  expect(JSON.parse(printJson([RELATED, WARNING]))).toEqual({
    version: 1,
    diagnostics: [
      {
        code: "clickhouse/unknown-column",
        severity: "error",
        summary: "ORDER BY names a column that is not there",
        detail: "analytics.orders has no column `idd`. Did you mean `id`?",
        location: { file: "pipeline.config.ts", line: 24, column: 13 },
        resource: "clickhouse.table/analytics.orders",
        related: [{ note: "declared here", location: { file: "pipeline.config.ts", line: 3, column: 1 } }],
      },
      expect.objectContaining({ location: null, related: [] }),
    ],
  });
});

describe("GitHub", () => {
  test("one command each", () => {
    expect(printGithub([RELATED, WARNING], { folderInRepository: "deploy" })).toBe(
      "::error file=deploy/pipeline.config.ts,line=24,col=13," +
        "title=clickhouse/unknown-column%3A ORDER BY names a column that is not there::" +
        "analytics.orders has no column `idd`. Did you mean `id`?%0Apipeline.config.ts:3: declared here\n" +
        "::warning title=resolve/unreached%3A A resource is listed nowhere::" +
        "postgres.table/a is not reached, 100%25: list it,%0Aor remove it.\n",
    );
  });

  test("escaping can be undone, and leaves nothing that ends a line, a property or a command", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("%", "\r", "\n", ":", ",", "0", "A", "2", "5", "é") }), (text) => {
        expect(decodeURIComponent(escapeMessage(text))).toBe(text);
        expect(decodeURIComponent(escapeProperty(text))).toBe(text);
        expect(escapeMessage(text)).not.toMatch(/[\r\n]/);
        expect(escapeProperty(text)).not.toMatch(/[\r\n:,]/);
      }),
    );
  });
});

test("GitLab: fingerprints stay while lines move, and differ between diagnostics", () => {
  const options = { configFile: "pipeline.config.ts" };
  const read = (text: string) => JSON.parse(text) as Record<string, unknown>[];
  const [first, second, warning] = read(printGitlab([diagnostic(), diagnostic(), WARNING], options));
  const [moved] = read(printGitlab([diagnostic({ location: location("x", 99, 1, 1) })], options));
  expect(first).toEqual({
    description: "ORDER BY names a column that is not there. analytics.orders has no column `idd`. Did you mean `id`?",
    check_name: "clickhouse/unknown-column",
    fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
    severity: "major",
    location: { path: "pipeline.config.ts", lines: { begin: 24 } },
  });
  expect(moved?.fingerprint).toBe(first?.fingerprint);
  expect(second?.fingerprint).not.toBe(first?.fingerprint);
  expect(warning).toMatchObject({ severity: "minor", location: { path: "pipeline.config.ts", lines: { begin: 1 } } });
});

test("SARIF", () => {
  const code = { code: WARNING.code, severity: "warning", summary: "S", why: "W", mend: "M" } as const;
  const spaced = diagnostic({ location: { ...location("x", 2, 3, 4), file: "a b/ü.ts" } });
  const log = JSON.parse(printSarif([RELATED, WARNING, spaced], { version: "1.2.3", codes: [code] }));
  expect(log.version).toBe("2.1.0");
  expect(log.runs).toHaveLength(1);
  const [run] = log.runs;
  expect(run.tool.driver).toEqual({
    name: "Headrace",
    version: "1.2.3",
    rules: [
      { id: "clickhouse/unknown-column" },
      {
        id: "resolve/unreached",
        shortDescription: { text: "S" },
        fullDescription: { text: "W" },
        help: { text: "M" },
        defaultConfiguration: { level: "warning" },
      },
    ],
  });
  expect(run.results[0]).toEqual({
    ruleId: "clickhouse/unknown-column",
    ruleIndex: 0,
    level: "error",
    message: {
      text: "ORDER BY names a column that is not there. analytics.orders has no column `idd`. Did you mean `id`?",
    },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: "pipeline.config.ts", uriBaseId: "%SRCROOT%" },
          region: { startLine: 24, startColumn: 13, endColumn: 18 },
        },
        logicalLocations: [{ fullyQualifiedName: "clickhouse.table/analytics.orders", kind: "resource" }],
      },
    ],
    relatedLocations: [
      {
        id: 0,
        message: { text: "declared here" },
        physicalLocation: {
          artifactLocation: { uri: "pipeline.config.ts", uriBaseId: "%SRCROOT%" },
          region: { startLine: 3, startColumn: 1, endColumn: 2 },
        },
      },
    ],
  });
  expect(run.results[1]).toMatchObject({ ruleIndex: 1, level: "warning" });
  expect(run.results[1].locations[0].physicalLocation).toBeUndefined();
  expect(run.results[2].locations[0].physicalLocation.artifactLocation.uri).toBe("a%20b/%C3%BC.ts");
});

test("paths from the repository's root", () => {
  expect(repositoryPath("a/b.ts", {})).toBe("a/b.ts");
  expect(repositoryPath("../shared/b.ts", { folderInRepository: "deploy/shop" })).toBe("deploy/shared/b.ts");
  expect(repositoryPath("../../b.ts", { folderInRepository: "deploy" })).toBe("../b.ts");
});
