export type Settings = Readonly<Record<string, string | number | boolean>>;

/** What stands after `ENGINE =`, and the settings that the engine itself brings. */
export interface EngineClause {
  readonly engine: string;
  readonly settings: Settings;
}
