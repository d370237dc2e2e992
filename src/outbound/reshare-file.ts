import type { WebClient } from '@slack/web-api';

/** Larger files are not passed on; the reader is told so. */
const maxBytes = 50 * 1024 * 1024;

/** How a file is read: with Bellhop's own token, from Slack's hosts only. */
export interface FileAccess {
  readonly botToken: string;
  /** The Web API's address; its host may hold files too (the sandbox's does). */
  readonly apiUrl: string;
}

/** Whether the token may be shown to that address. */
export function isSlackHost(url: string, apiUrl: string): boolean {
  const { host, hostname, protocol } = new URL(url);
  if (host === new URL(apiUrl).host) return true;
  return protocol === 'https:' && (hostname === 'slack.com' || hostname.endsWith('.slack.com'));
}

/**
 * Brings a file's contents to Slack once more. Nobody sees it until `shareUpload`.
 * @returns the id of the new file, which is Bellhop's own
 * @throws the Web API's errors, or an Error where the file cannot be read
 */
export async function uploadAgain(
  client: WebClient,
  access: FileAccess,
  file: { readonly fileId: string; readonly name: string },
): Promise<string> {
  const { file: info } = await client.files.info({ file: file.fileId });
  const url = info?.url_private_download ?? info?.url_private;
  if (url === undefined || !isSlackHost(url, access.apiUrl)) throw new Error('file_not_readable');
  if ((info?.size ?? 0) > maxBytes) throw new Error('file_too_large');
  const answer = await fetch(url, { headers: { authorization: `Bearer ${access.botToken}` }, ...careful() });
  if (!answer.ok) throw new Error('file_not_readable');
  const contents = Buffer.from(await answer.arrayBuffer());
  const { upload_url: to, file_id: copyId } = await client.files.getUploadURLExternal({
    filename: file.name,
    length: contents.length,
  });
  if (to === undefined || copyId === undefined || !isSlackHost(to, access.apiUrl)) throw new Error('no_upload');
  const taken = await fetch(to, { method: 'POST', body: contents, ...careful() });
  if (!taken.ok) throw new Error('upload_failed');
  return copyId;
}

/** Shows an upload in a thread. @throws the Web API's errors */
export async function shareUpload(
  client: WebClient,
  copyId: string,
  { name, channel, threadTs }: { readonly name: string; readonly channel: string; readonly threadTs: string },
): Promise<void> {
  const files: [{ id: string; title: string }] = [{ id: copyId, title: name }];
  await client.files.completeUploadExternal({ files, channel_id: channel, thread_ts: threadTs });
}

function careful(): RequestInit {
  return { signal: AbortSignal.timeout(30_000), redirect: 'error' };
}
