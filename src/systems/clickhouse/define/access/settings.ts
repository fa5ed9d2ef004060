/** A setting's value as every query begins with it, or the value with what queries may make of it. */
export type SettingRule = string | number | boolean | SettingRuleOptions;

/** A setting's value, its bounds, and who may change it. */
export interface SettingRuleOptions {
  /** What every query begins with. Left out: ClickHouse's own default. */
  readonly value?: string | number | boolean;
  /** `MIN`: the least that a query may set it to. */
  readonly min?: string | number;
  /** `MAX`: the most that a query may set it to. */
  readonly max?: string | number;
  /**
   * Whether queries may change it: `"const"` never, `"writable"` within the bounds, `"changeable_in_readonly"` also
   * where `readonly = 1`. Default `"writable"`.
   */
  readonly change?: "const" | "writable" | "changeable_in_readonly";
}
