import { goProgram } from "./go-program.js";

/**
 * The OpenTelemetry collector with the components of otelcol/builder.yaml: built for ten minutes, the first time. What
 * follows its version tells builds with other components apart.
 */
export function collectorProgram(): Promise<string> {
  return goProgram("otelcol", "0.158.0-2");
}

/** What reads Compose files as Docker Compose does. */
export function composeProgram(): Promise<string> {
  return goProgram("compose", "2.16.2");
}
