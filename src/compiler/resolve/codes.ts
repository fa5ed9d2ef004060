import type { DiagnosticCode } from "../model/diagnostic.js";

export const UNKNOWN_OPTION: DiagnosticCode = {
  code: "config/unknown-option",
  severity: "error",
  summary: "An option that this kind does not have",
  why: "An option that is not known would be ignored, and the pipeline would differ from what the config says.",
  mend: "Correct its name, or take it out. `headrace explain` and the reference list the options of each kind.",
};

export const INVALID_OPTION: DiagnosticCode = {
  code: "config/invalid-option",
  severity: "error",
  summary: "An option's value can't be used",
  why: "The value has the wrong type or lies outside of what the system behind it accepts.",
  mend: "Give the option a value of the kind that the message names.",
};

export const MISSING_OPTION: DiagnosticCode = {
  code: "config/missing-option",
  severity: "error",
  summary: "A required option is missing",
  why: "Without it the compiler can't tell what to generate, and it does not guess.",
  mend: "Add the option. If it is written but its value is `undefined`, look for a circular import or a misspelt export.",
};

export const DUPLICATE_NAME: DiagnosticCode = {
  code: "config/duplicate-name",
  severity: "error",
  summary: "Two resources of one kind have the same name",
  why: "Both would be the same object in the live system, and the second would silently replace the first.",
  mend: "Rename one of them, or use the constant of the first in both places.",
};

export const UNREACHED: DiagnosticCode = {
  code: "config/unreached",
  severity: "warning",
  summary: "A resource that nothing reaches",
  why: "It was made, but neither the pipeline lists it nor anything listed refers to it, so nothing is generated for it.",
  mend: "List it in `definePipeline({ … })`, refer to it, or take it out.",
};

export const UNKNOWN_KIND: DiagnosticCode = {
  code: "config/unknown-kind",
  severity: "error",
  summary: "A resource of a kind that this version does not know",
  why: "The config was written against another version of Headrace than the one that compiles it.",
  mend: "Install the version of Headrace that the config's package.json asks for.",
};

export const CYCLE: DiagnosticCode = {
  code: "config/cycle",
  severity: "error",
  summary: "Resources depend on each other in a circle",
  why: "None of them could be made first.",
  mend: "Break the circle: let one of them read from what comes before the others.",
};

export const SECRET_VALUE: DiagnosticCode = {
  code: "config/secret-value",
  severity: "error",
  summary: "A secret's value stands in the config",
  why: "The config and everything generated from it are committed and read by many: a value in it is no longer a secret.",
  mend: 'Write secret("where/key") instead, keep the value where the consumer looks it up, and change it: it has been seen.',
  conceals: true,
};

export const resolveCodes: readonly DiagnosticCode[] = [
  UNKNOWN_OPTION,
  INVALID_OPTION,
  MISSING_OPTION,
  DUPLICATE_NAME,
  UNREACHED,
  UNKNOWN_KIND,
  CYCLE,
  SECRET_VALUE,
];
