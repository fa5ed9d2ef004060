/** One column for each PostgreSQL type, and rows that bring out how the connector writes it. */
export interface TypedColumn {
  column: string;
  type: string;
  /** SQL expressions: an ordinary value, the two ends of the type's range, and something odd. */
  ordinary: string;
  highest: string;
  lowest: string;
  odd: string;
}

export const typedColumns: TypedColumn[] = [];
function add(name: string, type: string, ordinary: string, highest: string, lowest: string, odd: string) {
  typedColumns.push({ column: `${name}_value`, type, ordinary, highest, lowest, odd });
}

add("smallint", "smallint", "7", "32767", "-32768", "0");
add("integer", "integer", "42", "2147483647", "-2147483648", "-1");
add("bigint", "bigint", "9007199254740993", "9223372036854775807", "-9223372036854775808", "0");
add("oid", "oid", "16384", "4294967295", "0", "1");
add("real", "real", "1.5", "3.4028235e38", "-3.4028235e38", "'NaN'");
add("double_precision", "double precision", "0.1", "1.7976931348623157e308", "5e-324", "'Infinity'");
add("numeric_12_4", "numeric(12,4)", "1234.5678", "99999999.9999", "-99999999.9999", "-0.0001");
const wide = `${"9".repeat(28)}.${"9".repeat(10)}`;
add("numeric_38_10", "numeric(38,10)", "1.0000000001", wide, `-${wide}`, "-1");
add("numeric", "numeric", "123456789.123456789", `${"9".repeat(60)}.5`, `-0.${"0".repeat(29)}1`, "1.500");
add("money", "money", "'12.34'", "'92233720368547758.07'", "'-92233720368547758.08'", "'-0.01'");
add("boolean", "boolean", "true", "true", "false", "false");
add("char_4", "char(4)", "'ab'", "'abcd'", "''", "'é'");
add("varchar_40", "varchar(40)", "'plain'", `'${"x".repeat(40)}'`, "''", "'naïve 😀 \"quoted\" back\\slash'");
add("text", "text", "'hello'", "'zażółć 漢字 👩‍👩‍👧‍👦'", "''", "E'\\x01\\x1f\\x7f\\t\\n\\r\\b\\f \\u0085\\u2028 end'");
add("citext", "citext", "'Mixed Case'", "'Z'", "''", "'é'");
add("bytea", "bytea", "'\\x00ff10'", `'\\x${"ff".repeat(33)}'`, "''", "'\\x00'");
add("date", "date", "'2026-02-28'", "'9999-12-31'", "'0001-01-01'", "'1969-12-31'");
const lastMoment = "9999-12-31 23:59:59";
add("timestamp_0", "timestamp(0)", "'2026-02-28 12:34:56'", `'${lastMoment}'`, "'0001-01-01 00:00:00'", "'1970-01-01'");
add(
  "timestamp_3",
  "timestamp(3)",
  "'2026-02-28 12:34:56.789'",
  `'${lastMoment}.999'`,
  "'0001-01-01'",
  "'1969-12-31 23:59:59.999'",
);
add(
  "timestamp_6",
  "timestamp(6)",
  "'2026-02-28 12:34:56.789012'",
  `'${lastMoment}.999999'`,
  "'0001-01-01'",
  "'1969-12-31 23:59:59.999999'",
);
add(
  "timestamptz",
  "timestamptz",
  "'2026-02-28 12:34:56.789012+05:30'",
  `'${lastMoment}.999999Z'`,
  "'0001-01-01 00:00:00Z'",
  "'1969-12-31 23:59:59.9Z'",
);
add(
  "timestamptz_0",
  "timestamptz(0)",
  "'2026-02-28 12:34:56-08'",
  `'${lastMoment}Z'`,
  "'0001-01-01 00:00:00Z'",
  "'1970-01-01 00:00Z'",
);
add("time", "time", "'12:34:56.789012'", "'23:59:59.999999'", "'00:00:00'", "'00:00:00.000001'");
add("time_3", "time(3)", "'12:34:56.789'", "'23:59:59.999'", "'00:00:00'", "'00:00:00.001'");
add("timetz", "timetz", "'12:34:56.789012+05:30'", "'23:59:59.999999-15:59'", "'00:00:00+15:59'", "'12:00:00Z'");
add(
  "interval",
  "interval",
  "'1 year 2 months 3 days 04:05:06.789012'",
  "'999 years 11 months'",
  "'-999 years -3 days -00:00:00.000001'",
  "'0'",
);
add(
  "uuid",
  "uuid",
  "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'",
  "'ffffffff-ffff-ffff-ffff-ffffffffffff'",
  "'00000000-0000-0000-0000-000000000000'",
  "'00000000-0000-0000-0000-000000000001'",
);
add("json", "json", `'{"b": 1,  "a": [1, 2.50, null]}'`, "'[]'", "'null'", `'"text"'`);
add(
  "jsonb",
  "jsonb",
  `'{"b": 1,  "a": [1, 2.50, null]}'`,
  "'{\"big\": 12345678901234567890.12345}'",
  "'null'",
  `'"é 😀"'`,
);
add("hstore", "hstore", `'a=>1, "b c"=>NULL'`, `'k=>"quote \\" here"'`, "''", `'"é"=>"😀"'`);
add("inet", "inet", "'192.168.0.1'", "'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'", "'0.0.0.0'", "'10.0.0.1/8'");
add("cidr", "cidr", "'10.0.0.0/8'", "'2001:db8::/32'", "'0.0.0.0/0'", "'192.168.1.1/32'");
add("macaddr", "macaddr", "'08:00:2b:01:02:03'", "'ff:ff:ff:ff:ff:ff'", "'00:00:00:00:00:00'", "'00:00:00:00:00:01'");
add(
  "macaddr8",
  "macaddr8",
  "'08:00:2b:01:02:03:04:05'",
  "'ff:ff:ff:ff:ff:ff:ff:ff'",
  "'00:00:00:00:00:00:00:00'",
  "'00:00:00:00:00:00:00:01'",
);
add("bit_1", "bit(1)", "B'1'", "B'1'", "B'0'", "B'0'");
add("bit_8", "bit(8)", "B'10000001'", "B'11111111'", "B'00000000'", "B'00000001'");
add("bit_12", "bit(12)", "B'100000000001'", "B'111111111111'", "B'000000000000'", "B'000000000001'");
add("bit_varying", "bit varying", "B'101'", `B'${"1".repeat(40)}'`, "B''", "B'1'");
add("enum", "public.mood", "'ok'", "'happy'", "'sad'", "'ok'");
add("domain", "public.percentage", "12.5", "100", "0", "0.01");
add("xml", "xml", "'<a b=\"1\">c</a>'", "'<a/>'", "'<?xml version=\"1.0\"?><a/>'", "'<a>é</a>'");
add("point", "point", "'(1.5,-2)'", "'(1e300,1e300)'", "'(0,0)'", "'(-0.1,0.1)'");
add("tsvector", "tsvector", "'a fat cat'", "'a:1A fat:2B,4C'", "''", "'é'");
add("ltree", "ltree", "'top.science'", "'z'", "''", "'a.b.c'");
add("int4range", "int4range", "'[1,10)'", "'[1,)'", "'empty'", "'(,)'");
add("int8range", "int8range", "'[1,10)'", "'[1,)'", "'empty'", "'(,)'");
add("numrange", "numrange", "'[1.5,2.5]'", "'[1,)'", "'empty'", "'(,)'");
add("tsrange", "tsrange", "'[2026-01-01 00:00,2026-02-01 00:00)'", "'[2026-01-01,)'", "'empty'", "'(,)'");
add("tstzrange", "tstzrange", "'[2026-01-01 00:00Z,2026-02-01 00:00Z)'", "'[2026-01-01Z,)'", "'empty'", "'(,)'");
add("daterange", "daterange", "'[2026-01-01,2026-02-01)'", "'[2026-01-01,)'", "'empty'", "'(,)'");

