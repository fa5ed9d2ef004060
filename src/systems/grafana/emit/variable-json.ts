import { isSqlText, type SqlText } from "../../../compiler/model/reference.js";
import type { VariableSpec } from "../schema/index.js";
import { sourceOf } from "../sources.js";
import { choices, escaped, type OptionJson, option } from "./choices.js";
import { type DatasourceRef, datasourceRef, PLUGINS, type Printing } from "./printing.js";
import { target } from "./targets.js";

export interface VariableJson {
  readonly type: "query" | "custom" | "interval" | "datasource" | "textbox" | "constant" | "adhoc";
  readonly name: string;
  readonly label?: string;
  readonly hide: 0 | 1 | 2;
  readonly query?: string | Record<string, unknown>;
  readonly datasource?: DatasourceRef;
  readonly current?: OptionJson;
  readonly options?: OptionJson[];
  readonly [option: string]: unknown;
}

const HIDDEN = { all: 0, value: 1, nothing: 2 } as const;
const SORTED = { none: 0, alphabetical: 1, numerical: 3 } as const;

export function variableJson(variable: VariableSpec, printing: Printing): VariableJson {
  const { name, label, description, show = "all" } = variable;
  const base = {
    name,
    ...(label === undefined ? {} : { label }),
    ...(description === undefined ? {} : { description }),
    hide: HIDDEN[show],
    skipUrlSync: false,
  };
  switch (variable.type) {
    case "query":
      return { ...base, type: "query", ...asked(variable, printing), ...choices(variable, []) };
    case "custom":
      return {
        ...base,
        type: "custom",
        query: variable.values.map(escaped).join(","),
        ...choices(variable, variable.values),
      };
    case "interval": {
      const { values, auto = false } = variable;
      const value = variable.value ?? values[0] ?? "1m";
      return {
        ...base,
        type: "interval",
        query: values.join(","),
        auto,
        auto_count: 30,
        auto_min: "10s",
        refresh: 2,
        current: option(value),
        options: values.map((each) => option(each, each === value)),
      };
    }
    case "datasource":
      return {
        ...base,
        type: "datasource",
        query: PLUGINS[variable.of],
        regex: variable.regex ?? "",
        refresh: 1,
        multi: false,
        includeAll: false,
        options: [],
      };
    case "text": {
      const value = variable.value ?? "";
      return { ...base, type: "textbox", query: value, current: option(value), options: [option(value)] };
    }
    case "constant": {
      const current = option(variable.value);
      return { ...base, type: "constant", query: variable.value, hide: 2, current, options: [current] };
    }
    case "adhoc": {
      const datasource = datasourceRef(
        sourceOf(variable.datasource, "sql", printing.dashboard, printing.pipeline.resources),
        printing.pipeline,
      );
      return { ...base, type: "adhoc", ...(datasource === undefined ? {} : { datasource }), filters: [] };
    }
  }
}

type QueryVariable = Extract<VariableSpec, { type: "query" }>;

function asked(variable: QueryVariable, printing: Printing): Partial<VariableJson> {
  const { pipeline, dashboard } = printing;
  const { query, regex = "", refresh = "load", sort = "alphabetical" } = variable;
  const source = sourceOf(variable.datasource, isSqlText(query) ? "sql" : "promql", dashboard, pipeline.resources);
  const datasource = datasourceRef(source, pipeline);
  return {
    ...(datasource === undefined ? {} : { datasource }),
    ...(isSqlText(query) ? sqlQuery(query, variable, printing) : promqlQuery(query)),
    regex,
    refresh: refresh === "load" ? 1 : 2,
    sort: SORTED[sort],
  };
}

/** The plugins of databases take the text itself; their editors show what is defined here. */
function sqlQuery(query: SqlText, variable: QueryVariable, printing: Printing): Partial<VariableJson> {
  const asked = target(
    { query, datasource: variable.datasource },
    { refId: "A", format: "table", isInstant: true },
    printing,
  );
  const text = String(asked.rawSql);
  return { definition: text, query: text };
}

function promqlQuery(query: string): Partial<VariableJson> {
  return { definition: query, query: { query, refId: "PrometheusVariableQueryEditor-VariableQuery", qryType: 5 } };
}
