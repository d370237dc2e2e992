import type { Post, PostKind } from '../../desk/outbox/intent.js';
import type { Models } from '../models/schemas.js';

/** A card and its like are posted once and edited where they stand: their place is asked for at every drawing. */
const postedOnce: ReadonlySet<PostKind> = new Set<PostKind>(['card', 'confirmation', 'escalation']);
/** How long a place is believed, by the wall clock: another process may have had to move the card. */
const ttlMs = 1000;
/** The latest places are kept; each is a few short strings. */
const most = 2000;

interface Known {
  readonly post: Post;
  readonly at: number;
}
const places = new WeakMap<Models, Map<string, Known>>();

function keyOf({ kind, ticketId, escalationId }: Pick<Post, 'kind' | 'ticketId' | 'escalationId'>): string {
  return `${kind} ${(kind === 'escalation' ? escalationId : ticketId) ?? ''}`;
}

/** Remembers for a moment where something stands, if it is of those that stay there. */
export function rememberPost(models: Models, post: Post): void {
  if (!postedOnce.has(post.kind)) return;
  const known = places.get(models) ?? new Map<string, Known>();
  places.set(models, known);
  const key = keyOf(post);
  known.delete(key);
  known.set(key, { post, at: performance.now() });
  const [oldest] = known.keys();
  if (known.size > most && oldest !== undefined) known.delete(oldest);
}

/** Where it stands, if this process posted or asked for it a moment ago. */
export function knownPost(models: Models, of: Pick<Post, 'kind' | 'ticketId' | 'escalationId'>): Post | null {
  const known = places.get(models)?.get(keyOf(of));
  return known && performance.now() - known.at < ttlMs ? known.post : null;
}
