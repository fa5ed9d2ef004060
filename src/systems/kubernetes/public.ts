/** What patterns may use of Kubernetes, besides its kinds. */
export { isKnownGroup, SERVED_KINDS } from "./catalogue/kinds.js";
export { cronProblem } from "./cron.js";
export { heapBytes, quantity } from "./quantity.js";
export { type ShapeProblem, shapeProblems } from "./shape/problems.js";
