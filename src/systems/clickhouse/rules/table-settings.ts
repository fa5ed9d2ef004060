import { KEY, type Origin, within } from "../../../compiler/model/origin.js";
import { isOfKind, type Pipeline, type Resource } from "../../../compiler/model/resource.js";
import { catalogue, type Setting, type SettingsByName } from "../catalogue/catalogue.js";
import { isMergeTree } from "../schema/engine.js";
import { TABLE } from "../schema/table.js";
import { MATERIALIZED_VIEW } from "../schema/view.js";

/** A setting as it stands in a config. */
export interface WrittenSetting {
  readonly resource: Resource;
  readonly engine: string;
  readonly name: string;
  readonly value: string | number | boolean;
  readonly at: Origin;
  readonly atName: Origin;
  /** What the catalogue says of it; `undefined` when the engine has no such setting. */
  readonly known: Setting | undefined;
  /** The engine's own settings. */
  readonly own: SettingsByName;
}

/** Every setting of a table whose engine's settings are known, as far as the config itself declares the table. */
export function* tableSettings(pipeline: Pipeline): Iterable<WrittenSetting> {
  for (const resource of pipeline.resources.values()) {
    if (resource.madeBy !== undefined) continue;
    const found = settingsAndEngine(resource);
    const own = found === undefined ? undefined : settingsOf(found.engine);
    if (found === undefined || own === undefined) continue;
    for (const [name, value] of Object.entries(found.settings)) {
      const at = within(resource.origin, "settings", name);
      const known = entry(own, plainName(found.engine, name)) ?? entry(catalogue.querySettings, name);
      yield { resource, engine: found.engine, name, value, at, atName: within(at, KEY), known, own };
    }
  }
}

function settingsAndEngine(resource: Resource) {
  if (isOfKind(resource, TABLE)) return { engine: resource.spec.engine.type, settings: resource.spec.settings };
  if (!isOfKind(resource, MATERIALIZED_VIEW) || resource.spec.to !== undefined) return undefined;
  return { engine: resource.spec.engine?.type ?? "MergeTree", settings: resource.spec.settings ?? {} };
}

/** The settings that an engine has, besides those of queries. Of the others the engine itself is asked. */
function settingsOf(engine: string): SettingsByName | undefined {
  if (isMergeTree({ type: engine })) return catalogue.mergeTreeSettings;
  switch (engine) {
    case "Kafka":
      return catalogue.kafkaSettings;
    case "RabbitMQ":
      return catalogue.rabbitMqSettings;
    case "NATS":
      return catalogue.natsSettings;
    case "S3Queue":
    case "AzureQueue":
      return catalogue.queueSettings;
    default:
      return SILENT.has(engine) ? ofSilent : undefined;
  }
}

/** Engines whose tables 26.7 makes with any setting at all, and without a word; what they read is that of queries. */
const SILENT = new Set([
  ...["AzureBlobStorage", "COSN", "File", "GCS", "HDFS", "OSS", "S3", "URL"],
  ...["Log", "StripeLog", "TinyLog"],
]);
const ofSilent: SettingsByName = {
  ...catalogue.querySettings,
  disk: ["String", ""],
  storage_policy: ["String", ""],
};

/** S3Queue's settings once had its name before them, and may still. */
function plainName(engine: string, name: string): string {
  return /Queue$/.test(engine) ? name.replace(/^s3queue_/, "") : name;
}

function entry(settings: SettingsByName, name: string): Setting | undefined {
  return Object.hasOwn(settings, name) ? settings[name] : undefined;
}
