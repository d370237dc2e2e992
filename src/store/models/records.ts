import { Schema } from 'mongoose';
import { Mixed, count, date, id, optionalText, options, text } from './fields.js';

/* The records of the desk. Shapes are those of `desk/`, with `_id` for `id`; each index begins with `teamId`. */
const place = new Schema({ channel: text, ts: text, threadTs: String }, { _id: false });

export const ticket = new Schema(
  {
    _id: id,
    teamId: text,
    number: count,
    version: count,
    subject: text,
    description: { type: String, default: '' },
    type: optionalText,
    category: optionalText,
    tags: { type: [String], default: [] },
    priority: text,
    status: text,
    requester: {
      type: new Schema(
        /** `phoneKey`: the number as it is compared. */
        { kind: text, userId: String, name: String, phone: String, phoneKey: String, email: String },
        { _id: false },
      ),
      required: true,
    },
    via: text,
    assignee: optionalText,
    department: optionalText,
    openedBy: text,
    openedByAgent: { type: Boolean, required: true },
    conversation: {
      type: new Schema({ kind: text, channel: String, threadTs: String, userId: String }, { _id: false }),
      required: true,
    },
    source: {
      type: new Schema({ channel: text, ts: text, permalink: String, isPrivate: Boolean }, { _id: false }),
      default: null,
    },
    links: { type: [new Schema({ kind: text, ticketId: text, number: count }, { _id: false })], default: [] },
    clocks: {
      type: new Schema(
        {
          firstResponseAt: Date,
          firstResponseBy: String,
          firstSolvedAt: Date,
          lastSolvedAt: Date,
          closedAt: Date,
          statusSince: date,
          waitingSince: Date,
          lastCustomerMessageAt: Date,
          lastPublicReplyAt: Date,
          reopens: count,
          publicReplies: count,
        },
        { _id: false },
      ),
      required: true,
    },
    createdAt: date,
    updatedAt: date,
    eventCount: count,
    erasedAt: Date,
    /** Not solved or closed: the backlog, kept as a field for its index. */
    unresolved: { type: Boolean, required: true },
    /** Not closed: at most one such ticket lives in a thread. */
    live: { type: Boolean, required: true },
  },
  { ...options, collection: 'tickets' },
);
ticket.index({ teamId: 1, number: 1 }, { unique: true });
ticket.index(
  { teamId: 1, 'conversation.channel': 1, 'conversation.threadTs': 1 },
  {
    name: 'one_live_ticket_per_thread',
    unique: true,
    partialFilterExpression: { live: true, 'conversation.threadTs': { $exists: true } },
  },
);
ticket.index(
  { teamId: 1, 'conversation.channel': 1, 'conversation.threadTs': 1, live: -1, number: -1 },
  { name: 'by_thread_live_first' },
);
// What is unresolved, for reports: the backlog is counted from this index alone.
ticket.index({ teamId: 1, unresolved: 1, createdAt: 1, number: 1, department: 1, assignee: 1, status: 1 });
ticket.index({ teamId: 1, unresolved: 1, assignee: 1, number: 1 });
ticket.index({ teamId: 1, unresolved: 1, department: 1, number: 1 });
// "Who needs someone": the urgent that nobody has, and the customers who wait longest.
ticket.index({ teamId: 1, priority: 1, assignee: 1, createdAt: 1 }, { partialFilterExpression: { unresolved: true } });
ticket.index(
  { teamId: 1, priority: 1, 'clocks.waitingSince': 1 },
  { partialFilterExpression: { unresolved: true, 'clocks.waitingSince': { $exists: true } } },
);
ticket.index({ teamId: 1, 'requester.userId': 1, createdAt: -1 });
ticket.index({ teamId: 1, 'requester.email': 1, createdAt: -1 }, { sparse: true });
ticket.index(
  { teamId: 1, 'requester.phoneKey': 1, createdAt: -1 },
  { partialFilterExpression: { 'requester.phoneKey': { $exists: true } } },
);
ticket.index({ teamId: 1, createdAt: 1 });
// Closed tickets whose texts are still there, for retention.
ticket.index(
  { teamId: 1, erasedAt: 1, 'clocks.closedAt': 1 },
  { partialFilterExpression: { 'clocks.closedAt': { $exists: true } } },
);

