import { type StreamNames, streamNames } from "../mirror/names.js";

/** The objects that a log stands for, by their qualified names; its own name is what people read. */
export interface LogNames extends StreamNames {
  /** Where the changes are kept, each as often as it was delivered until they merge. */
  readonly rows: string;
}

export function logNames(name: string): LogNames {
  return { ...streamNames(name), rows: `${name}_rows` };
}
