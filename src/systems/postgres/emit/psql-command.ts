/** How a script's head says to run it, as a shell reads it. */
export function psqlCommand(database: string, parameters: readonly string[], file: string): string {
  return ["psql --no-psqlrc", `--dbname=${shellWord(database)}`, ...parameters, `--file=${file}`].join(" ");
}

function shellWord(text: string): string {
  return /^[\w.-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
