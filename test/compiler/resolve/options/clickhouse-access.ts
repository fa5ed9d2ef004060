import { added, type OptionCases, SQL } from "./option-cases.js";

const TABLE = { $ref: "clickhouse.table/a.base" };
const PASSWORD = { $secret: "services/app" };

export const accessOptions: OptionCases = {
  "clickhouse.role": {
    good: {},
    bad: [
      [{ roles: TABLE }, "invalid-option roles `roles` must be a list of roles."],
      [
        { profile: 5 },
        "invalid-option profile `profile` must be the constant of a clickhouse.settingsProfile, or the name of a profile that the server has.",
      ],
      [
        { settings: { "a-b": 1 } },
        "invalid-option settings.a-b.$key A name in `settings` must be that of a setting: letters, digits and underscores.",
      ],
      [
        { settings: { x: {} } },
        "invalid-option settings.x `settings.x` must say something: a value, a bound, or who may change it.",
      ],
      [
        { settings: { x: { min: 5, max: 1 } } },
        "invalid-option settings.x.min `settings.x.min` must be at most `max`, which is 1.",
      ],
      [
        { settings: { x: { value: 9, max: 5 } } },
        "invalid-option settings.x.value `settings.x.value` must be at most `max`, which is 5.",
      ],
      [
        { settings: { x: { change: "never" } } },
        'invalid-option settings.x.change `settings.x.change` must be one of "const", "writable", "changeable_in_readonly".',
      ],
      [{ cluster: TABLE }, "invalid-option cluster `cluster` must be the constant of a clickhouse.cluster."],
    ],
  },
  "clickhouse.settingsProfile": {
    good: {},
    bad: [
      [{ inherit: "default" }, "invalid-option inherit `inherit` must be a list of profiles."],
      [
        { inherit: [5] },
        "invalid-option inherit.0 `inherit[0]` must be the constant of a clickhouse.settingsProfile, or the name of a profile that the server has.",
      ],
      [{ settings: 5 }, "invalid-option settings `settings` must be an object."],
      [
        { settings: { x: { value: 1, min: 5 } } },
        "invalid-option settings.x.value `settings.x.value` must be at least `min`, which is 5.",
      ],
    ],
  },
  "clickhouse.user": {
    good: { authentication: { type: "sha256_password", password: PASSWORD } },
    bad: [
      [
        { authentication: undefined },
        'missing-option  clickhouse.user needs `authentication`: it must say how the user proves who it is: { type: "sha256_password", password: secret("…/…") }.',
      ],
      [
        { authentication: { type: "no_password" } },
        'invalid-option authentication.type `authentication.type` must keep others out: "sha256_password" with `password: secret("…/…")`, or a certificate, LDAP, Kerberos.',
      ],
      [
        { authentication: { type: "plaintext_password", password: PASSWORD } },
        'invalid-option authentication.type `authentication.type` must keep others out: "sha256_password" with `password: secret("…/…")`, or a certificate, LDAP, Kerberos.',
      ],
      [
        { authentication: [] },
        "invalid-option authentication `authentication` must have at least one way: a user that anybody can be is refused.",
      ],
      [
        { authentication: { type: "sha256_password" } },
        'missing-option authentication clickhouse.user needs `authentication.password`: it must be a reference to a secret, written as secret("where/key").',
      ],
      [
        { authentication: { type: "ssl_certificate" } },
        "missing-option authentication clickhouse.user needs `authentication.commonNames`: it must name who is let in, by this or by `subjectAltNames`, not both.",
      ],
      [
        { authentication: { type: "ldap" } },
        added("missing-option authentication clickhouse.user needs `authentication.server`."),
      ],
      [
        { authentication: { type: "ssh_key", keys: [] } },
        "invalid-option authentication.keys `authentication.keys` must have at least one key.",
      ],
      [
        { authentication: "me" },
        'invalid-option authentication `authentication` must say how the user proves who it is: { type: "sha256_password", password: secret("…/…") }.',
      ],
      [{ hosts: [] }, "invalid-option hosts `hosts` must name at least one host; leave it out for any."],
      [
        { hosts: ["any"] },
        'invalid-option hosts.0 `hosts[0]` must be "local", { ip }, { name }, { regexp } or { like }.',
      ],
      [
        { hosts: [{ ip: "10.0.0.0/64" }] },
        'invalid-option hosts.0.ip `hosts[0].ip` must be an address or a subnet: "10.0.0.7", "10.0.0.0/8".',
      ],
      [
        { defaultRoles: "some" },
        'invalid-option defaultRoles `defaultRoles` must be "all", "none" or a list of roles. Did you mean `none`?',
      ],
      [
        { defaultRoles: [{ $ref: "clickhouse.role/a.x" }] },
        "invalid-option defaultRoles.0 `defaultRoles[0]` must be one of its `roles`.",
      ],
      [
        { validUntil: "tomorrow" },
        'invalid-option validUntil `validUntil` must be a day or moment: "2027-12-31", "2027-12-31 18:00:00 UTC".',
      ],
      [
        { grantees: "all" },
        'invalid-option grantees `grantees` must be "any", "none" or a list of roles and users. Did you mean `any`?',
      ],
      [
        { defaultDatabase: 5 },
        "invalid-option defaultDatabase `defaultDatabase` must be the constant of a clickhouse.database, or a database's name.",
      ],
    ],
  },
  "clickhouse.quota": {
    good: { intervals: [{ interval: "1 hour" }], to: "all" },
    bad: [
      [
        { keyedBy: "user" },
        'invalid-option keyedBy `keyedBy` must be one of "user_name", "ip_address", "forwarded_ip_address", "client_key", "normalized_query_hash", or ["client_key", "user_name"], ["client_key", "ip_address"].',
      ],
      [{ intervals: [] }, "invalid-option intervals `intervals` must have at least one interval."],
      [
        { intervals: [{ interval: "an hour" }] },
        'invalid-option intervals.0.interval `intervals[0].interval` must be a time such as "1 hour" or "15 minute": a whole number and second, minute, hour … or year.',
      ],
      [
        { intervals: [{ interval: "1 hour", max: {} }] },
        "invalid-option intervals.0.max `intervals[0].max` must limit something; leave `max` out to count only.",
      ],
      [
        { intervals: [{ interval: "1 hour", max: { queries: -1 } }] },
        "invalid-option intervals.0.max.queries `intervals[0].max.queries` must be at least 0.",
      ],
      [
        { intervals: [{ interval: "1 hour", max: { querys: 1 } }] },
        "unknown-option intervals.0.max.querys.$key `intervals[0].max` has no option `querys`. Did you mean `queries`?",
        "invalid-option intervals.0.max `intervals[0].max` must limit something; leave `max` out to count only.",
      ],
      [
        { intervals: [{ interval: "1 hour" }, { interval: "1 HOUR" }] },
        "invalid-option intervals.1.interval `intervals[1].interval` must be of another length than the others: ClickHouse keeps one of each.",
      ],
      [{ to: [] }, "invalid-option to `to` must name at least one role or user."],
      [{ to: "some" }, 'invalid-option to `to` must be "all", a list of roles and users, or { allExcept: […] }.'],
      [
        { to: undefined },
        'missing-option  clickhouse.quota needs `to`: it must be "all", a list of roles and users, or { allExcept: […] }.',
      ],
    ],
  },
  "clickhouse.rowPolicy": {
    good: { on: TABLE, using: SQL, to: "all" },
    bad: [
      [
        { on: "a.base" },
        "invalid-option on `on` must be the constant of a clickhouse.table or clickhouse.view or clickhouse.materializedView or clickhouse.mirror or clickhouse.rollup or clickhouse.changes.",
      ],
      [{ using: "id = 1" }, "invalid-option using `using` must be SQL, written as sql`…`."],
      [{ as: "strict" }, 'invalid-option as `as` must be one of "permissive", "restrictive".'],
      [{ to: { allExcept: [] } }, "invalid-option to.allExcept `to.allExcept` must name at least one role or user."],
      [
        { to: undefined },
        'missing-option  clickhouse.rowPolicy needs `to`: it must be "all", a list of roles and users, or { allExcept: […] }.',
      ],
    ],
  },
  "clickhouse.grant": {
    good: { privileges: ["SELECT"], on: TABLE, to: [{ $ref: "clickhouse.role/r" }] },
    bad: [
      [{ privileges: [] }, "invalid-option privileges `privileges` must name at least one privilege."],
      [{ privileges: "SELECT" }, 'invalid-option privileges `privileges` must be a list of privileges: ["SELECT"].'],
      [{ columns: [] }, "invalid-option columns `columns` must name at least one column; leave it out for all."],
      [
        { columns: ["id"], on: "*.*" },
        "invalid-option columns `columns` must be those of a table, a view or a mirror.",
      ],
      [
        { on: "a.base" },
        'invalid-option on `on` must be the constant of what it is on, a list of such, "*.*" for everything, "system.*" for the server\'s own tables, or { parameter: "…" }.',
      ],
      [{ on: [] }, "invalid-option on `on` must name at least one thing."],
      [{ to: [] }, "invalid-option to `to` must name at least one role or user."],
      [{ to: "all" }, "invalid-option to `to` must be a list of roles and users."],
      [{ withGrantOption: 1 }, "invalid-option withGrantOption `withGrantOption` must be true or false."],
    ],
  },
  "clickhouse.namedCollection": {
    good: { values: { host: "x" } },
    bad: [
      [{ values: {} }, "invalid-option values `values` must have at least one value."],
      [{ values: undefined }, added("missing-option  clickhouse.namedCollection needs `values`.")],
      [
        { values: { "a..b": 1 } },
        "invalid-option values.a..b.$key A name in `values` must be letters, digits and underscores: it names an element, with a dot one within another.",
      ],
      [
        { values: { host: [] } },
        "invalid-option values.host `values.host` must be a text, a number, true or false, a secret, or { value, overridable }.",
      ],
      [
        { values: { host: { value: "x", overrideable: true } } },
        "unknown-option values.host.overrideable.$key `values.host` has no option `overrideable`. Did you mean `overridable`?",
      ],
      [{ overridable: "yes" }, "invalid-option overridable `overridable` must be true or false."],
    ],
  },
};
