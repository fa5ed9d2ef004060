import { ofKind, type Pipeline, type Resource } from "../../../../compiler/model/resource.js";
import { GRANT } from "../../schema/access/grant.js";
import { QUOTA } from "../../schema/access/quota.js";
import { ROLE } from "../../schema/access/role.js";
import { ROW_POLICY } from "../../schema/access/row-policy.js";
import { SETTINGS_PROFILE } from "../../schema/access/settings-profile.js";
import { USER } from "../../schema/access/user.js";
import { columnQueries, grantAlone, memberStatements, privilegeStatements } from "./grants.js";
import { quotaStatement, rowPolicyProof, rowPolicyStatement } from "./policies.js";
import { alterUser, createUser, profileStatements, roleStatements } from "./users.js";

/**
 * All of access control, in an order in which it can be run: who there is, then which rows and how much, then what may
 * be done: when something is granted, what limits it is in force already.
 */
export function accessStatements(pipeline: Pipeline): readonly string[] {
  const all = [...pipeline.resources.values()];
  const roles = ofKind(all, ROLE);
  const users = ofKind(all, USER);
  const grants = ofKind(all, GRANT);
  const grantees = [...roles, ...users];
  return [
    ...ofKind(all, SETTINGS_PROFILE).flatMap(profileStatements),
    ...roles.flatMap(roleStatements),
    ...users.map(createUser),
    ...ofKind(all, ROW_POLICY).map(rowPolicyStatement),
    ...ofKind(all, QUOTA).map(quotaStatement),
    ...grantees.flatMap((grantee) => privilegeStatements(grantee, grants)),
    ...grantees.flatMap(memberStatements),
    ...users.map(alterUser),
  ];
}

/** A statement of one resource, to be parsed; where it has a condition, with a query that tells whether that is sound. */
export interface AccessProof {
  readonly resource: Resource;
  readonly statement: string;
  readonly query?: string;
}

/** What the engine is asked of access control: it can parse it, and has no place to keep it. */
export function accessProofs(pipeline: Pipeline): readonly AccessProof[] {
  const all = [...pipeline.resources.values()];
  const of = (resource: Resource, statements: readonly string[]): readonly AccessProof[] =>
    statements.map((statement) => ({ resource, statement }));
  return [
    ...ofKind(all, SETTINGS_PROFILE).flatMap((each) => of(each, profileStatements(each))),
    ...ofKind(all, ROLE).flatMap((each) => of(each, [...roleStatements(each), ...memberStatements(each)])),
    ...ofKind(all, USER).flatMap((each) => of(each, [createUser(each), ...memberStatements(each), alterUser(each)])),
    ...ofKind(all, ROW_POLICY).map((resource) => ({
      resource,
      statement: rowPolicyStatement(resource),
      query: rowPolicyProof(resource),
    })),
    ...ofKind(all, QUOTA).flatMap((each) => of(each, [quotaStatement(each)])),
    ...ofKind(all, GRANT).flatMap((resource) => {
      const queries = columnQueries(resource);
      if (queries.length === 0) return of(resource, [grantAlone(resource)]);
      return queries.map((query) => ({ resource, statement: grantAlone(resource), query }));
    }),
  ];
}
