import type { Progress } from "../../compilation.js";
import type { Terminal } from "./terminal.js";

export type Stage = Progress["stage"] | "write";

/** Tells what takes long: one line that moves for somebody who watches, a line a stage in a log. */
export interface ProgressReport {
  enter(stage: Stage, done?: number, total?: number): void;
  end(): void;
}

const DOING: Readonly<Record<Stage, string>> = {
  load: "loading the config",
  resolve: "resolving the pipeline",
  check: "checking",
  prove: "proving",
  emit: "generating",
  write: "writing",
};
const PATIENCE = 1_000;
const EVERY = 100;
const CLEAR = "\r\u001b[K";

export function progressReport(terminal: Terminal, silent: boolean, now: () => number = Date.now): ProgressReport {
  if (silent) return { enter: () => undefined, end: () => undefined };
  return terminal.live ? liveLine(terminal, now) : linePerStage(terminal, now);
}

function liveLine(terminal: Terminal, now: () => number): ProgressReport {
  const started = now();
  let shown = 0;
  return {
    enter(stage, done, total) {
      const time = now();
      if (time - started < PATIENCE || time - shown < EVERY) return;
      shown = time;
      terminal.err(`${CLEAR}${terminal.errColors.dim(doing(stage, done, total))}`);
    },
    end() {
      if (shown > 0) terminal.err(CLEAR);
      shown = 0;
    },
  };
}

function linePerStage(terminal: Terminal, now: () => number): ProgressReport {
  let current: Stage | undefined;
  let entered = 0;
  let told = false;
  const tell = (text: string): void => {
    if (told || now() - entered < PATIENCE) return;
    told = true;
    terminal.err(`${text}\n`);
  };
  return {
    enter(stage, done, total) {
      if (stage === current) return tell(doing(stage, done, total));
      // A stage that never said how far it was, and took long, is told when it is over.
      if (current !== undefined) tell(`${DOING[current]} took ${Math.round((now() - entered) / 1000)} s`);
      current = stage;
      entered = now();
      told = false;
    },
    end() {
      if (current !== undefined) tell(`${DOING[current]} took ${Math.round((now() - entered) / 1000)} s`);
      current = undefined;
    },
  };
}

function doing(stage: Stage, done: number | undefined, total: number | undefined): string {
  return total === undefined ? `${DOING[stage]} …` : `${DOING[stage]} ${done ?? 0}/${total}`;
}
