import { auditPageOf, showAudit } from '../commands/audit.js';
import type { ActionListener } from './action.js';

/** The pages of `/desk audit`: the page takes the place of the one before. */
const auditPage: ActionListener = {
  actionId: 'audit_page',
  replaces: true,
  handle: (edge, { asker, value }) => showAudit(edge, asker, auditPageOf(value)),
};
const auditPageBack: ActionListener = { ...auditPage, actionId: 'audit_page_back' };

export const auditActions: readonly ActionListener[] = [auditPage, auditPageBack];
