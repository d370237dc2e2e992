import { Schema } from 'mongoose';
import { Mixed, count, date, id, optionalText, options, text } from './fields.js';

/* What is under way, what was done, and what the desk knows of itself. */
export const outbox = new Schema(
  {
    _id: id,
    teamId: text,
    lane: text,
    coalesce: optionalText,
    intent: { type: Mixed, required: true },
    state: { type: String, enum: ['waiting', 'dead'], required: true },
    createdAt: date,
    /** Not before: a retry or a lane that must wait. */
    dueAt: date,
    attempts: count,
    /** How often it was asked for while it waited. */
    asked: count,
    /** A send of it may have reached Slack. */
    inDoubt: { type: Boolean, default: false },
    divertedTo: optionalText,
    /** The first post about a record that is new. */
    isFirst: Boolean,
    /** A new card that was named in a message before its turn. */
    isNamed: Boolean,
    lastError: optionalText,
  },
  { ...options, collection: 'outbox' },
);
outbox.index(
  { teamId: 1, coalesce: 1 },
  { unique: true, partialFilterExpression: { state: 'waiting', coalesce: { $gt: '' } } },
);
outbox.index({ teamId: 1, state: 1, lane: 1, _id: 1 });

/** Which process sends what is in a lane; times are the database's. */
export const lane = new Schema(
  { _id: id, teamId: text, owner: optionalText, until: date },
  { ...options, collection: 'lanes' },
);
lane.index({ teamId: 1, owner: 1 });

/** Its times are of the wall clock: they serve leases and retention, not the desk. */
export const inbox = new Schema(
  {
    _id: id,
    teamId: text,
    /** The event as JSON; gone from what is `dropped`. */
    payload: String,
    receivedAt: date,
    state: { type: String, enum: ['received', 'done', 'dead', 'dropped'], required: true },
    /** The process that handles it, if one does. */
    owner: optionalText,
    /** Counts the claims: who holds an older one changes nothing any more. */
    token: count,
    /** The claims that do not count against it, because somebody let it be handled again after them. */
    spared: Number,
    attempts: count,
    /** When a sweeper is to look at it: a lease or a pause ends, or contents are to be dropped. */
    dueAt: Date,
    /** When it is forgotten altogether; never while it is dead. */
    expireAt: Date,
    lastError: optionalText,
  },
  { ...options, collection: 'inbox' },
);
inbox.index({ teamId: 1, state: 1, dueAt: 1 });
inbox.index({ expireAt: 1 }, { expireAfterSeconds: 0 });

export const settings = new Schema(
  { _id: id, settings: { type: Mixed, required: true } },
  { ...options, collection: 'settings' },
);
export const person = new Schema(
  { _id: id, teamId: text, userId: text, person: { type: Mixed, required: true } },
  { ...options, collection: 'people' },
);
/** `openedAt` is of the desk clock. */
export const home = new Schema(
  { _id: id, teamId: text, userId: text, pages: { mine: count, queue: count, requests: count }, openedAt: date },
  { ...options, collection: 'homes' },
);
/** What one process at a time may do; times are the database's. */
export const lock = new Schema(
  { _id: id, owner: optionalText, until: Date, note: Mixed, wanted: Boolean, abandoned: Mixed },
  { ...options, collection: 'locks' },
);
/** On the wall clock: longer than anybody repeats a request, as long as the ids of events are kept. */
export const receipt = new Schema({ _id: id, at: date }, { ...options, collection: 'receipts' });
receipt.index({ at: 1 }, { expireAfterSeconds: 30 * 24 * 60 * 60 });

export const slot = new Schema(
  {
    /** team, job, channel, local date or time: a slot runs once, however many processes run. */
    _id: id,
    teamId: text,
    job: text,
    at: date,
    data: { type: Mixed, default: {} },
  },
  { ...options, collection: 'slots' },
);
slot.index({ teamId: 1, job: 1, at: -1 });
