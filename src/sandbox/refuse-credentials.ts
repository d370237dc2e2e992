import { SandboxError } from './sandbox-error.js';

const CREDENTIALS = ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN'];

/** Ends the start where credentials of a real workspace are about: the two must never be mixed up. */
export function refuseCredentials(env: NodeJS.ProcessEnv): void {
  const found = CREDENTIALS.filter((name) => (env[name] ?? '') !== '');
  if (found.length > 0) {
    throw new SandboxError(
      'slack_credentials_present',
      `the sandbox does not run beside ${found.join(', ')}; unset them`,
    );
  }
}
