export { resolveMongoBinary } from './resolve-mongo-binary.js';
export type { FoundBinary, ResolveOptions } from './resolve-mongo-binary.js';
export { startEmbeddedMongo } from './start-embedded-mongo.js';
export type { EmbeddedMongo, EmbeddedOptions } from './start-embedded-mongo.js';
