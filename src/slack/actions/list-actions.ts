import { listTickets, pageOf } from '../commands/list-tickets.js';
import type { ActionListener } from './action.js';

/** The pages of `/ticket list`: the page takes the place of the one before. */
const listPage: ActionListener = {
  actionId: 'list_page',
  replaces: true,
  handle: (edge, { asker, value }) => listTickets(edge, asker, pageOf(value)),
};
const listPageBack: ActionListener = { ...listPage, actionId: 'list_page_back' };

export const listActions: readonly ActionListener[] = [listPage, listPageBack];
