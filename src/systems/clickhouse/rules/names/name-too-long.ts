import { within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { fileNamesOf } from "./file-names.js";

const table = (name: string): string => `const events = clickhouse.table("analytics.${name}", {
  columns: { id: "UInt64" },
  orderBy: ["id"],
});

const listed = [events];
`;

export const nameTooLong: Rule = {
  code: "clickhouse/name-too-long",
  severity: "error",
  summary: "A name is longer than ClickHouse can make a file of",
  why: "ClickHouse keeps objects in files of their names, in which everything but ASCII's letters, digits and underscores takes three bytes for one, and file systems take 255. Some of these it refuses only when rows are written, or when the table is dropped.",
  mend: "Give it a shorter name.",
  failing: table("é".repeat(36)),
  passing: table("é".repeat(34)),
  *check(pipeline) {
    const told = new Set<string>();
    for (const resource of pipeline.resources.values()) {
      const from = resource.madeBy ?? resource.address;
      for (const { what, name, bytes, most, path } of fileNamesOf(resource)) {
        if (bytes <= most || told.has(from)) continue;
        told.add(from);
        const made = resource.madeBy === undefined ? "" : `, which ${resource.madeBy} makes,`;
        yield {
          detail: `The ${what} \`${name}\`${made} would take ${bytes} bytes in a file's name, of which ClickHouse has ${most}. ${nameTooLong.mend}`,
          at: resource.madeBy === undefined ? within(resource.origin, ...path) : resource.origin,
          resource: from,
        };
      }
    }
  },
};
