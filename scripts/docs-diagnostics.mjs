import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const HEAD = `<!-- Written by scripts/docs.mjs from the codes in src; do not edit. -->

# Diagnostics

What Headrace says when something is wrong with a config or with the output folder. A code is permanent: it keeps its
meaning from release to release. \`headrace explain <code>\` prints the same text in the terminal.

An **error** stops the command: nothing is written. A **warning** does not.

A code with two configs belongs to a rule: the first is refused with this code, the second is accepted.
`;

/** docs/diagnostics.md, from every code that a diagnostic can have. */
export async function diagnosticsPage(root) {
  const { codes, configOfCase } = await loadCodes(root);
  const families = groupByFamily(codes);
  const contents = [...families].map(([family, members]) => {
    const links = members.map((each) => `[\`${each.code.split("/")[1]}\`](#${anchor(each.code)})`);
    return `- \`${family}/\`: ${links.join(", ")}`;
  });
  const sections = codes.map((each) => section(each, configOfCase));
  return `${[HEAD, contents.join("\n"), "", ...sections].join("\n")}`;
}

function section({ code, severity, summary, why, mend, failing, passing }, configOfCase) {
  const text = [
    `## ${code}`,
    `**${severity}**: ${summary[0].toUpperCase()}${summary.slice(1)}.`,
    `**Why.** ${why}`,
    `**What to do.** ${mend}`,
  ];
  if (failing !== undefined) text.push(`Refused:`, config(configOfCase(failing), `ts failing=${code}`));
  if (passing !== undefined) text.push(`Accepted:`, config(configOfCase(passing), "ts"));
  return `${text.join("\n\n")}\n`;
}

function config(source, info) {
  return `\`\`\`${info}\n${source.replace(/\n{3,}/g, "\n\n").trim()}\n\`\`\``;
}

/** As GitHub makes a heading's anchor. */
function anchor(code) {
  return code.replace(/[^a-z-]/g, "");
}

function familyOf({ code }) {
  return code.split("/")[0];
}

function groupByFamily(codes) {
  const families = new Map();
  for (const each of codes) families.set(familyOf(each), [...(families.get(familyOf(each)) ?? []), each]);
  return families;
}

/** Node 20 runs no TypeScript: what holds the codes is bundled first, its packages left where they are. */
async function loadCodes(root) {
  const cache = join(root, "node_modules", ".cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "headrace-docs-"));
  const outfile = join(folder, "codes.mjs");
  try {
    await build({
      absWorkingDir: root,
      stdin: {
        contents: `export { allCodes } from "./src/registry.ts";
export { configOfCase } from "./src/compiler/check/rule-case.ts";`,
        resolveDir: root,
      },
      outfile,
      bundle: true,
      format: "esm",
      platform: "node",
      packages: "external",
      logLevel: "warning",
    });
    const { allCodes, configOfCase } = await import(pathToFileURL(outfile).href);
    return { codes: allCodes(), configOfCase };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
