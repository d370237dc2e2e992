import { firstPages, type HomeList, type HomePages } from '../../desk/homes.js';
import type { Edge } from '../edge.js';

/** Draws a person's Home tab; from now on it is kept up to date for a while. */
export async function showHome(edge: Edge, userId: string, pages: HomePages = firstPages): Promise<void> {
  await edge.homes.opened(userId, pages);
  await edge.client.views.publish({ user_id: userId, view: await edge.homeView(userId, pages) });
}

/** Draws it anew, on the pages where it is. */
export async function redrawHome(edge: Edge, userId: string): Promise<void> {
  await showHome(edge, userId, await pagesOf(edge, userId));
}

/** Turns one of its lists to that page; the others stay where they are. */
export async function turnHome(edge: Edge, userId: string, list: HomeList, page: number): Promise<void> {
  await showHome(edge, userId, { ...(await pagesOf(edge, userId)), [list]: page });
}

async function pagesOf(edge: Edge, userId: string): Promise<HomePages> {
  const [open] = await edge.homes.open([userId]);
  return open?.pages ?? firstPages;
}
