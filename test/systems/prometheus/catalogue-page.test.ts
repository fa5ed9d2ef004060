import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { COMPONENTS, exposition } from "../../../src/systems/prometheus/catalogue/exposition.js";

test("the page on monitoring says of each component where its metrics are known from, and why not by a scrape", () => {
  const page = readFileSync(join(import.meta.dirname, "..", "..", "..", "docs", "monitoring.md"), "utf8");
  const [, section = ""] = page.split("## Where the metrics are known from");
  const rows = section.split("\n").filter((line) => line.startsWith("| `"));
  const told = rows.map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  const known = COMPONENTS.map(exposition).map(({ component, version, source, uncollected = "" }) => [
    `\`${component}\``,
    version,
    source,
    uncollected,
  ]);
  expect(told.sort()).toEqual(known.sort());
});
