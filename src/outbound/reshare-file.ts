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
 * Shares a file again, in a thread whose readers could not open it where it is.
 * @returns the id of the new file, which is Bellhop's own
 * @throws the Web API's errors, or an Error where the file cannot be read
 */
export async function reshareFile(
  client: WebClient,
  access: FileAccess,
  file: { readonly id: string; readonly name: string; readonly channel: string; readonly threadTs: string },
): Promise<string | undefined> {
  const { file: info } = await client.files.info({ file: file.id });
  const url = info?.url_private_download ?? info?.url_private;
  if (url === undefined || !isSlackHost(url, access.apiUrl)) throw new Error('file_not_readable');
  if ((info?.size ?? 0) > maxBytes) throw new Error('file_too_large');
  const answer = await fetch(url, {
    headers: { authorization: `Bearer ${access.botToken}` },
    signal: AbortSignal.timeout(30_000),
    redirect: 'error',
  });
  if (!answer.ok) throw new Error('file_not_readable');
  const uploaded = await client.filesUploadV2({
    channel_id: file.channel,
    thread_ts: file.threadTs,
    filename: file.name,
    file: Buffer.from(await answer.arrayBuffer()),
  });
  return uploaded.files[0]?.files?.[0]?.id;
}
