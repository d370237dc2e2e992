/**
 * A Bellhop of its own process, for tests that kill it: starts the embedded MongoDB in the folder it is given, writes
 * one document with majority, says so, and lives on.
 */
import mongoose from 'mongoose';
import { startEmbeddedMongo } from '../../../src/store/embedded/index.js';

const mongo = await startEmbeddedMongo({ home: process.argv[2] ?? '' });
const client = await mongoose.mongo.MongoClient.connect(mongo.uri);
await client
  .db('desk')
  .collection('tickets')
  .insertOne({ number: 1 }, { writeConcern: { w: 'majority' } });
process.once('SIGTERM', () => {
  void client
    .close()
    .then(() => mongo.stop())
    .then(() => process.exit());
});
console.log(`ready ${mongo.port}`);
