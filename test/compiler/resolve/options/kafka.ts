import { added, type OptionCases } from "./option-cases.js";

export const kafkaOptions: OptionCases = {
  "kafka.cluster": {
    good: { brokers: ["k:1"] },
    bad: [
      [{ brokers: [] }, "invalid-option brokers `brokers` must name at least one broker."],
      [{ brokers: "k:1" }, 'invalid-option brokers `brokers` must be a list of brokers, each "host:port".'],
      [{ brokers: ["k"] }, 'invalid-option brokers.0 `brokers[0]` must be "host:port".'],
      [{ brokers: [5] }, 'invalid-option brokers.0 `brokers[0]` must be "host:port".'],
      [{ brokers: ["k:99999"] }, "invalid-option brokers.0 `brokers[0]` must have a port of at most 65535."],
      [{ brokers: ["http://k:1"] }, 'invalid-option brokers.0 `brokers[0]` must be "host:port".'],
      [{ brokers: ["k:1", "k:1"] }, "invalid-option brokers.1 `brokers[1]` names `k:1` a second time."],
      [
        { brokers: ["k:1", "k:2"], size: 1 },
        "invalid-option size `size` must be at least 2: so many are among `brokers`.",
      ],
      [
        { connectUser: { $ref: "kafka.user/u" } },
        "invalid-option connectUser `connectUser` needs `sasl` or `tls`: without them nobody logs in to the brokers, and rights are nobody's.",
      ],
      [{ size: 0 }, "invalid-option size `size` must be at least 1."],
      [{ version: "four" }, 'invalid-option version `version` must be a version such as "4.3".'],
      [
        { tls: { certificate: "/c.crt" } },
        "missing-option tls kafka.cluster needs `tls.key`: it must stand beside `certificate`: a client has both or none.",
      ],
      [
        { tls: { ca: "ca.crt" } },
        'invalid-option tls.ca `tls.ca` must be an absolute path of a file, such as "/etc/kafka/ca.crt".',
      ],
      [
        { properties: { a: [] } },
        "invalid-option properties.a `properties.a` must be a text, a number, true or false.",
      ],
    ],
  },
  "kafka.topic": {
    good: { partitions: 1, replicas: 1 },
    bad: [
      [{ partitions: undefined }, added("missing-option  kafka.topic needs `partitions`.")],
      [{ partitions: "1" }, "invalid-option partitions `partitions` must be a whole number from 1 to 10000."],
      [{ replicas: 0 }, "invalid-option replicas `replicas` must be at least 1."],
      [{ cluster: "k" }, "invalid-option cluster `cluster` must be the constant of a kafka.cluster."],
      [{ config: { x: {} } }, "invalid-option config.x `config.x` must be a text, a number, true or false."],
    ],
  },
  "kafka.consumerGroup": {
    good: { topics: ["t"] },
    bad: [
      [{ topics: [] }, "invalid-option topics `topics` must name at least one topic."],
      [{ members: 0 }, "invalid-option members `members` must be at least 1."],
      [{ user: "u" }, "invalid-option user `user` must be the constant of a kafka.user."],
    ],
  },
  "kafka.user": {
    good: { password: { $secret: "a/b" } },
    bad: [
      [
        { authentication: "tls" },
        "invalid-option password `password` must be left out: the cluster keeps it only for SCRAM.",
      ],
      [
        { acls: [{ topic: "t", operations: [] }] },
        "invalid-option acls.0.operations `acls[0].operations` must name at least one operation.",
      ],
    ],
  },
  "kafka.connector": {
    good: { class: "x.Y", config: {} },
    bad: [
      [{ class: "" }, "invalid-option class `class` must not be empty."],
      [{ class: undefined }, added("missing-option  kafka.connector needs `class`.")],
      [{ tasks: 0 }, "invalid-option tasks `tasks` must be at least 1."],
      [{ config: undefined }, added("missing-option  kafka.connector needs `config`.")],
      [
        { config: { a: null } },
        "invalid-option config.a `config.a` must be a text, a number, true, false or a secret.",
      ],
      [
        { config: { a: { b: 1 } } },
        "invalid-option config.a `config.a` must be a text, a number, true, false or a secret.",
      ],
    ],
  },
};
