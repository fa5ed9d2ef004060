import { didYouMean } from "../../../compiler/model/nearest.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { isConsumerSetting } from "./librdkafka-setting.js";
import { tableSettings } from "./table-settings.js";

const table = (setting: string): string => `const events = clickhouse.table("analytics.events", {
  columns: { id: "UInt64" },
  orderBy: ["id"],
  settings: { ${setting}: 4096 },
});

const listed = [events];
`;

export const unknownSetting: Rule = {
  code: "clickhouse/unknown-setting",
  severity: "error",
  summary: "A table has a setting that its engine does not know",
  why: "ClickHouse refuses the table.",
  mend: "Correct the name; `docs/reference` links to the settings of each engine.",
  failing: table("index_granularty"),
  passing: table("index_granularity"),
  *check(pipeline) {
    for (const { resource, engine, name, known, own, atName } of tableSettings(pipeline)) {
      if (known !== undefined || isConsumerSetting(engine, name)) continue;
      yield {
        detail: `The engine ${engine} has no setting \`${name}\`.${didYouMean(name, Object.keys(own))}`,
        at: atName,
        resource: resource.address,
      };
    }
  },
};
