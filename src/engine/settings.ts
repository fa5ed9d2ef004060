import type { Settings } from "./engine.js";

/** Settings under which the same statements give the same answers on every host. */
export const pinnedSettings: Settings = {
  session_timezone: "UTC",
  max_threads: 1,
  input_format_parallel_parsing: 0,
  output_format_parallel_formatting: 0,
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_decimals: 1,
  output_format_json_quote_denormals: 1,
  output_format_json_named_tuples_as_objects: 1,
  output_format_json_array_of_rows: 0,
  date_time_output_format: "simple",
  use_query_cache: 0,
};

/** What the embedded engine sets otherwise than a server. */
export const embeddedSettings: Settings = {
  ...pinnedSettings,
  implicit_select: 0,
  allow_introspection_functions: 0,
};
