/** A rule of the JMX exporter: which attributes of which beans become which metric. */
export interface JmxRule {
  /** Searched for in `domain<key=value, …><composite keys>attribute: value`. */
  readonly pattern: string;
  readonly name: string;
  readonly type: "COUNTER" | "GAUGE";
  readonly labels?: Readonly<Record<string, string>>;
  readonly help?: string;
  /** In place of the attribute's, which may be a text. */
  readonly value?: number;
}

/** The exporter's file. What no rule matches is not exposed, and beans that aren't asked for are not read. */
export interface JmxRules {
  readonly includeObjectNames: readonly string[];
  readonly rules: readonly JmxRule[];
}

/** A key's value, which Kafka puts in quotes when it has more than letters, digits, `-`, `.`, `_` and `%`. */
export const VALUE = '"?([^",>]+)"?';
