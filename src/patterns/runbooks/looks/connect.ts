import { fileName } from "../../../compiler/emit/file-name.js";
import { objectName } from "../../deployment/names.js";
import { word } from "../../recovery/section.js";
import { makeCommand, type Operator, operatorOf, restartCommand, stateCommand } from "../../recovery/strimzi.js";
import { type Block, shell } from "../page.js";
import type { Scene } from "../scene.js";

const MOST_NAMED = 4;

/** What Connect says of the connectors and of their tasks, with the trace of those that failed. */
export function connectorStatus({ parts: { connectors }, pipeline }: Scene): readonly Block[] {
  if (connectors.length === 0) return [];
  const what = "the connector must be RUNNING, and so must its task; a failed one has its trace";
  const operator = operatorOf(pipeline);
  if (operator !== undefined) {
    const get = `${operator.kubectl} get kafkaconnector`;
    const filter = `.status.connectorStatus | ${STATES}`;
    return connectors.length > MOST_NAMED
      ? [shell(what, `${get} --output json | jq -r '.items[]${filter}'`)]
      : [
          shell(
            what,
            ...connectors.map((name) => `${get} ${word(objectName(name))} --output json | jq -r '${filter}'`),
          ),
        ];
  }
  const ask = (path: string, filter: string): string => `curl --fail --silent --show-error ${path} | jq -r '${filter}'`;
  return connectors.length > MOST_NAMED
    ? [shell(what, ask('"$CONNECT_URL/connectors?expand=status"', `.[].status | ${STATES}`))]
    : [shell(what, ...connectors.map((name) => ask(urlOf(name, "/status"), STATES)))];
}

/** A line for the connector and each task; the trace with its lines as such. */
const STATES = '"\\(.name) \\(.connector.state)", (.tasks[] | "task \\(.id) \\(.state) \\(.trace // "")")';

/** Each of these commands for each connector; of many for the first. */
export function forConnectors({ parts: { connectors }, pipeline }: Scene, what: string, command: Command): Block {
  const named = connectors.slice(0, connectors.length > MOST_NAMED ? 1 : MOST_NAMED);
  const others = connectors.length > named.length ? `${what}; so for each other of the ${connectors.length}` : what;
  const operator = operatorOf(pipeline);
  return shell(others, ...new Set(named.map((name) => command(name, operator))));
}

/** Where an operator has the connectors as objects it is told; what is told to Connect itself it would take back. */
type Command = (connector: string, operator: Operator | undefined) => string;

export const RESTART_FAILED: Command = (name, operator) =>
  operator !== undefined
    ? restartCommand(operator, name)
    : `curl --fail --silent --show-error -X POST ${urlOf(name, "/restart?includeTasks=true&onlyFailed=true")}`;

export const RESTART: Command = (name, operator) =>
  operator !== undefined
    ? restartCommand(operator, name)
    : `curl --fail --silent --show-error -X POST ${urlOf(name, "/restart?includeTasks=true")}`;

export const RESUME: Command = (name, operator) =>
  operator !== undefined
    ? stateCommand(operator, name, "running")
    : `curl --fail --silent --show-error -X PUT ${urlOf(name, "/resume")}`;

/** Its config as generated, whether it is there or not. */
export const REGISTER: Command = (name, operator) =>
  operator !== undefined
    ? makeCommand(operator)
    : `jq .config ${word(`connect/${fileName(name)}.json`)} | curl --fail --silent --show-error -X PUT --json @- ${urlOf(name, "/config")}`;

function urlOf(name: string, path: string): string {
  return `"$CONNECT_URL/connectors/${encodeURIComponent(name)}${path}"`;
}
