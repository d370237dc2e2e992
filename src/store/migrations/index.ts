import { leases } from './0001-leases.js';
import { phoneKeys } from './0002-phone-keys.js';
import { receipts } from './0003-receipts.js';
import { noCounter } from './0004-no-counter.js';
import type { Migration } from './migration.js';

/** Every migration, in order; the last one's version is the one that this code works with. */
export const migrations: readonly Migration[] = [leases, phoneKeys, receipts, noCounter];
