import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { otherVersion } from "../../images/proved.js";
import { PARTS, STACK } from "../schema.js";
import { partOf } from "../service.js";

const stack = (image: string): string => `const events = clickhouse.table("analytics.events", {
  columns: { id: "UInt64" },
  orderBy: ["id"],
});
const stack = compose.stack("shop", { parts: { clickhouse: { image: "${image}" } } });

const listed = [events, stack];
`;

export const otherComposeVersion: Rule = {
  code: "compose/other-version",
  severity: "warning",
  summary: "Another version runs than the one that all is checked against",
  why: "Statements are proved on one version of ClickHouse, settings and metrics are looked up in one of each program: what is there may be missing in the other, or called otherwise.",
  mend: "Run the version that is checked, or leave `image` out.",
  failing: stack("clickhouse/clickhouse-server:25.8.2.29"),
  passing: stack("registry.example.com/clickhouse:26.7"),
  *check(pipeline) {
    for (const { spec, origin, address } of ofKind(pipeline.resources, STACK)) {
      for (const name of PARTS) {
        const part = partOf(spec, name);
        const found = part === false || part?.image === undefined ? undefined : otherVersion(name, part.image);
        if (found === undefined) continue;
        yield {
          detail: `\`${name}\` runs ${found.runs}; what is checked is ${found.proved}. ${otherComposeVersion.mend}`,
          at: within(origin, "parts", name, "image"),
          resource: address,
        };
      }
    }
  },
};
