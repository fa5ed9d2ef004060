import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const PER_FILE = 50;

/** A project of so many mirrors, with a view and a table that something is added up into for each. */
export function writeMirrors(folder, mirrors) {
  mkdirSync(join(folder, "mirrors"), { recursive: true });
  const exports = [];
  for (let start = 0; start < mirrors; start += PER_FILE) {
    const declarations = Array.from({ length: Math.min(PER_FILE, mirrors - start) }, (_, index) =>
      mirrorWithReaders(`t${String(start + index).padStart(5, "0")}`),
    );
    writeFileSync(
      join(folder, "mirrors", `from${start}.ts`),
      `import { clickhouse, postgres, sql } from "headrace";\nimport { bench } from "../source.js";\n\n${declarations.join("\n")}`,
    );
    exports.push(`export * from "./from${start}.js";\n`);
  }
  writeFileSync(join(folder, "mirrors", "index.ts"), exports.join(""));
  writeFileSync(
    join(folder, "source.ts"),
    `import { postgres, secret } from "headrace";

export const bench = postgres.source("bench", {
  host: "postgres",
  database: "bench",
  user: "debezium",
  password: secret("bench/password"),
});
`,
  );
  writeFileSync(
    join(folder, "pipeline.config.ts"),
    `import { definePipeline } from "headrace";
import * as mirrors from "./mirrors/index.js";

export default definePipeline({ name: "bench", mirrors });
`,
  );
}

function mirrorWithReaders(name) {
  return `export const ${name}Source = postgres.table("public.${name}", {
  source: bench,
  columns: { id: "bigint not null", kind: "text not null", amount: "numeric(18,2) not null", at: "timestamptz not null" },
  primaryKey: ["id"],
  replicaIdentity: "full",
});
export const ${name} = clickhouse.mirror("bench.${name}", { of: ${name}Source, orderBy: ["id"] });
export const ${name}View = clickhouse.view("bench.${name}_by_kind", {
  query: sql\`SELECT kind, count() AS events, sum(amount) AS total FROM \${${name}} GROUP BY kind\`,
});
export const ${name}Daily = clickhouse.materializedView("bench.${name}_daily", {
  refresh: "EVERY 1 HOUR",
  orderBy: ["day"],
  query: sql\`SELECT toDate(at) AS day, sum(amount) AS total FROM \${${name}} GROUP BY day\`,
});
`;
}
