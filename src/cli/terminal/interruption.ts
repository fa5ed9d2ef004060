/** Ctrl-C and a polite kill, as the commands see them. */
export interface Interruption {
  /** Aborted at the first signal: what is only being prepared stops. */
  readonly signal: AbortSignal;
  /** Runs what must be carried through or undone; a signal ends the process when it is done. */
  shielding<Result>(action: () => Promise<Result>): Promise<Result>;
}

/** Ends the process at a signal: at once, or after what is shielded. A second signal does not wait. */
export function processInterruption(): Interruption {
  const controller = new AbortController();
  let shielded = 0;
  let received: NodeJS.Signals | undefined;
  const listen = (signal: NodeJS.Signals): void => {
    if (shielded === 0 || received !== undefined) dieOf(signal);
    received = signal;
    controller.abort();
  };
  const dieOf = (signal: NodeJS.Signals): void => {
    process.off("SIGINT", listen);
    process.off("SIGTERM", listen);
    process.kill(process.pid, signal);
  };
  process.on("SIGINT", listen);
  process.on("SIGTERM", listen);
  return {
    signal: controller.signal,
    async shielding(action) {
      shielded++;
      try {
        return await action();
      } finally {
        shielded--;
        if (received !== undefined) dieOf(received);
      }
    },
  };
}
