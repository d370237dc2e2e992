import { useRef } from 'react';
import { call } from '../store/call.js';
import { putBack, takeDraft, type Draft } from '../store/drafts.js';
import { usePane } from './pane-context.js';
import { readFile } from './read-file.js';

interface Target {
  readonly channel: string;
  readonly thread: string | null;
  readonly draftKey: string;
  /** So many characters were put before what was written since: they could not be sent. */
  readonly onBack: (moved: number) => void;
}

/**
 * Sends what a draft holds. What could not be sent is in the draft again, wherever its writer is by then; what is written
 * meanwhile waits until the way is free. The answer: whether it was sent.
 */
export function useSender({ channel, thread, draftKey, onBack }: Target): (also: boolean) => Promise<boolean> {
  const { me, attempt } = usePane();
  const sending = useRef(false);
  const post = async ({ text, files }: Draft, also: boolean): Promise<void> => {
    if (/^\/[a-z]/i.test(text) && files.length === 0) {
      await call('person.types', { as: me.id, line: text, in: channel, ...(thread === null ? {} : { thread }) });
      return;
    }
    const content = await Promise.all(files.map(readFile));
    const place = thread === null ? {} : { thread, broadcast: also };
    await call('person.says', { as: me.id, where: channel, text, files: content, ...place });
  };
  return async (also) => {
    if (sending.current) return false;
    sending.current = true;
    const taken = takeDraft(draftKey);
    const done = await attempt(() => post(taken, also));
    sending.current = false;
    if (!done) onBack(putBack(draftKey, taken));
    return done;
  };
}
