import type { Column } from "../../../compiler/model/column.js";
import type { Row } from "../../../engine/index.js";
import { kindOfColumn } from "../../../patterns/dashboards/column-kinds.js";
import type { Answer } from "../board-rows.js";

/** A line of a graph: its name, and its values over time, in seconds. */
export interface Series {
  readonly name: string;
  readonly points: readonly (readonly [time: number, value: number])[];
}

/** The series of answers: a column of numbers is one, or one for each of the texts beside it. */
export function seriesOf(answers: readonly Answer[]): readonly Series[] {
  return answers.flatMap(({ columns, rows }): readonly Series[] => {
    const time = columns.find((each) => kindOfColumn(each) === "time");
    const numbers = columns.filter((each) => kindOfColumn(each) === "number");
    const texts = columns.filter((each) => kindOfColumn(each) === "text");
    if (time === undefined) return [];
    const series = new Map<string, [number, number][]>();
    for (const row of rows) {
      const labels = texts.map(({ name }) => String(row[name])).join(" ");
      for (const { name } of numbers) {
        const value = numberIn(row, name);
        if (value === undefined) continue;
        const key = labels === "" ? name : numbers.length > 1 ? `${name} ${labels}` : labels;
        const points = series.get(key) ?? [];
        points.push([secondsIn(row, time), value]);
        series.set(key, points);
      }
    }
    return [...series].map(([name, points]) => ({ name, points: points.sort(([left], [right]) => left - right) }));
  });
}

export function numberIn(row: Row, name: string): number | undefined {
  const value = row[name];
  if (value === null || value === undefined || value === "") return undefined;
  const number = typeof value === "boolean" ? Number(value) : Number(String(value));
  return Number.isFinite(number) ? number : undefined;
}

/** A time as ClickHouse writes it, `2026-01-31 10:00:00`, in UTC. */
export function secondsIn(row: Row, { name }: Column): number {
  const text = String(row[name] ?? "");
  return Date.parse(`${text.replace(" ", "T")}${text.length > 10 ? "Z" : "T00:00:00Z"}`) / 1000;
}

/** The numeric columns of an answer, each with its values. */
export function numericFields(
  answers: readonly Answer[],
): readonly { readonly name: string; readonly values: readonly number[] }[] {
  return answers.flatMap(({ columns, rows }) =>
    columns
      .filter((each) => kindOfColumn(each) === "number")
      .map(({ name }) => ({
        name,
        values: rows.flatMap((row) => {
          const value = numberIn(row, name);
          return value === undefined ? [] : [value];
        }),
      })),
  );
}
