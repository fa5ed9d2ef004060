import { isJsonObject, type Json } from "../../../src/compiler/model/json.js";
import type { Declaration, LoadedConfig } from "../../../src/compiler/model/loaded-config.js";

/** One change to one column's definition; whatever else names the column is left as it is. */
export interface Mutation {
  /** `drop public.orders.status`. */
  readonly title: string;
  readonly config: LoadedConfig;
}

/** Of ClickHouse those that keep rows: queues and what only passes events on say the same again. */
function isMutated({ kind, options }: Declaration): boolean {
  if (kind === "postgres.table") return true;
  return kind === "clickhouse.table" && options.orderBy !== undefined;
}

/** Every column of every table that the config declares: renamed, dropped and retyped, one at a time. */
export function* mutations(config: LoadedConfig): Iterable<Mutation> {
  for (const declaration of config.declarations) {
    const { columns } = declaration.options;
    if (!isMutated(declaration) || !isJsonObject(columns)) continue;
    for (const [name, definition] of Object.entries(columns)) {
      const change = (verb: string, to: readonly [string, Json][]): Mutation => ({
        title: `${verb} ${declaration.name}.${name}`,
        config: withColumns(config, declaration, name, to),
      });
      yield change("rename", [[`${name}_renamed`, definition]]);
      yield change("drop", []);
      yield change("retype", [[name, retyped(definition)]]);
    }
  }
}

function withColumns(
  config: LoadedConfig,
  declaration: Declaration,
  column: string,
  to: readonly [string, Json][],
): LoadedConfig {
  const { columns } = declaration.options;
  if (!isJsonObject(columns)) return config;
  const changed = Object.entries(columns).flatMap(([name, definition]): readonly [string, Json][] =>
    name === column ? to : [[name, definition]],
  );
  const options = { ...declaration.options, columns: Object.fromEntries(changed) };
  return {
    ...config,
    declarations: config.declarations.map((each) => (each === declaration ? { ...each, options } : each)),
  };
}

/** Numbers and times become texts, texts become numbers; NOT NULL stays. */
function retyped(definition: Json): Json {
  if (isJsonObject(definition)) return { ...definition, type: retyped(definition.type ?? "") };
  const written = String(definition);
  if (/^[A-Z]/.test(written)) return /^(LowCardinality\()?(Nullable\()?String/.test(written) ? "UInt64" : "String";
  const notNull = /not null|primary key/i.test(written) ? " not null" : "";
  return `${/^(var)?char|^text/.test(written) ? "integer" : "varchar(20)"}${notNull}`;
}
