import { App } from '@slack/bolt';

/** Ten lines of plain Bolt: says again what it hears, under a button that counts. */
export async function startEchoBot(slack: { botToken: string; apiUrl: string; signingSecret: string }, port: number) {
  const { botToken: token, signingSecret, apiUrl: slackApiUrl } = slack;
  const app = new App({ token, signingSecret, clientOptions: { slackApiUrl } });
  let presses = 0;
  app.message(/.+/, async ({ message, say }) => {
    const text = 'text' in message ? (message.text ?? '') : '';
    const again = { type: 'button', action_id: 'again', text: { type: 'plain_text', text: 'Again' } } as const;
    await say({ text, blocks: [{ type: 'actions', elements: [again] }] });
  });
  app.action('again', async ({ ack, respond }) => {
    await ack();
    presses += 1;
    await respond({ text: `Pressed ${presses} times`, replace_original: true });
  });
  const server = await app.start({ port, host: '127.0.0.1' });
  return { app, server };
}
