import type { Json, JsonObject } from "../../../compiler/model/json.js";
import { durationIn, numberIn } from "./amounts.js";
import { actionProblems } from "./attribute-actions.js";
import type { OptionProblem } from "./options.js";
import { named, placesOf } from "./places.js";
import { textIn, valueIn } from "./value.js";

/** Values that are right alone and wrong beside each other, as the component's own check has it. */
export function* relationProblems(section: string, type: string, config: JsonObject): Iterable<OptionProblem> {
  for (const { path, message } of ofType(`${section} ${type}`, config)) yield { type: "value", path, message };
  if (section === "exporters")
    for (const { path, message } of ofExporter(config)) yield { type: "value", path, message };
  for (const { path, message } of ofTls(config)) yield { type: "value", path, message };
}

interface Related {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

function* ofType(component: string, config: JsonObject): Iterable<Related> {
  if (component === "processors memory_limiter") {
    for (const unit of ["mib", "percentage"]) {
      const limit = numberIn(config[`limit_${unit}`]) ?? 0;
      const spike = numberIn(config[`spike_limit_${unit}`]) ?? 0;
      if (limit > 0 && spike >= limit)
        yield { path: [`spike_limit_${unit}`], message: `must be less than \`limit_${unit}\`, which is ${limit}` };
    }
  } else if (component === "processors batch") {
    const most = numberIn(config.send_batch_max_size) ?? 0;
    const size = config.send_batch_size === undefined ? 8192 : numberIn(config.send_batch_size);
    if (most > 0 && size !== undefined && most < size)
      yield { path: ["send_batch_max_size"], message: `must be at least \`send_batch_size\`, which is ${size}` };
  } else if (component === "exporters file") {
    if (config.append === true && config.rotation !== undefined)
      yield { path: ["append"], message: "must not stand beside `rotation`" };
  } else if (component === "receivers prometheus") {
    yield* ofScrapes(config);
  } else if (component === "processors resource") {
    yield* actionProblems(config, "attributes");
  } else if (component === "processors attributes") {
    yield* actionProblems(config, "actions");
  } else if (component === "exporters awss3") {
    const uploader = config.s3uploader;
    if (
      uploader !== undefined &&
      [valueIn(uploader, "s3_bucket"), valueIn(uploader, "endpoint")].every((each) => !each)
    )
      yield { path: ["s3uploader"], message: "must have an `s3_bucket`, or an `endpoint`" };
  } else if (component === "exporters kafka") {
    const [one, other] = ["partition_logs_by_resource_attributes", "partition_logs_by_trace_id"] as const;
    if (config[one] === true && config[other] === true)
      yield { path: [other], message: `must not stand beside \`${one}\`` };
  } else if (component === "processors tail_sampling") {
    yield* ofPolicies(config);
  }
}

/** Prometheus' own check of what it scrapes. */
function* ofScrapes(config: JsonObject): Iterable<Related> {
  const settings = valueIn(config, "config", "global");
  const MINUTE = "1m";
  const names = new Set<string>();
  for (const { value, path } of placesOf(config, ["config", "scrape_configs", "*"])) {
    const interval = valueIn(value, "scrape_interval") ?? valueIn(settings, "scrape_interval") ?? MINUTE;
    const timeout = durationIn(valueIn(value, "scrape_timeout"));
    const most = durationIn(interval);
    if (timeout !== undefined && most !== undefined && timeout > most)
      yield { path: [...path, "scrape_timeout"], message: `must not be longer than the interval, ${String(interval)}` };
    const name = textIn(valueIn(value, "job_name")) ?? "";
    if (name === "") yield { path, message: "must have a `job_name`" };
    if (names.has(name)) yield { path: [...path, "job_name"], message: "must not be that of another one" };
    names.add(name);
  }
}

function* ofPolicies(config: JsonObject): Iterable<Related> {
  const names = new Set<string>();
  for (const { value, path } of placesOf(config, ["policies", "*", "name"])) {
    if (typeof value !== "string") continue;
    if (names.has(value)) yield { path, message: "must not be that of another policy" };
    names.add(value);
  }
}

function* ofExporter(config: JsonObject): Iterable<Related> {
  const queue = config.sending_queue;
  if (valueIn(queue, "enabled") !== false) {
    if (valueIn(queue, "storage") !== undefined && valueIn(queue, "wait_for_result") === true)
      yield { path: ["sending_queue", "wait_for_result"], message: "must not stand beside `storage`" };
    const least = numberIn(valueIn(queue, "batch", "min_size")) ?? 0;
    const most = numberIn(valueIn(queue, "batch", "max_size")) ?? 0;
    if (most > 0 && most < least)
      yield {
        path: ["sending_queue", "batch", "max_size"],
        message: `must be at least \`min_size\`, which is ${least}`,
      };
  }
  const retry = config.retry_on_failure;
  const whole = durationIn(valueIn(retry, "max_elapsed_time")) ?? 0;
  if (valueIn(retry, "enabled") === false || whole <= 0) return;
  for (const option of ["initial_interval", "max_interval"])
    if ((durationIn(valueIn(retry, option)) ?? 0) > whole)
      yield { path: ["retry_on_failure", option], message: "must not be longer than `max_elapsed_time`" };
}

const VERSIONS = ["1.0", "1.1", "1.2", "1.3"];

function* ofTls(config: Json): Iterable<Related> {
  for (const { value, path } of named(config, "tls")) {
    const has = (option: string): boolean => {
      const said = valueIn(value, option);
      return said !== undefined && said !== null && said !== "";
    };
    for (const one of ["ca", "cert", "key"])
      if (has(`${one}_file`) && has(`${one}_pem`))
        yield { path: [...path, `${one}_pem`], message: `must not stand beside \`${one}_file\`` };
    const hasKey = has("key_file") || has("key_pem");
    if (hasKey !== (has("cert_file") || has("cert_pem")))
      yield {
        path,
        message: `must have ${hasKey ? "`cert_file` beside its key" : "`key_file` beside its certificate"}`,
      };
    for (const option of ["min_version", "max_version"]) {
      const said = valueIn(value, option);
      if (said === undefined || said === "" || VERSIONS.includes(String(said)) || /\$\{/.test(String(said))) continue;
      yield { path: [...path, option], message: `must be one of ${VERSIONS.map((each) => `"${each}"`).join(", ")}` };
    }
  }
}
