/** A value of a variable, as Grafana keeps it. */
export interface OptionJson {
  readonly selected: boolean;
  readonly text: string | string[];
  readonly value: string | string[];
}

export interface ChoicesJson {
  readonly multi: boolean;
  readonly includeAll: boolean;
  readonly allValue?: string;
  readonly current?: OptionJson;
  readonly options: OptionJson[];
}

const ALL = { text: "All", value: "$__all" };

interface Choice {
  readonly multi?: boolean | undefined;
  readonly all?: boolean | undefined;
  readonly allValue?: string | undefined;
  readonly value?: string | readonly string[] | undefined;
}

/** The values of a variable of several, and which of them are chosen at the beginning. */
export function choices(
  { multi = false, all = false, allValue, value }: Choice,
  values: readonly string[],
): ChoicesJson {
  const chosen = value === undefined ? (all ? undefined : values[0]) : value;
  const selected = chosen === undefined ? [] : typeof chosen === "string" ? [chosen] : [...chosen];
  const current = chosen === undefined ? undefined : option(multi ? selected : (selected[0] ?? ""));
  const options = values.map((each) => option(each, selected.includes(each)));
  const allOption = { selected: selected.length === 0, ...ALL };
  return {
    multi,
    includeAll: all,
    ...(allValue === undefined ? {} : { allValue }),
    ...(current === undefined ? (all ? { current: allOption } : {}) : { current }),
    options: all && values.length > 0 ? [allOption, ...options] : options,
  };
}

export function option(value: string | string[], selected = true): OptionJson {
  return { selected, text: value, value };
}

/** A comma in a value of a list that commas part. */
export function escaped(value: string): string {
  return value.replaceAll(",", "\\,");
}
