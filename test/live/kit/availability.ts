import type { TestProject } from "vitest/node";
import { ComponentUnavailable, javaComponents, postgresPrograms, requireProgram } from "./components.js";
import { collectorProgram, composeProgram } from "./go-programs.js";
import { kafkaTools } from "./kafka-tools.js";
import { customResourceDefinitions, kubernetesPrograms, kubeScore } from "./kubernetes-programs.js";
import {
  jmxAgent,
  kubeStateMetrics,
  nodeExporter,
  postgresExporter,
  prometheusPrograms,
} from "./monitoring-components.js";

export type Component =
  | "PostgreSQL"
  | "Kafka, Connect and Debezium"
  | "Prometheus and Alertmanager"
  | "Kafka's tools"
  | "JMX exporter"
  | "PostgreSQL exporter"
  | "node exporter"
  | "kube-state-metrics"
  | "OpenTelemetry collector"
  | "Compose"
  | "kube-apiserver"
  | "kube-score"
  | "ShellCheck"
  | "custom resource definitions";

declare module "vitest" {
  export interface ProvidedContext {
    /** Why a component can't be had here; what can is absent. */
    unavailable: Partial<Record<Component, string>>;
  }
}

const components: readonly (readonly [Component, () => Promise<unknown>])[] = [
  ["PostgreSQL", postgresPrograms],
  ["Kafka, Connect and Debezium", javaComponents],
  ["Prometheus and Alertmanager", prometheusPrograms],
  ["Kafka's tools", kafkaTools],
  ["JMX exporter", jmxAgent],
  ["PostgreSQL exporter", postgresExporter],
  ["node exporter", nodeExporter],
  ["kube-state-metrics", kubeStateMetrics],
  ["OpenTelemetry collector", collectorProgram],
  ["Compose", composeProgram],
  ["kube-apiserver", kubernetesPrograms],
  ["kube-score", kubeScore],
  ["ShellCheck", () => requireProgram("shellcheck", "shellcheck", "--version")],
  ["custom resource definitions", customResourceDefinitions],
];

/** Gets every component once, before any test, so that what can't be had is known to all of them. */
export default async function setup(project: TestProject): Promise<void> {
  const unavailable: Partial<Record<Component, string>> = {};
  const unwanted = process.env.HEADRACE_LIVE_WITHOUT ?? "";
  for (const [component, get] of components) {
    try {
      if (unwanted.includes(component)) throw new ComponentUnavailable(component, "left out by HEADRACE_LIVE_WITHOUT");
      await get();
    } catch (error) {
      if (!(error instanceof ComponentUnavailable)) throw error;
      unavailable[component] = error.message;
    }
  }
  project.provide("unavailable", unavailable);
}
