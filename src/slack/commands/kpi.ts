import { may } from '../../desk/access/roles.js';
import { Refusal } from '../../desk/errors.js';
import { parseKpiRequest } from '../../reports/kpi-request.js';
import type { CommandListener } from './command.js';

/** `/kpi [period] [department|@agent]`, for those who may read reports. */
export const kpiCommand: CommandListener = {
  name: '/kpi',
  async handle(edge, { asker, text }) {
    if (!may(asker.viewer.roles, 'report')) throw new Refusal('refusal.not_allowed');
    const parsed = parseKpiRequest(text, await edge.desk.store.reads.settings());
    if (!parsed.ok) throw new Refusal(parsed.fault.key, parsed.fault.values);
    return edge.kpi(parsed.request, asker.language);
  },
};
