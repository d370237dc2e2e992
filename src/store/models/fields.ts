import { Schema } from 'mongoose';

/* What every schema has in common: strict, no version key of mongoose's, collections and indexes made at start. */
export const options = {
  strict: 'throw',
  versionKey: false,
  minimize: false,
  autoIndex: false,
  autoCreate: false,
} as const;
export const Mixed = Schema.Types.Mixed;
export const id = { type: String, required: true } as const;
export const text = { type: String, required: true } as const;
export const optionalText = { type: String, default: null } as const;
export const date = { type: Date, required: true } as const;
export const count = { type: Number, required: true } as const;
