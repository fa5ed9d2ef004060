import data from "./catalogue.json" with { type: "json" };

/** A setting's type and default, and `obsolete`, `experimental` or `beta` where it is that. */
export type Setting = readonly string[];
export type SettingsByName = Readonly<Record<string, Setting>>;

/** What ClickHouse knows, as it says itself: written by `scripts/collect-clickhouse.mjs`. */
export interface Catalogue {
  readonly version: string;
  /** What tables of each engine may have. */
  readonly engines: Readonly<Record<string, readonly string[]>>;
  readonly databaseEngines: readonly string[];
  readonly codecs: readonly string[];
  readonly indexTypes: readonly string[];
  readonly dataTypes: readonly string[];
  /** Formats that can be read, and those that can only be written. */
  readonly inputFormats: readonly string[];
  readonly outputFormats: readonly string[];
  readonly mergeTreeSettings: SettingsByName;
  readonly kafkaSettings: SettingsByName;
  /** Of S3Queue and AzureQueue. */
  readonly queueSettings: SettingsByName;
  readonly rabbitMqSettings: SettingsByName;
  readonly natsSettings: SettingsByName;
  readonly serverSettings: SettingsByName;
  /** Settings of queries, which tables and the formats of their consumers take as well. */
  readonly querySettings: SettingsByName;
}

export const catalogue: Catalogue = data;
