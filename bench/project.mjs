import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const PER_FILE = 50;

/** All names have one length and stand in no other word: what is generated can be taken apart at them. */
export function namesOf(tables) {
  return Array.from({ length: tables }, (_, index) => `t${String(index).padStart(5, "0")}`);
}

/** A project of so many tables, each with a view, spread over files as a large project is. */
export function writeProject(folder, tables, perFile = PER_FILE) {
  mkdirSync(join(folder, "tables"), { recursive: true });
  const names = namesOf(tables);
  const exports = [];
  for (let start = 0; start < names.length; start += perFile) {
    const file = `from${start}`;
    const declarations = names
      .slice(start, start + perFile)
      .map(tableWithView)
      .join("\n");
    writeFileSync(
      join(folder, "tables", `${file}.ts`),
      `import { clickhouse, sql } from "headrace";\n\n${declarations}`,
    );
    exports.push(`export * from "./${file}.js";\n`);
  }
  writeFileSync(join(folder, "tables", "index.ts"), exports.join(""));
  writeFileSync(
    join(folder, "pipeline.config.ts"),
    `import { definePipeline } from "headrace";
import * as tables from "./tables/index.js";

export default definePipeline({ name: "bench", tables });
`,
  );
}

/** Gives the first table a codec that it did not have, or takes it away again. */
export function changeFirstTable(folder) {
  const path = join(folder, "tables", "from0.ts");
  const text = readFileSync(path, "utf8");
  const [plain, changed] = ['id: "UInt64"', 'id: { type: "UInt64", codec: "Delta, ZSTD" }'];
  writeFileSync(path, text.includes(changed) ? text.replace(changed, plain) : text.replace(plain, changed));
}

function tableWithView(name) {
  return `export const ${name} = clickhouse.table("bench.${name}", {
  columns: { id: "UInt64", at: "DateTime64(3)", kind: "LowCardinality(String)", amount: "Decimal(18, 2)" },
  orderBy: ["kind", "at", "id"],
  partitionBy: sql\`toYYYYMM(at)\`,
});
export const ${name}View = clickhouse.view("bench.${name}_by_kind", {
  query: sql\`SELECT kind, count() AS events, sum(amount) AS total FROM \${${name}} GROUP BY kind\`,
});
`;
}
