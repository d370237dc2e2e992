import type { JsonObject } from '../json.js';
import type {
  Meta,
  ResponseHook,
  StoredChannel,
  StoredFile,
  StoredMessage,
  StoredPerson,
  StoredView,
  Usergroup,
} from './model.js';

/** One change of the workspace: a line of the journal. Applying it twice changes nothing. */
export type StateRecord =
  | { t: 'meta'; meta: Meta }
  | { t: 'person'; person: StoredPerson }
  | { t: 'channel'; channel: StoredChannel }
  | { t: 'member'; channel: string; user: string; in: boolean }
  | { t: 'message'; message: StoredMessage }
  | { t: 'gone'; channel: string; ts: string }
  | { t: 'file'; file: StoredFile }
  | { t: 'usergroup'; group: Usergroup }
  | { t: 'home'; user: string; view: StoredView }
  | { t: 'modals'; user: string; stack: StoredView[] }
  /** What a person has entered in an element of a message or view (`place`). */
  | { t: 'input'; user: string; place: string; block: string; action: string; value: JsonObject }
  | { t: 'hook'; hook: ResponseHook }
  /** A person has seen a channel (or a thread of it) up to there. */
  | { t: 'read'; user: string; channel: string; thread?: string; ts: string }
  | { t: 'ts'; micros: number }
  | { t: 'event'; id: string; envelope: JsonObject }
  | { t: 'eventDone'; id: string }
  | { t: 'reset' };
