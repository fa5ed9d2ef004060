// Changes of the orders of examples/postgres-cdc, the same ones for the same seed: inserts, updates, deletes.

const DAY = 86_400;
const FROM = 20_700;
const STATUSES = ["PENDING", "CONFIRMED", "SHIPPED", "DELIVERED", "CANCELLED"];

/** So many changes as values; `before` is there as replica identity FULL has it, or as the default one. */
export function* changes(count, identity, seed = 1) {
  const random = generator(seed);
  const whole = (below) => Math.floor(random() * below);
  const live = [];
  let [id, lsn, commit] = [1_000, 7_654_321_000, 7_654_320_900];
  for (let index = 0; index < count; index++) {
    const chance = random();
    const op = live.length < 100 || chance < 0.5 ? "c" : chance < 0.95 ? "u" : "d";
    // One transaction in two writes one row, the others more.
    if (random() < 0.5) commit = lsn + 48;
    lsn += 56 + 8 * whole(40);
    const at = FROM * DAY + Math.floor((index / count) * 7 * DAY);
    const place = whole(live.length);
    const before = op === "c" ? null : live[place];
    const after = op === "d" ? null : op === "c" ? order(++id, at, whole) : updated(before, at, whole);
    if (op === "c") live.push(after);
    else if (op === "u") live[place] = after;
    else live[place] = live.pop() ?? before;
    yield {
      op,
      before: identity === "full" ? before : keyAlone(op, before),
      after,
      lsn,
      sequence: `["${commit}","${lsn}"]`,
      at,
      transaction: 790 + (index >> 1),
    };
  }
}

/** The key of a delete, and what Debezium puts where nothing is told: zeros, and NULL where it may be. */
function keyAlone(op, before) {
  if (op !== "d") return null;
  const nothing = { order_number: "", order_date: 0, purchaser: 0, quantity: 0, product_id: 0, unit_price: "0.00" };
  const absent = { order_time: null, status: null, created_at: null, updated_at: null };
  return { ...before, ...nothing, ...absent };
}

function order(id, at, whole) {
  return {
    id,
    order_number: `ORD-${1_000_000 + id}`,
    order_date: Math.floor(at / DAY),
    order_time: at * 1e6 + whole(1e6),
    purchaser: 1 + whole(50_000),
    quantity: 1 + whole(20),
    product_id: 1 + whole(2_000),
    unit_price: `${1 + whole(900)}.${String(whole(100)).padStart(2, "0")}`,
    status: "PENDING",
    created_at: at * 1e6 + whole(1e6),
    updated_at: at * 1e6 + whole(1e6),
  };
}

function updated(before, at, whole) {
  return { ...before, status: STATUSES[whole(STATUSES.length)], updated_at: at * 1e6 + whole(1e6) };
}

/** mulberry32 */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
