import { added, type OptionCases } from "./option-cases.js";

const SHARD = { replicas: ["a:9000"] };
const HOST = 'must be a host and its port: "clickhouse-1:9000".';

export const clusterOptions: OptionCases = {
  "clickhouse.cluster": {
    good: { shards: [SHARD] },
    bad: [
      [{ shards: undefined }, added("missing-option  clickhouse.cluster needs `shards`.")],
      [{ shards: SHARD }, "invalid-option shards `shards` must be a list of shards."],
      [{ shards: [] }, "invalid-option shards `shards` must have at least one shard."],
      [{ shards: [{}] }, added("missing-option shards.0 clickhouse.cluster needs `shards[0].replicas`.")],
      [
        { shards: [{ replicas: [] }] },
        "invalid-option shards.0.replicas `shards[0].replicas` must name at least one replica.",
      ],
      [{ shards: [{ replicas: ["a"] }] }, `invalid-option shards.0.replicas.0 \`shards[0].replicas[0]\` ${HOST}`],
      [{ shards: [{ replicas: ["a:0"] }] }, `invalid-option shards.0.replicas.0 \`shards[0].replicas[0]\` ${HOST}`],
      [{ shards: [{ replicas: ["a:65536"] }] }, `invalid-option shards.0.replicas.0 \`shards[0].replicas[0]\` ${HOST}`],
      [{ shards: [{ replicas: [9000] }] }, `invalid-option shards.0.replicas.0 \`shards[0].replicas[0]\` ${HOST}`],
      [
        { shards: [SHARD, { replicas: ["b:9000", "a:9000"] }] },
        "invalid-option shards.1.replicas.1 `shards[1].replicas[1]` names `a:9000` a second time.",
      ],
      [{ shards: [{ ...SHARD, weight: -1 }] }, "invalid-option shards.0.weight `shards[0].weight` must be at least 0."],
      [
        { shards: [{ ...SHARD, internalReplication: "yes" }] },
        "invalid-option shards.0.internalReplication `shards[0].internalReplication` must be true or false.",
      ],
      [
        { shards: [{ ...SHARD, wieght: 2 }] },
        "unknown-option shards.0.wieght.$key `shards[0]` has no option `wieght`. Did you mean `weight`?",
      ],
      [
        { secret: { path: 5 } },
        'invalid-option secret `secret` must be a reference to a secret, written as secret("where/key").',
      ],
      [
        { secret: { $secret: "a/b" }, user: "x" },
        "invalid-option user `user` contradicts `secret`: with a secret the nodes act as the user of the query that they pass on.",
      ],
      [{ password: { $secret: "a/b" } }, "invalid-option password `password` needs `user`, whose password it is."],
      [{ secure: 1 }, "invalid-option secure `secure` must be true or false."],
      [{ user: "" }, "invalid-option user `user` must not be empty."],
      [{ keeper: [] }, "invalid-option keeper `keeper` must name at least one keeper."],
      [{ keeper: "k:1" }, 'invalid-option keeper `keeper` must be a list of keepers: ["keeper-1:9181"].'],
      [
        { macros: { "a b": "x" } },
        "invalid-option macros.a b.$key A name in `macros` must be letters, digits and underscores.",
      ],
      [{ macros: { shard: "1" } }, "invalid-option macros.shard `macros.shard` follows from `shards`: leave it out."],
      [{ macros: { x: [] } }, "invalid-option macros.x `macros.x` must be a text, a number, true or false."],
      [{ shards: [SHARD], comment: 5 }, "unknown-option comment.$key clickhouse.cluster has no option `comment`."],
    ],
  },
};
