export { type Publication, type PublicationOptions, publication } from "./publication.js";
export { type Source, type SourceOptions, source, type TopicDefaults, type Transform } from "./source.js";
export { type Table, type TableOptions, table } from "./table.js";
