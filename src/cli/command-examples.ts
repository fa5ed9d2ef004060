type Examples = readonly (readonly [command: string, comment: string])[];

/** What stands below a command's help. */
export const commandExamples: Readonly<
  Record<"headrace" | "init" | "check" | "generate" | "diff" | "explain" | "report", Examples>
> = {
  headrace: [
    ["headrace init", "start with a small config"],
    ["headrace check", "tell what is wrong with it"],
    ["headrace generate", "write generated/"],
    ["headrace generate --check", "in CI: exit 2 when generated/ is out of date"],
    ["headrace explain analytics.orders", "what a resource is, uses and expands to"],
  ],
  init: [
    ["headrace init", "writes pipeline.config.ts here"],
    ["headrace init --config shop/pipeline.config.ts", "writes it elsewhere"],
  ],
  check: [
    ["headrace check", "prints what is wrong, exits with 1 on errors"],
    ["headrace check --env production", "loads the config for an environment"],
    ["headrace check --format github", "annotates a pull request on GitHub"],
    ["headrace check --format sarif > headrace.sarif", "for code scanning"],
  ],
  generate: [
    ["headrace generate", "writes generated/ and says what changed"],
    ["headrace generate --env staging", "writes generated/staging/"],
    ["headrace generate --check", "writes nothing, exits with 2 on changes"],
    ["headrace generate --force", "overwrites what was edited by hand"],
    ["headrace generate --engine off", "without ClickHouse, by what the lock knows"],
  ],
  diff: [
    ["headrace diff", "shows the changes, by resource"],
    ["headrace diff --exit-code", "exits with 2 when there are any"],
    ["headrace diff --json", "for a script"],
  ],
  explain: [
    ["headrace explain analytics.orders", "a resource, by its name"],
    ["headrace explain clickhouse.table/audit.log", "a resource, by its address"],
    ["headrace explain write/edited-by-hand", "a diagnostic's code"],
    ["headrace explain generated/README.md", "where a generated file comes from"],
  ],
  report: [
    ["headrace report", "writes report.html, to be opened in a browser"],
    ["headrace report --to dashboards.html", "writes it elsewhere"],
  ],
};
