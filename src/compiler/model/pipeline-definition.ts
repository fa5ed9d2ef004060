import { callSiteAbove, type Declared } from "./declaration.js";
import type { CallSite } from "./origin.js";

const PIPELINE = Symbol.for("headrace.pipeline");
const SITE = Symbol.for("headrace.pipeline-site");

/** A resource, a list of them, or a module that exports them (`import * as tables from "./tables/index.js"`). */
export type Group = Declared | readonly Declared[] | object;

/** A pipeline: its name, and its resources in groups whose names are free. */
export interface PipelineOptions {
  readonly name: string;
  readonly [group: string]: Group | string;
}

/** What is known when a config is loaded. */
export interface PipelineEnvironment {
  /** The environment asked for with `--env`, else `undefined`. */
  readonly env: string | undefined;
}

export interface PipelineDefinition {
  readonly [PIPELINE]: PipelineOptions | ((environment: PipelineEnvironment) => PipelineOptions);
  readonly [SITE]?: CallSite;
}

/**
 * What a `pipeline.config.ts` exports by default. Given a function, the config is loaded anew for each environment
 * and what depends on the environment is made inside.
 */
export function definePipeline(
  options: PipelineOptions | ((environment: PipelineEnvironment) => PipelineOptions),
): PipelineDefinition {
  return { [PIPELINE]: options, [SITE]: callSiteAbove(definePipeline) };
}

export function pipelineOf(
  value: unknown,
): PipelineOptions | ((environment: PipelineEnvironment) => PipelineOptions) | undefined {
  if (typeof value !== "object" || value === null || !(PIPELINE in value)) return undefined;
  return value[PIPELINE] as PipelineDefinition[typeof PIPELINE];
}

/** Where `definePipeline` was called. */
export function pipelineSiteOf(definition: unknown): CallSite | undefined {
  if (typeof definition !== "object" || definition === null || !(SITE in definition)) return undefined;
  return definition[SITE] as CallSite;
}
