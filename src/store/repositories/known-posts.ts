import type { Post, PostKind } from '../../desk/outbox/intent.js';
import type { Models } from '../models/schemas.js';

/** A card and its like are posted once and then edited where they stand: that place is asked for at every change. */
const postedOnce: ReadonlySet<PostKind> = new Set<PostKind>(['card', 'confirmation', 'escalation']);
/** The latest places are kept; each is a few short strings. */
const most = 5000;

const places = new WeakMap<Models, Map<string, Post>>();

function keyOf({ kind, ticketId, escalationId }: Pick<Post, 'kind' | 'ticketId' | 'escalationId'>): string {
  return `${kind} ${kind === 'escalation' ? (escalationId ?? '') : (ticketId ?? '')}`;
}

/** Remembers where something stands, if it is of those that stay there. */
export function rememberPost(models: Models, post: Post): void {
  if (!postedOnce.has(post.kind)) return;
  const known = places.get(models) ?? new Map<string, Post>();
  places.set(models, known);
  const key = keyOf(post);
  known.delete(key);
  known.set(key, post);
  const [oldest] = known.keys();
  if (known.size > most && oldest !== undefined) known.delete(oldest);
}

/** Where it stands, if this process posted or asked for it lately. */
export function knownPost(models: Models, of: Pick<Post, 'kind' | 'ticketId' | 'escalationId'>): Post | undefined {
  return places.get(models)?.get(keyOf(of));
}
