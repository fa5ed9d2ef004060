import type { DashboardSpec, PanelSpec, RowSpec } from "../../../systems/grafana/public.js";
import type { Objective } from "../objective.js";
import { rowOf } from "./panels.js";

const WINDOWS = ["1h", "6h", "1d", "3d"] as const;

/** What is left of each objective's budget, and how fast it is used up. */
export function objectivesDashboard(objectives: readonly Objective[]): DashboardSpec {
  return {
    title: "Objectives",
    description: "What is promised, how much may still go wrong, and how fast that is used up.",
    tags: ["headrace"],
    refresh: "1m",
    from: "now-7d",
    rows: objectives.flatMap(rowOfObjective),
  };
}

function rowOfObjective(objective: Objective): readonly RowSpec[] {
  const { name, objective: promised, window, description } = objective;
  return rowOf(`${name}: ${promised} % over ${window}`, [
    {
      type: "stat",
      title: "Budget left",
      description: description ?? `Of what may go wrong over ${window}.`,
      query: { $promql: [objective.left] },
      unit: "percentunit",
      decimals: 1,
      thresholds: [{ color: "red" }, { value: 0, color: "orange" }, { value: 0.25, color: "green" }],
      width: 6,
      height: 4,
    },
    {
      type: "stat",
      title: "Burn rate of the last hour",
      description: `At 1 the budget lasts ${window}.`,
      query: { $promql: [burnRate(objective, "1h")] },
      unit: "short",
      decimals: 2,
      thresholds: [{ color: "green" }, { value: 1, color: "orange" }, ...pagedFrom(objective)],
      width: 6,
      height: 4,
    },
    {
      type: "stat",
      title: `Kept over ${window}`,
      query: { $promql: [`1 - ${objective.errors(window)}`] },
      unit: "percentunit",
      decimals: 3,
      thresholds: [{ color: "red" }, { value: promised / 100, color: "green" }],
      width: 12,
      height: 4,
    },
    ...courses(objective),
  ]);
}

function courses(objective: Objective): readonly PanelSpec[] {
  return [
    {
      type: "timeseries",
      title: "Budget left over time",
      query: { $promql: [objective.left] },
      legendFormat: "left",
      unit: "percentunit",
      thresholds: [{ color: "transparent" }, { value: 0, color: "red" }],
      showThresholds: "line",
    },
    {
      type: "timeseries",
      title: "Burn rate",
      description: "How many times as fast as the budget allows; the line is from where on somebody is woken.",
      queries: WINDOWS.map((window) => ({
        query: { $promql: [burnRate(objective, window)] },
        legendFormat: window,
      })),
      unit: "short",
      thresholds: [{ color: "transparent" }, ...pagedFrom(objective)],
      showThresholds: "line",
    },
  ];
}

function burnRate({ errors, budget }: Objective, window: string): string {
  return `${errors(window)} / ${budget}`;
}

function pagedFrom({ paged }: Objective): readonly { readonly value: number; readonly color: string }[] {
  return paged === undefined ? [] : [{ value: paged, color: "red" }];
}