const array = (name: string, element: string, ordinary: string, more: string) =>
  add(`${name}_array`, `${element}[]`, ordinary, more, "'{}'", "'{NULL}'");
array("smallint", "smallint", "'{1,2,3}'", "'{-32768,32767}'");
array("integer", "integer", "'{1,2,3}'", "'{-2147483648,2147483647}'");
array("bigint", "bigint", "'{1,2,3}'", "'{-9223372036854775808,9223372036854775807}'");
array("real", "real", "'{1.5,-2}'", "'{3.4028235e38}'");
array("double_precision", "double precision", "'{0.1,-2}'", "'{1.7976931348623157e308}'");
array("numeric", "numeric(10,2)", "'{1.50,-2.25}'", "'{99999999.99}'");
array("boolean", "boolean", "'{t,f}'", "'{t}'");
array("text", "text", `'{"a","b c",NULL}'`, `'{"quote \\" comma , brace }","é 😀",""}'`);
array("varchar", "varchar(10)", "'{a,b}'", "'{zzzzzzzzzz}'");
array("char", "char(4)", "'{ab,abcd}'", "'{z}'");
array("uuid", "uuid", "'{a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11}'", "'{ffffffff-ffff-ffff-ffff-ffffffffffff}'");
array("date", "date", "'{2026-02-28,1969-12-31}'", "'{9999-12-31}'");
array("timestamp", "timestamp", `'{"2026-02-28 12:34:56.789012"}'`, `'{"${lastMoment}.999999"}'`);
array("timestamptz", "timestamptz", `'{"2026-02-28 12:34:56.789012Z"}'`, `'{"${lastMoment}Z"}'`);
array("time", "time", "'{12:34:56.789012}'", "'{23:59:59.999999}'");
array("interval", "interval", "'{1 day}'", "'{999 years}'");
array("jsonb", "jsonb", `'{"{\\"a\\": 1}","null"}'`, "'{1}'");
array("bytea", "bytea", `'{"\\\\x00ff"}'`, `'{"\\\\xff"}'`);
array("inet", "inet", "'{10.0.0.1,10.0.0.0/8}'", "'{::1}'");
array("enum", "public.mood", "'{sad,happy}'", "'{ok}'");
