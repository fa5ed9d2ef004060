/** How diagnostics can be printed: for people, and for what reads them in CI. */
export const diagnosticFormats = ["text", "json", "github", "sarif", "gitlab"] as const;
export type DiagnosticFormat = (typeof diagnosticFormats)[number];
