import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { componentsOf } from "../../config/component.js";
import { textIn } from "../../config/value.js";
import { COLLECTOR } from "../../schema/collector.js";
import { collectorCase } from "../case.js";

const archive = (marshaler: string): string =>
  collectorCase({
    exporters: `{ awss3: { s3uploader: { region: "eu-central-1", s3_bucket: "telemetry" }, marshaler: "${marshaler}" } }`,
    pipelines: '{ metrics: { receivers: ["otlp"], processors: ["memory_limiter"], exporters: ["awss3"] } }',
  });

const MARSHALERS = ["otlp_json", "otlp_proto", "sumo_ic", "body"];

export const noParquet: Rule = {
  code: "otel/no-parquet",
  severity: "error",
  summary: "The S3 exporter writes no such format",
  why: "It writes OTLP as JSON or protobuf, or a log's body as it is. Parquet it has never written: the collector does not start.",
  mend: "Send the telemetry to ClickHouse, which writes Parquet to S3 itself, or write `otlp_json` or `otlp_proto`.",
  failing: archive("parquet"),
  passing: archive("otlp_proto"),
  *check(pipeline) {
    for (const collector of ofKind(pipeline.resources, COLLECTOR)) {
      for (const { type, config, id, at } of componentsOf(collector, ["exporters"])) {
        if (type !== "awss3") continue;
        for (const option of ["marshaler", "encoding"] as const) {
          const format = textIn(config[option]);
          if (format === undefined || format.includes("${")) continue;
          const isWrong = option === "marshaler" ? !MARSHALERS.includes(format) : /parquet/i.test(format);
          if (!isWrong) continue;
          yield {
            detail: `\`${id}\` can't write \`${format}\`. ${noParquet.mend}`,
            at: within(at, option),
            resource: collector.address,
          };
        }
      }
    }
  },
};