export const event = new Schema(
  {
    teamId: text,
    ticketId: text,
    ticketNumber: count,
    seq: count,
    at: date,
    actor: { type: new Schema({ kind: text, userId: String }, { _id: false }), required: true },
    body: { type: Mixed, required: true },
  },
  { ...options, collection: 'events' },
);
event.index({ teamId: 1, ticketId: 1, seq: 1 }, { unique: true });
event.index({ teamId: 1, 'body.type': 1, at: 1 });
event.index({ teamId: 1, at: 1 });

/** The desk's own history. `pending` names, until it is done, what an erasure is about. */
export const deskEvent = new Schema(
  {
    _id: id,
    teamId: text,
    at: date,
    actor: { type: new Schema({ kind: text, userId: String }, { _id: false }), required: true },
    body: { type: Mixed, required: true },
    pending: Mixed,
  },
  { ...options, collection: 'desk_events' },
);
deskEvent.index({ teamId: 1, at: -1, _id: -1 });

export const message = new Schema(
  {
    _id: id,
    teamId: text,
    ticketId: text,
    role: text,
    author: { type: new Schema({ kind: text, userId: String }, { _id: false }), required: true },
    text: { type: String, default: '' },
    files: {
      type: [new Schema({ id: text, name: text, mimetype: String, url: String }, { _id: false })],
      default: [],
    },
    at: date,
    source: { type: place, default: null },
    escalationId: optionalText,
    editedAt: Date,
    deletedAt: Date,
    erasedAt: Date,
    revision: String,
    copies: { type: [place], default: [] },
    fileCopies: {
      type: [new Schema({ fileId: text, copyId: text, channel: text, threadTs: text }, { _id: false })],
      default: [],
    },
  },
  { ...options, collection: 'messages' },
);
message.index(
  { teamId: 1, 'source.channel': 1, 'source.ts': 1 },
  { unique: true, partialFilterExpression: { 'source.ts': { $exists: true } } },
);
message.index({ teamId: 1, ticketId: 1, at: 1, _id: 1 });

/**
 * What was told of a message before the message itself came; null: nothing yet, but somebody has a form open about it. On
 * the wall clock: how long Slack may still bring it.
 */
export const earlyChange = new Schema(
  { _id: id, teamId: text, at: date, change: { type: Mixed, default: null } },
  { ...options, collection: 'early_changes' },
);
earlyChange.index({ at: 1 }, { expireAfterSeconds: 24 * 60 * 60 });

export const escalation = new Schema(
  {
    _id: id,
    teamId: text,
    ticketId: text,
    ticketNumber: count,
    version: count,
    department: text,
    tier: count,
    state: text,
    reason: { type: String, default: '' },
    urgency: text,
    question: { type: String, default: '' },
    openedBy: optionalText,
    byRule: { type: Boolean, required: true },
    openedAt: date,
    acceptedAt: Date,
    acceptedBy: String,
    endedAt: Date,
    endedBy: String,
    returnReason: String,
    answerMessageId: String,
    answerPassedOnAt: Date,
    handedOver: { type: Boolean, required: true },
    handOverFrom: optionalText,
  },
  { ...options, collection: 'escalations' },
);
escalation.index({ teamId: 1, ticketId: 1, openedAt: 1 });
escalation.index({ teamId: 1, department: 1, state: 1, openedAt: 1 });
escalation.index({ teamId: 1, openedAt: 1 }, { partialFilterExpression: { state: 'waiting' } });

export const post = new Schema(
  {
    teamId: text,
    channel: text,
    ts: text,
    kind: text,
    ticketId: optionalText,
    escalationId: optionalText,
    sourceTs: String,
  },
  { ...options, collection: 'posts' },
);
post.index({ teamId: 1, channel: 1, ts: 1 }, { unique: true });
post.index({ teamId: 1, channel: 1, sourceTs: 1 }, { partialFilterExpression: { sourceTs: { $exists: true } } });
post.index({ teamId: 1, ticketId: 1, kind: 1 });
post.index({ teamId: 1, escalationId: 1, kind: 1 });
