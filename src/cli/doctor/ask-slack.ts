/** Slack's answer to a call, with what only its headers tell. */
export interface SlackAnswer {
  readonly ok: boolean;
  /** Slack's word for a refusal, or a word for why there is no answer. */
  readonly error: string | null;
  readonly body: Readonly<Record<string, unknown>>;
  /** The scopes that the token has; null where Slack does not say. */
  readonly scopes: readonly string[] | null;
  /** How far this machine's clock is ahead of Slack's; null where Slack does not say. */
  readonly aheadMs: number | null;
}

const timeoutMs = 10_000;

/** Calls a method without arguments. Never throws: no answer is an answer too. */
export async function askSlack(
  apiUrl: string,
  method: 'apps.connections.open' | 'auth.test',
  token: string,
  now: () => Date,
): Promise<SlackAnswer> {
  const began = now().getTime();
  try {
    const response = await fetch(`${apiUrl}${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' },
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const middle = (began + now().getTime()) / 2;
    const body = (await response.json()) as Record<string, unknown>;
    const { ok, error } = body;
    return {
      ok: ok === true,
      error: ok === true ? null : typeof error === 'string' ? error : `http_${response.status}`,
      body,
      scopes:
        response.headers
          .get('x-oauth-scopes')
          ?.split(',')
          .map((scope) => scope.trim()) ?? null,
      aheadMs: aheadOf(response.headers.get('date'), middle),
    };
  } catch (error) {
    const { name, cause } = error as { name?: string; cause?: { code?: string } };
    return { ok: false, error: cause?.code ?? name ?? 'unreachable', body: {}, scopes: null, aheadMs: null };
  }
}

/** The header has whole seconds: on average half a second has passed since. */
function aheadOf(date: string | null, localMs: number): number | null {
  const slackMs = Date.parse(date ?? '');
  return Number.isNaN(slackMs) ? null : localMs - (slackMs + 500);
}
