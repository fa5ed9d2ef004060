import { fileName } from "../../../compiler/emit/file-name.js";
import { commentHead } from "../../../compiler/emit/head.js";
import { environmentVariable } from "../../../compiler/emit/secret-names.js";
import { yamlText } from "../../../compiler/emit/yaml.js";
import type { Artifact } from "../../../compiler/model/artifact.js";
import { ofKind, type Pipeline, type Resource } from "../../../compiler/model/resource.js";
import { CLUSTER, type UserSpec } from "../../../systems/kafka/schema.js";
import { type Right, rightsOf, usersOf } from "./rights.js";

interface GivenUser {
  readonly user: Resource<UserSpec>;
  readonly principal: string;
  readonly rights: readonly Right[];
}

/** The users of each cluster with their rights: a script that Kafka's own tools run, and the same as data. */
export function userFiles(pipeline: Pipeline): readonly Artifact[] {
  return ofKind(pipeline.resources, CLUSTER).flatMap((cluster) => {
    const users = usersOf(cluster, pipeline).map((user) => ({
      user,
      principal: user.spec.principal ?? `User:${user.name}`,
      rights: rightsOf(user, cluster, pipeline),
    }));
    if (users.length === 0) return [];
    const from = cluster.madeBy ?? cluster.address;
    const resources = [from, ...users.map(({ user }) => user.address)];
    const folder = `kafka/${fileName(cluster.name)}`;
    return [
      {
        path: `${folder}/acls.sh`,
        content: `#!/bin/sh\n${commentHead("#", from, USAGE)}\n${script(users, cluster.spec.brokers)}`,
        resources,
      },
      {
        path: `${folder}/users.yaml`,
        content: `${commentHead("#", from, "What acls.sh makes, as data.")}\n${yamlText({ cluster: cluster.name, users: users.map(data) })}`,
        resources,
      },
    ];
  });
}

const USAGE = `Makes users and gives them their rights; it can be run again, and takes nothing away.

  ADMIN_CONFIG=admin.properties sh acls.sh

with Kafka's bin folder on the PATH, the passwords in the environment, and the properties of an administrator; with
BROKERS where these take that login elsewhere.`;

function script(users: readonly GivenUser[], brokers: readonly string[]): string {
  const lines = [
    "set -eu",
    ': "${ADMIN_CONFIG:?the properties file of an administrator}"',
    "brokers=${BROKERS:-}",
    `[ -n "$brokers" ] || brokers=${quoted(brokers.join(","))}`,
    "password_file=$(mktemp)",
    "trap 'rm -f \"$password_file\"' EXIT",
    "",
    "# Not as a parameter: those can be read by every process of the host.",
    "scram() { # user, mechanism, password",
    '  printf \'%s=password=%s\\n\' "$2" "$(printf \'%s\' "$3" | sed \'s/\\\\/\\\\\\\\/g\')" > "$password_file"',
    '  kafka-configs.sh --bootstrap-server "$brokers" --command-config "$ADMIN_CONFIG" \\',
    '    --alter --entity-type users --entity-name "$1" --add-config-file "$password_file"',
    "}",
    "acl() {",
    '  kafka-acls.sh --bootstrap-server "$brokers" --command-config "$ADMIN_CONFIG" --add "$@"',
    "}",
  ];
  for (const { user, principal, rights } of users) {
    lines.push("", `# ${user.name.replace(/\s/g, " ")}`);
    const { password, authentication } = user.spec;
    if (password !== undefined) {
      const variable = environmentVariable(password);
      lines.push(`: "\${${variable}:?the password of ${user.name.replace(/[^\w.-]/g, "_")}}"`);
      lines.push(`scram ${quoted(user.name)} ${authentication} "$${variable}"`);
    }
    for (const alike of alikeBut(rights)) lines.push(`acl ${parameters(principal, alike).map(quoted).join(" ")}`);
  }
  return `${lines.join("\n")}\n`;
}

/** Rights that differ in the name alone: Kafka's tool is started for minutes where it is started for each. */
function alikeBut(rights: readonly Right[]): readonly (readonly [Right, ...Right[]])[] {
  const alike = new Map<string, [Right, ...Right[]]>();
  for (const right of rights) {
    const key = JSON.stringify({ ...right, name: "" });
    const known = alike.get(key);
    if (known === undefined) alike.set(key, [right]);
    else known.push(right);
  }
  return [...alike.values()];
}

function parameters(principal: string, alike: readonly [Right, ...Right[]]): readonly string[] {
  const [right] = alike;
  const whom = right.permission === "allow" ? "--allow" : "--deny";
  const { type } = right;
  const resource =
    type === "cluster"
      ? ["--cluster"]
      : [...alike.flatMap(({ name }) => [RESOURCE_FLAGS[type], name]), "--resource-pattern-type", right.pattern];
  return [
    `${whom}-principal`,
    principal,
    `${whom}-host`,
    right.host,
    ...right.operations.flatMap((operation) => ["--operation", operation]),
    ...resource,
  ];
}

const RESOURCE_FLAGS = { topic: "--topic", group: "--group", transactionalId: "--transactional-id" } as const;

/** A word of a shell command. */
function quoted(text: string): string {
  return /^[\w@%+:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

function data({ user, principal, rights }: GivenUser) {
  return { name: user.name, principal, authentication: user.spec.authentication, rights };
}
