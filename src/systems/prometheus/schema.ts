export { ALERT, type AlertSpec, alertSchema } from "./schema/alert.js";
export { type ExposedMetricSpec, exposedBy, JOB, type JobSpec, jobSchema, UNKNOWN } from "./schema/job.js";
export { RECORD, type RecordSpec, recordSchema } from "./schema/record.js";
export { SERVER, type ServerSpec, serverOf, serverSchema, timeoutWithin } from "./schema/server.js";
export { TEST, type TestSpec, testedBy, testSchema } from "./schema/test.js";
