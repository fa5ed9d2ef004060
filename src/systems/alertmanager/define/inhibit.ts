import { type Declared, declare } from "../../../compiler/model/declaration.js";

/** An inhibition: alerts that nobody is told of while another one tells more. */
export interface Inhibit extends Declared<"alertmanager.inhibit"> {}

export interface InhibitOptions {
  /** Which alerts, while they fire, silence others: `'severity="critical"'`, or an alert's constant. */
  readonly source: readonly (string | Declared<"prometheus.alert">)[];
  /** Which alerts are silenced. */
  readonly target: readonly (string | Declared<"prometheus.alert">)[];
  /** Labels that both must have alike; one that both lack is alike. Default: none. */
  readonly equal?: readonly string[];
}

/** Declares an inhibition. */
export function inhibit(name: string, options: InhibitOptions): Inhibit {
  return declare("alertmanager.inhibit", name, options, inhibit, {});
}
