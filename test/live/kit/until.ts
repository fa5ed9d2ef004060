import { setTimeout as sleep } from "node:timers/promises";

export interface Patience {
  seconds?: number;
  everyMilliseconds?: number;
  /** Called when time is up: what is known about why. */
  explain?: () => string;
}

/** Asks again until the probe answers with a value. The last error of the probe is part of the complaint. */
export async function until<T>(
  what: string,
  probe: () => Promise<T | undefined>,
  { seconds = 60, everyMilliseconds = 100, explain }: Patience = {},
): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  let lastError: unknown;
  while (Date.now() < deadline) {
    try {
      const answer = await probe();
      if (answer !== undefined) return answer;
      lastError = undefined;
    } catch (error) {
      if (error instanceof Hopeless) throw error;
      lastError = error;
    }
    await sleep(everyMilliseconds);
  }
  throw new Error([`waited ${seconds} s in vain for ${what}`, explain?.()].filter(Boolean).join("\n"), {
    cause: lastError,
  });
}

/** Thrown by a probe when waiting on is pointless. */
export class Hopeless extends Error {}
