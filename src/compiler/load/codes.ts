import type { DiagnosticCode } from "../model/diagnostic.js";
import { encodeCodes } from "./encode/codes.js";

export const NOT_FOUND: DiagnosticCode = {
  code: "config/not-found",
  severity: "error",
  summary: "There is no config here",
  why: "Everything that Headrace generates is computed from one file, `pipeline.config.ts`. It looks for it only at the path that it was given, or in the working folder, so that a job in CI never picks up the config of another project by accident.",
  mend: "Run the command in the folder of the config, or name the file with `--config path/to/pipeline.config.ts`. To start a new pipeline run `headrace init`: it writes a config that compiles.",
};

export const NOT_A_FILE: DiagnosticCode = {
  code: "config/not-a-file",
  severity: "error",
  summary: "The config's path is not a file",
  why: "The path exists, but it is a folder or something else that holds no source text, so there is nothing to compile.",
  mend: "Name the file itself, for example `--config deploy/pipeline.config.ts` instead of `--config deploy`.",
};

export const UNREADABLE: DiagnosticCode = {
  code: "config/unreadable",
  severity: "error",
  summary: "The config cannot be read",
  why: "The file is there, but the operating system refused to hand out its content to the user that runs Headrace. In containers this usually means that the file belongs to another user or that the volume is mounted with other rights.",
  mend: "Give the user that runs Headrace the right to read the file and to enter its folders (`ls -l` shows the rights), then run the command again.",
};

export const DOES_NOT_LOAD: DiagnosticCode = {
  code: "config/does-not-load",
  severity: "error",
  summary: "The config does not load",
  why: "Before a config runs, it and the files that it imports are put together. A syntax error, an import that leads nowhere or a name that the imported module does not export stops that: not a single resource is known, so nothing can be checked or generated.",
  mend: "Go to the place shown. Correct the syntax; for an import, check the path and its spelling, install the package in the project that holds the config, or import a name that the module really exports. `tsc --noEmit` reports the same places in an editor or in CI.",
};

export const THROWS: DiagnosticCode = {
  code: "config/throws",
  severity: "error",
  summary: "The config throws an error",
  why: "A config is a program: it runs to declare its resources. When it throws, what it would have declared afterwards is unknown, and generating from half a pipeline would look like the removal of the other half. So nothing is generated.",
  mend: "Go to the place shown: it is the topmost frame of the error that lies in your own files. Check values that come from outside, such as environment variables or files that are read, before they are used.",
};

export const EXITS: DiagnosticCode = {
  code: "config/exits",
  severity: "error",
  summary: "The config ends the process",
  why: "`process.exit()` while the config is running would end Headrace in the middle of its work, without a result and perhaps with exit code 0. The config runs apart from the compiler, so only the config was ended, and what it would still have declared is unknown.",
  mend: "Throw an error with a message instead of calling `process.exit()`: it is shown with its place. A package that ends the process when it is imported does not belong into a config.",
};

export const NEVER_ENDS: DiagnosticCode = {
  code: "config/never-ends",
  severity: "error",
  summary: "The config does not come to an end",
  why: "The config is given a limited time to run, so that a loop without end or a promise that is never settled fails within seconds instead of blocking a CI job until its own limit. A config needs milliseconds; only waiting for something outside takes longer.",
  mend: "Look for a loop whose condition never becomes false and for an `await` on something that may never answer, such as a request without a timeout. Read what the config needs from a file in the repository instead of asking a server: then the same config also yields the same output.",
};

export const OUT_OF_MEMORY: DiagnosticCode = {
  code: "config/out-of-memory",
  severity: "error",
  summary: "The config ran out of memory",
  why: "The config used up the memory that Node grants to a thread. Ten thousand tables need a few dozen megabytes, so this nearly always is a list that grows in a loop without end.",
  mend: "Look for a loop that keeps adding to a list or a string. If the config really is that large, grant more memory with `NODE_OPTIONS=--max-old-space-size=4096`.",
};

export const NO_DEFAULT_EXPORT: DiagnosticCode = {
  code: "config/no-default-export",
  severity: "error",
  summary: "The config has no default export",
  why: "The default export says which resources belong to the pipeline. Without it Headrace would have to guess from everything that the file happens to declare, and a forgotten export would silently change what is generated.",
  mend: 'End the file with `export default definePipeline({ name: "shop", tables: [orders] })`.',
};

export const NO_PIPELINE: DiagnosticCode = {
  code: "config/no-pipeline",
  severity: "error",
  summary: "The default export is not a pipeline",
  why: "Only what `definePipeline` made carries the pipeline's name and its groups in a form that is certain to be what you meant. A plain object, a single resource or a promise is not taken for one.",
  mend: "Wrap it: `export default definePipeline({ name, …groups })`. What depends on the environment goes into a function: `export default definePipeline(({ env }) => ({ name, …groups }))`, and that function must return the object.",
};

export const loadCodes: readonly DiagnosticCode[] = [
  NOT_FOUND,
  NOT_A_FILE,
  UNREADABLE,
  DOES_NOT_LOAD,
  THROWS,
  EXITS,
  NEVER_ENDS,
  OUT_OF_MEMORY,
  NO_DEFAULT_EXPORT,
  NO_PIPELINE,
  ...encodeCodes,
];
