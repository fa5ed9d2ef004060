import fc from "fast-check";
import type { ModelSource, Seat, Write } from "./model-source.js";

const key = fc.record({ row: fc.integer({ min: 1, max: 3 }), seat: fc.integer({ min: 1, max: 2 }) });
const seat = fc
  .tuple(key, fc.constantFrom("a", "b", null), fc.integer({ min: 1, max: 2 }), fc.nat(1000))
  .map(([at, place, bucket, guest]): Seat => ({ ...at, place, bucket, guest }));
const write: fc.Arbitrary<Write> = fc.oneof(
  { weight: 8, arbitrary: seat.map((each): Write => ({ kind: "put", seat: each })) },
  { weight: 3, arbitrary: fc.tuple(key, key).map(([from, to]): Write => ({ kind: "move", from, to })) },
  { weight: 3, arbitrary: key.map((at): Write => ({ kind: "delete", at })) },
  { weight: 1, arbitrary: fc.constant<Write>({ kind: "truncate" }) },
);
type Act = (source: ModelSource) => void;
const connection = fc.nat(2);
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.tuple(connection, write).map(
      ([by, what]): Act =>
        (source) =>
          source.write(by, what),
    ),
  },
  {
    weight: 5,
    arbitrary: connection.map(
      (by): Act =>
        (source) =>
          source.commit(by),
    ),
  },
  {
    weight: 1,
    arbitrary: connection.map(
      (by): Act =>
        (source) =>
          source.rollback(by),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Act>((source) => source.loseSlot()) },
  { weight: 1, arbitrary: fc.constant<Act>((source) => source.snapshot()) },
);
/** What three connections do, and what happens to the connector. */
export const history = fc.array(act, { maxLength: 60, size: "max" });
/** Where a restarted worker begins again, as parts of what was streamed until then; how messages fall into blocks. */
export const delivery = fc.record({
  restarts: fc.array(fc.tuple(fc.nat(99), fc.nat(99)), { maxLength: 2 }),
  blocks: fc.array(fc.nat(2), { minLength: 4, maxLength: 4 }),
});
