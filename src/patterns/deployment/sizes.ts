import type { JsonObject } from "../../compiler/model/json.js";
import { quantity } from "../../systems/kubernetes/public.js";
import type { ComponentName, QuantitiesSpec } from "../../systems/kubernetes/schema/sizes.js";
import type { Scope } from "./placed.js";

type Sizes = Readonly<Record<keyof QuantitiesSpec, string>>;

/** The least of each, as the systems' own guides have it for a small pipeline. */
const LEAST: Readonly<Record<ComponentName, Sizes>> = {
  kafka: { cpu: "2", memory: "4Gi", "ephemeral-storage": "1Gi" },
  controllers: { cpu: "500m", memory: "1Gi", "ephemeral-storage": "1Gi" },
  entityOperator: { cpu: "200m", memory: "512Mi", "ephemeral-storage": "256Mi" },
  connect: { cpu: "1", memory: "2Gi", "ephemeral-storage": "1Gi" },
  clickhouse: { cpu: "4", memory: "8Gi", "ephemeral-storage": "2Gi" },
  keeper: { cpu: "500m", memory: "1Gi", "ephemeral-storage": "1Gi" },
  exporters: { cpu: "50m", memory: "64Mi", "ephemeral-storage": "64Mi" },
  collectors: { cpu: "500m", memory: "512Mi", "ephemeral-storage": "512Mi" },
  jobs: { cpu: "100m", memory: "256Mi", "ephemeral-storage": "256Mi" },
};

const VOLUMES = {
  kafka: "200Gi",
  controllers: "10Gi",
  clickhouse: "500Gi",
  keeper: "10Gi",
  collectors: "10Gi",
} as const;

export function volumeSize({ spec }: Scope, of: keyof typeof VOLUMES): string {
  return spec.storage[of] ?? VOLUMES[of];
}

/** Requests and limits of a container. What has more than it asked for is ended first when a node runs out of memory. */
export function resourcesOf({ spec }: Scope, component: ComponentName): { requests: Sizes; limits: Sizes } {
  const given = spec.resources[component];
  const requests = over(LEAST[component], given?.requests);
  return { requests, limits: over({ ...requests, cpu: twice(requests.cpu) }, given?.limits) };
}

function over(sizes: Sizes, given: QuantitiesSpec | undefined): Sizes {
  return {
    cpu: given?.cpu ?? sizes.cpu,
    memory: given?.memory ?? sizes.memory,
    "ephemeral-storage": given?.["ephemeral-storage"] ?? sizes["ephemeral-storage"],
  };
}

function twice(cpu: string): string {
  return cpu.endsWith("m") ? `${Number(cpu.slice(0, -1)) * 2}m` : String(Number(cpu) * 2);
}

/** A Java component's heap: half of its memory, as the page cache and the JVM itself need the rest. */
export function heapOf(scope: Scope, component: "kafka" | "controllers" | "connect"): JsonObject {
  const memory = quantity(resourcesOf(scope, component).limits.memory) ?? 0;
  const heap = scope.spec.resources[component]?.heap ?? `${Math.max(64, Math.floor(memory / 2 / 2 ** 20))}m`;
  return { "-Xms": heap, "-Xmx": heap };
}
