import { goProgram } from "./go-program.js";

/** The OpenTelemetry collector with the components of otelcol/builder.yaml: built for ten minutes, the first time. */
export function collectorProgram(): Promise<string> {
  return goProgram("otelcol", "0.158.0");
}

/** What reads Compose files as Docker Compose does. */
export function composeProgram(): Promise<string> {
  return goProgram("compose", "2.16.2");
}
