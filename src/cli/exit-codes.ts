/** What the process tells its caller. */
export const exitCodes = {
  done: 0,
  /** It did not work, or the doctor found something. */
  failed: 1,
  /** Asked wrongly: arguments, settings, credentials, a faulty desk file. */
  wrong: 2,
} as const;

/** Errors that the person mends by setting something right. */
const wrongs = new Set([
  'desk_file',
  'home_in_use',
  'invalid_config',
  'port_in_use',
  'slack_credentials_present',
  'slack_refused',
  'usage',
]);

/** The exit code for an error's code. */
export function exitCodeFor(code: string): number {
  return wrongs.has(code) ? exitCodes.wrong : exitCodes.failed;
}
