import type { AskedQuery } from "../../../compiler/model/asked-query.js";
import { type Diagnostic, diagnosticOf } from "../../../compiler/model/diagnostic.js";
import { nearest } from "../../../compiler/model/nearest.js";
import { referencesIn } from "../../../compiler/model/reference.js";
import type { Pipeline, Resource } from "../../../compiler/model/resource.js";
import type { ProofFailure } from "../../../engine/proof/provable.js";
import { splitName } from "../sql/quote.js";
import { nameIn, significantTokens } from "../sql/tokens.js";
import { REFUSED, UNKNOWN_COLUMN_IN_SQL, UNKNOWN_TABLE_IN_SQL } from "./codes.js";
import { type Message, readMessage, syntaxErrorAt } from "./message.js";
import { placeOf } from "./place.js";
import { unansweredPlaces } from "./unanswered.js";

/** ClickHouse's refusal, at the place in the config that it is about. */
export function failureDiagnostic(failure: ProofFailure, pipeline: Pipeline, asked?: AskedQuery): Diagnostic {
  const made = pipeline.resources.get(failure.provable.address);
  const resource = made && (replacedBy(made, pipeline) ?? pipeline.resources.get(made.madeBy ?? made.address) ?? made);
  const subject = asked?.asker ?? `\`${made?.name ?? failure.provable.name}\``;
  const message = readMessage(failure.message);
  const names = message.about === "table" ? [tableOf(message, failure.statement)] : message.names;
  const at =
    resource &&
    placeOf(asked === undefined ? resource : { ...resource, origin: asked.at, spec: asked.sql }, {
      message: failure.message,
      text: message.text,
      names,
      rest: restOf(failure),
    });
  const found = { at, resource: resource?.address, related: unansweredPlaces(resource, pipeline) };
  const told = names.map((each) => `\`${each}\``).join(", ");
  switch (message.about) {
    case "column": {
      const are = names.length === 1 ? "is" : "are";
      const read = made?.kind === "clickhouse.grant" ? tableRead(failure.statement) : undefined;
      const reads = read === undefined ? `reads ${told}, which` : `grants ${told} of \`${read}\`, which`;
      const detail = `${subject} ${reads} ${are} not there.${guess(message.hint)} ${UNKNOWN_COLUMN_IN_SQL.mend}`;
      return diagnosticOf(UNKNOWN_COLUMN_IN_SQL, { ...found, detail });
    }
    case "output column": {
      const detail = `${subject} writes ${told}, which ${targetOf(made)} does not have. Leave it out of the query, give it the name of a column there with AS, or add the column.`;
      return diagnosticOf(UNKNOWN_COLUMN_IN_SQL, { ...found, detail });
    }
    case "table": {
      const detail = `${subject} reads ${told}, which the pipeline does not make.${guess(nearestObject(names[0] ?? "", pipeline))} ${UNKNOWN_TABLE_IN_SQL.mend}`;
      return diagnosticOf(UNKNOWN_TABLE_IN_SQL, { ...found, detail });
    }
    case "anything": {
      const code = failure.code === 0 ? "" : ` (ClickHouse error ${failure.code})`;
      return diagnosticOf(REFUSED, { ...found, detail: `${subject}: ${message.text}.${guess(message.hint)}${code}` });
    }
  }
}

const OBJECTS = new Set(["clickhouse.table", "clickhouse.view", "clickhouse.materializedView"]);

/** What the author declared in the place of an object that this derived one reads or writes: that is where it fails. */
function replacedBy(made: Resource, pipeline: Pipeline): Resource | undefined {
  if (made.madeBy === undefined) return undefined;
  // What the maker was given to read is in nothing's place.
  const given = new Set(referencesIn(pipeline.resources.get(made.madeBy)?.spec));
  return made.uses
    .filter((use) => !given.has(use))
    .map((use) => pipeline.resources.get(use))
    .find((used) => used !== undefined && used.madeBy === undefined && OBJECTS.has(used.kind));
}

function guess(name: string | undefined): string {
  return name === undefined ? "" : ` Did you mean \`${name}\`?`;
}

/** The statement from a syntax error to the end of its line. */
function restOf(failure: ProofFailure): string | undefined {
  const at = syntaxErrorAt(failure.message, failure.statement);
  return at === undefined ? undefined : failure.statement.slice(at).split("\n", 1)[0];
}

function targetOf(view: Resource | undefined): string {
  const spec = view?.spec;
  const target = typeof spec === "object" && spec !== null && "to" in spec ? spec.to : undefined;
  const address = typeof target === "object" && target !== null && "$ref" in target ? String(target.$ref) : undefined;
  return address === undefined ? "its table" : `its table \`${address.slice(address.indexOf("/") + 1)}\``;
}

/** The name as it was written: of a missing database the name that begins with it, and none that the engine added. */
function tableOf({ names: [name = ""] }: Message, statement: string): string {
  if (name.includes(".")) return name.replace(/^default\./, "");
  const tokens = significantTokens(statement);
  const at = tokens.findIndex((token, index) => nameIn(token) === name && tokens[index + 1]?.text === ".");
  const object = at < 0 ? undefined : nameIn(tokens[at + 2]);
  return object === undefined ? name : `${name}.${object}`;
}

/** The object that a grant's columns were looked for in. */
function tableRead(statement: string): string | undefined {
  const tokens = significantTokens(statement);
  const at = tokens.findIndex((token) => token.type === "word" && /^from$/i.test(token.text));
  const [database, object] = [nameIn(tokens[at + 1]), nameIn(tokens[at + 3])];
  return at < 0 || database === undefined || object === undefined ? undefined : `${database}.${object}`;
}

/** The object of the pipeline that is most likely meant; of a name without database by the objects' own names. */
function nearestObject(name: string, pipeline: Pipeline): string | undefined {
  const objects = [...pipeline.resources.values()]
    .filter((each) => each.kind.startsWith("clickhouse."))
    .map((each) => each.name);
  if (name.includes(".")) return nearest(name, objects);
  const own = nearest(
    name,
    objects.map((each) => splitName(each).object),
  );
  return objects.find((each) => splitName(each).object === own);
}
