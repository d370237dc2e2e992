import type { Edge } from '../edge.js';

/** Draws a person's Home tab; from now on it is kept up to date for a while. */
export async function showHome(edge: Edge, userId: string, page: number): Promise<void> {
  await edge.homes.opened(userId, page);
  await edge.client.views.publish({ user_id: userId, view: await edge.homeView(userId, page) });
}

/** Draws it anew, on the page where it is. */
export async function redrawHome(edge: Edge, userId: string): Promise<void> {
  const [open] = await edge.homes.open([userId]);
  await showHome(edge, userId, open?.page ?? 1);
}
