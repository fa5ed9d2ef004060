import { within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { type Flow, type Flows, flowsIn } from "../../flow.js";

const views = (target: string): string => `const clicks = clickhouse.table("analytics.clicks", {
  columns: { id: "UInt64", page: "String" },
  orderBy: ["id"],
});
const visits = clickhouse.table("analytics.visits", {
  columns: { id: "UInt64", page: "String" },
  orderBy: ["id"],
});
const pages = clickhouse.table("analytics.pages", {
  columns: { id: "UInt64", page: "String" },
  orderBy: ["id"],
});
const there = clickhouse.materializedView("analytics.to_visits", {
  to: visits,
  query: sql\`SELECT id, page FROM \${clicks}\`,
});
const onwards = clickhouse.materializedView("analytics.to_pages", {
  to: ${target},
  query: sql\`SELECT id, page FROM \${visits}\`,
});

const listed = [there, onwards, pages];
`;

export const cyclicViews: Rule = {
  code: "clickhouse/cyclic-views",
  severity: "error",
  summary: "Views write into what they read",
  why: "An incremental view is part of each insert into the table that it reads. Where its rows come back there, ClickHouse takes the views, but then refuses every insert into the tables (error 306).",
  mend: "Let the last of them write into another table.",
  failing: views("clicks"),
  passing: views("pages"),
  *check(pipeline) {
    const flows = flowsIn(pipeline);
    const told = new Set<Flow>();
    for (const flow of flows.all) {
      const circle = told.has(flow) ? undefined : circleOf(flow, flows);
      if (circle === undefined) continue;
      for (const each of circle) told.add(each);
      const [{ view, from } = flow] = circle;
      yield {
        detail: `${circle.map((each) => `\`${each.view.name}\``).join(", ")} ${circle.length === 1 ? "brings" : "bring"} the rows of \`${from?.name}\` back into it. ${cyclicViews.mend}`,
        at: within(view.origin, "to"),
        resource: view.address,
        related: circle.slice(1).map((each) => ({ at: within(each.view.origin, "to"), note: "a view of the circle" })),
      };
    }
  },
};

/** The views through which rows come back to where one takes them from; the shortest way, in the rows' order. */
function circleOf(start: Flow, flows: Flows): readonly Flow[] | undefined {
  const ways: (readonly Flow[])[] = [[start]];
  const seen = new Set<Flow>([start]);
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    const into = way.at(-1)?.into.address;
    if (into === start.from?.address) return way;
    for (const next of into === undefined ? [] : (flows.from.get(into) ?? [])) {
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return undefined;
}
