import type { KindOf } from "../../../compiler/model/resource.js";
import type { CollectorSpec } from "./collector.js";

// Apart from the schema, which takes longer to make: what asks whether there are collectors does without it.
export const COLLECTOR: KindOf<CollectorSpec> = { kind: "otel.collector" };
