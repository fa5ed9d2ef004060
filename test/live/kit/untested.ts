import type { Reporter, TestModule, Vitest } from "vitest/node";

/** Says at the end of a run which tests were not run; in CI that fails it. */
export class Untested implements Reporter {
  private vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.vitest = vitest;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = modules.flatMap((module) =>
      [...module.children.allTests("skipped")].map((test) => `  ${module.relativeModuleId}: ${test.fullName}`),
    );
    if (skipped.length === 0) return;
    const unavailable = this.vitest?.projects.map((project) => project.getProvidedContext().unavailable) ?? [];
    const reasons = unavailable.flatMap((each) => Object.values(each)).map((reason) => `  ${reason}`);
    const because = reasons.length === 0 ? [] : ["because", ...reasons];
    console.error(["", `NOT TESTED: ${skipped.length} tests`, ...skipped, ...because, ""].join("\n"));
    if (process.env.CI === "true") process.exitCode = 1;
  }
}
