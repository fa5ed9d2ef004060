import { within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { heapBytes, quantity } from "../../../../systems/kubernetes/public.js";
import { scopeOf } from "../../derived.js";
import { resourcesOf } from "../../sizes.js";
import { onKubernetes } from "../cases.js";

const heap = (size: string): string =>
  onKubernetes(`, resources: { kafka: { requests: { memory: "4Gi" }, heap: "${size}" } }`);

export const memoryBelowHeap: Rule = {
  code: "kubernetes/memory-below-heap",
  severity: "error",
  summary: "A heap has no room in its container's memory",
  why: "The JVM needs memory besides its heap, for threads, classes and buffers. Once the heap is used the container is ended by the kernel, with no error of Java's in the log.",
  mend: "Leave at least a quarter of the memory outside of the heap; brokers are better with half, for the page cache.",
  failing: heap("4g"),
  passing: heap("2g"),
  *check(pipeline) {
    const scope = scopeOf(pipeline);
    if (scope === undefined) return;
    for (const component of ["kafka", "controllers", "connect"] as const) {
      const size = scope.spec.resources[component]?.heap;
      const bytes = size === undefined ? undefined : heapBytes(size);
      const { memory } = resourcesOf(scope, component).limits;
      if (bytes === undefined || bytes <= (quantity(memory) ?? 0) * 0.75) continue;
      yield {
        detail: `The heap of \`${component}\` is ${size}, of ${memory} that it may have. ${memoryBelowHeap.mend}`,
        at: within(scope.cluster.origin, "resources", component, "heap"),
        resource: scope.cluster.address,
      };
    }
  },
};
