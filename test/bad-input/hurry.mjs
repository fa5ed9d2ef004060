// Loaded before the command: the two minutes that the engine has for a proof are over at once.
const PROOF_LIMIT_MS = 120_000;
const patient = globalThis.setTimeout;
globalThis.setTimeout = Object.assign(
  (action, delay, ...parameters) => patient(action, delay === PROOF_LIMIT_MS ? 1 : delay, ...parameters),
  patient,
);
