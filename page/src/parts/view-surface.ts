import { obj, type Json } from '../../../src/sandbox/json.js';
import type { PageFile, PageView } from '../../../src/sandbox/page/wire.js';
import type { Surface } from '../blocks/surface.js';
import { call } from '../store/call.js';
import { readFile } from './read-file.js';

/** Elements of a modal or of the Home tab. @param pending what is on its way, so that a form waits for it */
export function viewSurface(
  as: string,
  view: PageView,
  errors: Readonly<Record<string, string>>,
  pending?: Set<Promise<unknown>>,
): Surface {
  const values = obj(view['state'], 'values');
  const tracked = async <R>(done: Promise<R>): Promise<R> => {
    pending?.add(done);
    try {
      return await done;
    } finally {
      pending?.delete(done);
    }
  };
  const ref = (block: string, action: string): object => ({ as, view: view.id, block, action });
  return {
    key: view.id,
    errors,
    stateOf: (block, action) => obj(values?.[block], action),
    async use(block, action, value: Json, send = true) {
      await tracked(call('use', { ...ref(block, action), value, send }));
    },
    attach: (block, action, files, tell) =>
      tracked(
        (async () => {
          for (const file of files) {
            tell(await call<PageFile[]>('attach', { ...ref(block, action), ...(await readFile(file)) }));
          }
        })(),
      ),
    suggest: (block, action, query) => call('suggest', { ...ref(block, action), query }),
  };
}
