import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import Handlebars from "handlebars";
import type { Compilation } from "../../compilation.js";
import { ofKind } from "../../compiler/model/resource.js";
import { DASHBOARD } from "../../systems/grafana/public.js";
import { attempt, hasErrors } from "../attempt.js";
import { compileConfig } from "../compile-config.js";
import type { CommonOptions } from "../options.js";
import { answersOf } from "../reporting/board-rows.js";
import { escapedText } from "../reporting/drawing/markup.js";
import { type BoardView, boardView } from "../reporting/report-view.js";
import { sampledEngine } from "../reporting/sampled-engine.js";
import { timeRangeOf } from "../reporting/time-range.js";
import type { Services } from "../services.js";
import { count } from "../terminal/count.js";
import { printDiagnostics } from "../terminal/print-diagnostics.js";
import { textOf } from "../terminal/print-options.js";
import { progressReport } from "../terminal/progress.js";
import { shownPath } from "../terminal/shown-path.js";

export interface ReportOptions extends CommonOptions {
  /** The page, absolute. */
  readonly file: string;
}

/** Draws the pipeline's dashboards as one page: their layout, with rows that ClickHouse returns of made-up data. */
export async function report(options: ReportOptions, services: Services): Promise<number> {
  const { terminal } = services;
  const progress = progressReport(terminal, options.quiet || options.json);
  const compiled = await attempt(() => compileConfig(options, "asked", services, progress));
  const compilation = compiled.ok ? compiled.value : undefined;
  const diagnostics = compiled.ok ? compiled.value.diagnostics : compiled.diagnostics;
  const errors = diagnostics.filter((each) => each.severity === "error");
  await printDiagnostics(errors, compilation?.sources, textOf(options, services), services);
  compilation?.sources.close();
  if (compilation === undefined || hasErrors(diagnostics)) return 1;
  const boards = await boardsOf(compilation, Math.floor(Date.now() / 1000));
  await mkdir(dirname(options.file), { recursive: true });
  await writeFile(options.file, await page(compilation.pipeline.name, boards));
  if (options.json) terminal.out(`${JSON.stringify({ version: 1, file: options.file, dashboards: boards.length })}\n`);
  else if (!options.quiet)
    terminal.out(`wrote ${shownPath(options.file, terminal.folder)}: ${count(boards.length, "dashboard")}\n`);
  return 0;
}

async function boardsOf(compilation: Compilation, now: number): Promise<readonly BoardView[]> {
  const { pipeline } = compilation;
  const dashboards = ofKind(pipeline.resources, DASHBOARD);
  if (dashboards.length === 0) return [];
  const engine = await sampledEngine(compilation, now);
  try {
    const boards: BoardView[] = [];
    for (const dashboard of dashboards) {
      const range = timeRangeOf(dashboard.spec, now);
      boards.push(boardView(dashboard, pipeline, await answersOf(dashboard, pipeline, engine, range), range));
    }
    return boards;
  } finally {
    await engine.close();
  }
}

async function page(name: string, boards: readonly BoardView[]): Promise<string> {
  const folder = import.meta.url.endsWith(".ts") ? "../../../templates/" : "../templates/";
  const template = await readFile(new URL(`${folder}report.html.hbs`, import.meta.url), "utf8");
  return Handlebars.compile(template, { noEscape: true, strict: true })({ name: escapedText(name), boards });
}
