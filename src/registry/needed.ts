import type { System } from "../compiler/model/system.js";
import { inOrder } from "./order.js";

/** Systems that are loaded only for a config that declares something of theirs. */
interface Part {
  /** How the names of its kinds begin. No other kind's does. */
  readonly kinds: RegExp;
  load(): Promise<readonly System[]>;
}

export const PARTS: readonly Part[] = [
  {
    kinds: /^(alertmanager|grafana|otel|prometheus)\.|^pipeline\.(monitoring|slo)$/,
    load: async () => (await import("./watching.js")).watching,
  },
  {
    kinds: /^(compose|kubernetes)\./,
    load: async () => (await import("./deploying.js")).deploying,
  },
];

/** The core and what else a config needs that declares such kinds, in the registry's order. */
export async function systemsFor(core: readonly System[], kinds: Iterable<string>): Promise<readonly System[]> {
  const declared = [...new Set(kinds)];
  const needed = PARTS.filter((part) => declared.some((kind) => part.kinds.test(kind)));
  const loaded = await Promise.all(needed.map((part) => part.load()));
  return inOrder([...core, ...loaded.flat()]);
}
