import { resolve } from 'node:path';
import { invocation } from '../../base/invocation.js';
import type { Config } from '../../config.js';
import { translate } from '../../i18n/translate.js';
import type { Terminal } from '../command.js';
import { createDirectory } from '../../slack/directory.js';
import { exampleFile } from '../package-files.js';
import { patientClient } from '../patient-client.js';
import type { Started } from './start-parts.js';

/** What a person reads when the desk is ready: where everything is, what is still missing, what to try. */
export async function describeDesk(started: Started, config: Config, { t }: Terminal): Promise<string[]> {
  const { desk, sandbox, applied } = started;
  const settings = await desk.store.reads.settings();
  const seconds = (performance.now() / 1000).toFixed(1);
  const lines = [
    t('start.ready', { seconds }),
    '',
    ...(sandbox ? [t('start.workspace', { url: sandbox.url })] : [t('start.slack', { team: desk.teamId })]),
    desk.requestUrl === null ? t('start.socket') : t('start.requests', { url: desk.requestUrl }),
    settings.queue === null
      ? sandbox
        ? t('start.no_queue_sandbox', { command: `${invocation()} desk apply ${exampleFile()}` })
        : t('start.no_queue', { command: `${invocation()} desk apply desk.yml` })
      : t('start.desk', { queue: await queueName(started, config, settings.queue), timezone: settings.timezone }),
    t('start.data', { folder: resolve(config.home) }),
    ...(applied?.changed && config.deskFile !== undefined ? [t('start.applied', { file: config.deskFile })] : []),
    ...(applied?.hints ?? []).map((hint) => `  ! ${hint}`),
  ];
  // without a queue nothing of it would work
  if (!sandbox || settings.queue === null) return [...lines, '', t('start.stop')];
  const say = `${invocation()} say`;
  return [
    ...lines,
    '',
    t('start.try'),
    `  ${say} --as alice --in '#help' "${t('start.example')}"`,
    `  ${say} --as ava --in '#support-queue' --press '${translate(settings.locale, 'button.take')}'`,
    `  ${say} --as lin --in '#help-zh' "印表機壞了，急！"`,
    '',
    t('start.stop'),
  ];
}

async function queueName({ sandbox }: Started, config: Config, queue: string): Promise<string> {
  const slack = sandbox ?? (config.mode === 'slack' ? config.slack : null);
  if (!slack) return queue;
  const looked = await createDirectory(patientClient(slack.botToken, slack.apiUrl)).channelById(queue);
  return looked.ok && looked.value ? `#${looked.value.name}` : queue;
}
