export { type Alert, type AlertOptions, alert } from "./alert.js";
export {
  type ExposedMetric,
  type Job,
  type JobAccount,
  type JobOptions,
  type JobTarget,
  type JobTls,
  job,
} from "./job.js";
export { type RecordingRule, type RecordOptions, record } from "./record.js";
export { type Server, type ServerOptions, server } from "./server.js";
export {
  type AlertTestOptions,
  type ExpectedAlert,
  type ExpectedSample,
  type RecordTestOptions,
  type RuleTest,
  type RuleTestOptions,
  test,
} from "./test.js";
