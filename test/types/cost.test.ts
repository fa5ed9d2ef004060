import { expect, it } from "vitest";
import { problemsOf, programOf, type Texts } from "./typescript-program.js";

const TABLES = 1_000;
const PER_FILE = 50;
const MOST_INSTANTIATIONS = 20;
const MOST_TYPES = 30;

type Declarations = (number: number) => string;

function configOf(tables: number, declarations: Declarations): Texts {
  const files: Record<string, string> = {
    "source.ts": `import { postgres, secret } from "headrace";
export const shop = postgres.source("shop", { host: "db", database: "shop", user: "u", password: secret("a/b") });
`,
    "pipeline.config.ts": `import { definePipeline } from "headrace";
import * as tables from "./tables/index.js";
export default definePipeline({ name: "shop", tables });
`,
  };
  let index = "export {};\n";
  for (let start = 0; start < tables; start += PER_FILE) {
    const numbers = Array.from({ length: Math.min(PER_FILE, tables - start) }, (_, offset) => start + offset);
    files[`tables/from${start}.ts`] = `import { clickhouse, postgres } from "headrace";
import { shop } from "../source.js";
${numbers.map(declarations).join("")}`;
    index += `export * from "./from${start}.js";\n`;
  }
  return { ...files, "tables/index.ts": index };
}

/** No two tables have the same columns: nothing that is computed for one serves another. */
const table: Declarations = (number) => `export const table${number} = postgres.table("public.t${number}", {
  source: shop,
  columns: { id: "bigint not null", own${number}: "text", total: "numeric(12,2) not null", at: "timestamptz not null" },
  primaryKey: ["id"],
  replicaIdentity: "full",
});
`;

const mirrored: Declarations = (
  number,
) => `${table(number)}export const mirror${number} = clickhouse.mirror("analytics.t${number}", {
  of: table${number},
  orderBy: ["id", "at"],
  columns: { own${number}: "LowCardinality(String)" },
});
`;

interface Cost {
  readonly instantiations: number;
  readonly types: number;
}

function costOf(texts: Texts): Cost {
  const program = programOf(texts);
  expect(problemsOf(program)).toEqual([]);
  return { instantiations: program.getInstantiationCount(), types: program.getTypeCount() };
}

function difference(less: Cost, more: Cost): Cost {
  const each = (what: keyof Cost): number => (more[what] - less[what]) / TABLES;
  return { instantiations: each("instantiations"), types: each("types") };
}

it(`a table, and its mirror, cost ${MOST_INSTANTIATIONS} instantiations and ${MOST_TYPES} types each at most`, () => {
  const nothing = costOf(configOf(0, table));
  const tables = costOf(configOf(TABLES, table));
  const all = costOf(configOf(TABLES, mirrored));
  const costs = { table: difference(nothing, tables), mirror: difference(tables, all) };
  for (const cost of Object.values(costs)) {
    expect(cost.instantiations, JSON.stringify(costs)).toBeLessThanOrEqual(MOST_INSTANTIATIONS);
    expect(cost.types, JSON.stringify(costs)).toBeLessThanOrEqual(MOST_TYPES);
  }
});
