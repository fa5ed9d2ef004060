/** The ids of Grafana's transformations, those of earlier versions among them. */
export const TRANSFORMATIONS: ReadonlySet<string> = new Set(
  `append calculateField concatenate configFromData convertFieldType convertFrameType dedupeByValues ensureColumns
  extractFields fieldLookup filterByRefId filterByValue filterFields filterFieldsByName filterFrames formatString
  formatTime groupBy groupToNestedTable groupingToMatrix heatmap histogram joinByField joinByLabels labelsToFields limit
  merge noop order organize partitionByValues prepareTimeSeries reduce regression rename renameByRegex rowsToFields
  seriesToColumns seriesToRows smoothing sortBy spatial timeSeriesTable transpose trendline`.split(/\s+/),
);
