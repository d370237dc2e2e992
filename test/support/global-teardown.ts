/** Stops the run's mongod, when the run started one. */
// eslint-disable-next-line no-restricted-syntax -- jest asks for a default export here
export default async function teardown(): Promise<void> {
  await (globalThis as { stopTestMongo?: () => Promise<void> }).stopTestMongo?.();
}
