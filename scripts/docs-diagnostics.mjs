const NOTICE = "<!-- Written by scripts/docs.mjs from the codes in src; do not edit. -->";

const HEAD = `${NOTICE}

# Diagnostics

What Headrace says when something is wrong with a config or with the output folder. A code is permanent: it keeps its
meaning from release to release. \`headrace explain <code>\` prints its page in the terminal.

An **error** stops the command: nothing is written. A **warning** does not.
`;

/** A page for every code that a diagnostic can have, and one that lists them: paths with contents. */
export function diagnosticPages({ codes, configOfCase }) {
  const families = grouped(codes);
  const sections = [...families].map(([family, members]) => section(family, members));
  return [
    ["docs/diagnostics/README.md", `${HEAD}\n${sections.join("\n")}`],
    ...codes.map((each) => [pathOf(each), page(each, configOfCase)]),
  ];
}

function pathOf({ code }) {
  return `docs/diagnostics/${code}.md`;
}

function section(family, members) {
  const rows = members.map(
    ({ code, severity, summary }) => `| [\`${code}\`](${code}.md) | ${severity} | ${summary.replaceAll("|", "\\|")} |`,
  );
  return `## ${family}\n\n| code | severity | what is wrong |\n| --- | --- | --- |\n${rows.join("\n")}\n`;
}

function page({ code, severity, summary, why, mend, failing, passing }, configOfCase) {
  const text = [
    NOTICE,
    `# ${code}`,
    `**${severity}**: ${summary[0].toUpperCase()}${summary.slice(1)}.`,
    `## Why it matters\n\n${why}`,
    `## What to do\n\n${mend}`,
  ];
  if (failing !== undefined) text.push(`## Refused\n\n${config(configOfCase(failing), `ts failing=${code}`)}`);
  if (passing !== undefined) text.push(`## Accepted\n\n${config(configOfCase(passing), "ts")}`);
  return `${text.join("\n\n")}\n`;
}

function config(source, info) {
  return `\`\`\`${info}\n${source.replace(/\n{3,}/g, "\n\n").trim()}\n\`\`\``;
}

function familyOf({ code }) {
  return code.split("/")[0];
}

/** Node 20 has no Map.groupBy. */
function grouped(codes) {
  const families = new Map();
  for (const each of codes) families.set(familyOf(each), [...(families.get(familyOf(each)) ?? []), each]);
  return families;
}
