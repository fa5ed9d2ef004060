import colors from "picocolors";
import { describe, expect, it } from "vitest";
import { type ProgressReport, progressReport } from "../../src/cli/terminal/progress.js";

function watched(live: boolean): { report: ProgressReport; at(time: number): ProgressReport; printed: string[] } {
  const printed: string[] = [];
  let now = 0;
  const plain = colors.createColors(false);
  const terminal = {
    out: () => expect.unreachable("progress belongs on the standard error"),
    err: (text: string) => void printed.push(text),
    outColors: plain,
    errColors: plain,
    live,
    width: 80,
    folder: "/",
    environment: {},
  };
  const report = progressReport(terminal, false, () => now);
  const at = (time: number): ProgressReport => {
    now = time;
    return report;
  };
  return { report, at, printed };
}

describe("progress", () => {
  it("is one line that moves, after a second, for somebody who watches", () => {
    const { at, printed } = watched(true);
    at(0).enter("load");
    at(900).enter("prove", 1, 100);
    at(1100).enter("prove", 5, 100);
    at(1150).enter("prove", 6, 100);
    at(1300).enter("prove", 9, 100);
    at(1400).end();
    expect(printed).toEqual(["\r\u001b[Kproving 5/100", "\r\u001b[Kproving 9/100", "\r\u001b[K"]);
  });

  it("is a line a stage in a log, for those that take long", () => {
    const { at, printed } = watched(false);
    at(0).enter("load");
    at(300).enter("prove", 1, 100);
    at(1400).enter("prove", 50, 100);
    at(3000).enter("prove", 90, 100);
    at(3100).enter("emit");
    at(5300).end();
    expect(printed).toEqual(["proving 50/100\n", "generating took 2 s\n"]);
  });
});
