import type { KindOf } from "../../../compiler/model/resource.js";
import type { JobSpec } from "./job.js";

// Apart from the schema, which takes longer to make: what asks whether there are jobs does without it.
export const JOB: KindOf<JobSpec> = { kind: "prometheus.job" };
