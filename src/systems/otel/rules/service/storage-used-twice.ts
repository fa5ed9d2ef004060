import { type Origin, within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { componentsOf } from "../../config/component.js";
import { STORAGE_FOLDER } from "../../config/folders.js";
import { textIn } from "../../config/value.js";
import { COLLECTOR } from "../../schema/collector.js";
import { collectorCase } from "../case.js";

const stores = (second: string): string =>
  collectorCase({
    extensions: `{
    health_check: { endpoint: "0.0.0.0:13133" },
    "file_storage/metrics": { directory: "/var/lib/otelcol/metrics" },
    "file_storage/logs": { directory: "${second}" },
  }`,
  });

export const storageUsedTwice: Rule = {
  code: "otel/storage-used-twice",
  severity: "error",
  summary: "Two storages keep their files in one folder",
  why: "Each locks the files that it opens: the second waits for them, and the collector does not start.",
  mend: "Give each a folder of its own.",
  failing: stores("/var/lib/otelcol/metrics/"),
  passing: stores("/var/lib/otelcol/logs"),
  *check(pipeline) {
    for (const collector of ofKind(pipeline.resources, COLLECTOR)) {
      const first = new Map<string, { readonly id: string; readonly at: Origin }>();
      for (const { type, id, config, at } of componentsOf(collector, ["extensions"])) {
        if (type !== "file_storage") continue;
        const said = textIn(config.directory);
        const directory = (said ?? STORAGE_FOLDER).replace(/\/+$/, "");
        const place = said === undefined ? at : within(at, "directory");
        const earlier = first.get(directory);
        if (earlier === undefined) {
          first.set(directory, { id, at: place });
          continue;
        }
        yield {
          detail: `\`${id}\` and \`${earlier.id}\` keep theirs in \`${directory}\`. ${storageUsedTwice.mend}`,
          at: place,
          resource: collector.address,
          related: [{ at: earlier.at, note: "the other one" }],
        };
      }
    }
  },
};
