/** Types of values, as far as they can be known before anything runs. */
export type Type =
  | "text"
  | "int"
  | "float"
  | "boolean"
  | "map"
  | "list"
  | "time"
  | "duration"
  | "bytes"
  | "nil"
  | "any";

/** What fields of the same name are in every context that has them. */
const FIELDS: Readonly<Record<string, Type>> = {
  aggregation_temporality: "int",
  attributes: "map",
  bucket_counts: "list",
  cache: "map",
  count: "int",
  description: "text",
  dropped_attributes_count: "int",
  dropped_events_count: "int",
  dropped_links_count: "int",
  end_time: "time",
  end_time_unix_nano: "int",
  event_name: "text",
  explicit_bounds: "list",
  flags: "int",
  is_monotonic: "boolean",
  name: "text",
  observed_time: "time",
  observed_time_unix_nano: "int",
  schema_url: "text",
  severity_number: "int",
  severity_text: "text",
  start_time: "time",
  start_time_unix_nano: "int",
  sum: "float",
  time: "time",
  time_unix_nano: "int",
  unit: "text",
  value_double: "float",
  value_int: "int",
  version: "text",
};

export function fieldType(name: string): Type {
  return FIELDS[name] ?? "any";
}

const RESULTS: Readonly<Partial<Record<Type, readonly string[]>>> = {
  text: [
    "Base64Encode Concat ConvertCase Format FormatTime Hex MD5 SHA1 SHA256 SHA512 String Substring Trim TrimPrefix",
    "TrimSuffix ToCamelCase ToKeyValueString ToLowerCase ToSnakeCase ToUpperCase UUID UUIDv7 XXH3 XXH128",
  ],
  int: [
    "Day FNV Hour Int Len Microseconds Milliseconds Minute Month Nanosecond Nanoseconds ParseInt Second UnixMicro",
    "UnixMilli UnixNano UnixSeconds Weekday Year",
  ],
  float: ["Double Hours Log Minutes Seconds"],
  boolean: [
    "All Any Bool ContainsValue HasAttrKeyOnDatapoint HasAttrOnDatapoint HasPrefix HasSuffix IsBool IsDouble IsEmpty IsInCIDR",
    "IsInt IsList IsMap IsMatch IsRootSpan IsString IsValidLuhn",
  ],
  map: [
    "ExtractGrokPatterns ExtractPatterns ParseCEF ParseCLF ParseCSV ParseELF ParseKeyValue ParseLEEF ParseSimplifiedXML ParseXML SliceToMap URL UserAgent",
  ],
  list: ["Append Filter Keys Sort Split Values"],
  time: ["Now Time TruncateTime Unix"],
  duration: ["Duration"],
};

const CONVERTERS = new Map<string, Type>();
for (const type of ["text", "int", "float", "boolean", "map", "list", "time", "duration"] as const) {
  for (const name of (RESULTS[type] ?? []).flatMap((line) => line.split(" "))) CONVERTERS.set(name, type);
}

export function resultType(converter: string): Type {
  return CONVERTERS.get(converter) ?? "any";
}

/** What an argument of a function takes; `undefined` for anything. */
const TAKEN: Readonly<Record<string, readonly Type[]>> = {
  "ottl.BoolGetter": ["boolean"],
  "ottl.DurationGetter": ["duration"],
  "ottl.FloatGetter": ["float"],
  "ottl.FloatLikeGetter": ["float", "int", "text", "boolean"],
  "ottl.IntGetter": ["int"],
  "ottl.IntLikeGetter": ["int", "float", "text", "boolean"],
  "ottl.PMapGetSetter": ["map"],
  "ottl.PMapGetter": ["map"],
  "ottl.PSliceGetter": ["list"],
  "ottl.StringGetter": ["text"],
  "ottl.TimeGetter": ["time"],
  bool: ["boolean"],
  float64: ["float"],
  int64: ["int"],
  string: ["text"],
};

export function takenBy(argument: string): readonly Type[] | undefined {
  return TAKEN[argument];
}

/** Types of arguments that are written to: only a path can be. */
export const WRITTEN: ReadonlySet<string> = new Set(["ottl.Setter", "ottl.GetSetter", "ottl.PMapGetSetter"]);

/** Types of arguments that stand in a statement as they are: what is looked up or computed can't. */
export const LITERAL: ReadonlySet<string> = new Set(["bool", "float64", "int64", "string", "[]string", "[]float64"]);

const SPOKEN: Readonly<Record<Type, string>> = {
  any: "anything",
  boolean: "true or false",
  bytes: "bytes",
  duration: "a duration",
  float: "a number with a fraction",
  int: "a whole number",
  list: "a list",
  map: "a map",
  nil: "nil",
  text: "a text",
  time: "a time",
};

export function spokenType(type: Type): string {
  return SPOKEN[type];
}
