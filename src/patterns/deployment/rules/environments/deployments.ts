import type { EnvironmentSpec } from "../../../../systems/kubernetes/schema/cluster.js";
import { inEnvironment } from "../../environments.js";
import type { Scope } from "../../placed.js";

/** One that is applied: an environment, or the base where none is put into its namespace. */
export interface Deployment {
  readonly name: string;
  /** Of the base none. */
  readonly environment: EnvironmentSpec | undefined;
  readonly scope: Scope;
}

export function deploymentsOf(scope: Scope): readonly Deployment[] {
  const { environments, namespace } = scope.spec;
  const applied = Object.entries(environments).map(([name, environment]) => ({
    name,
    environment,
    scope: inEnvironment(scope, environment),
  }));
  const isBase = applied.some((each) => each.scope.spec.namespace === namespace);
  return isBase || applied.length === 0 ? applied : [{ name: "the base", environment: undefined, scope }, ...applied];
}

/** What two of them have in common: the later with the first that has it. */
export function* sharedBy<Found>(
  deployments: readonly Deployment[],
  find: (deployment: Deployment) => Iterable<readonly [key: string, found: Found]>,
): Iterable<{ readonly first: Deployment; readonly other: Deployment; readonly found: Found }> {
  const seen = new Map<string, Deployment>();
  for (const deployment of deployments) {
    for (const [key, found] of find(deployment)) {
      const first = seen.get(key);
      if (first === undefined) seen.set(key, deployment);
      else if (first !== deployment) yield { first, other: deployment, found };
    }
  }
}

/** `staging`, in a sentence. */
export function spoken({ name, environment }: Deployment): string {
  return environment === undefined ? name : `\`${name}\``;
}
