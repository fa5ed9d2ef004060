export { type Publication, type PublicationOptions, publication } from "./publication.js";
export { type Source, type SourceOptions, source, type TopicDefaults } from "./source.js";
export { type Table, type TableOptions, table } from "./table.js";
