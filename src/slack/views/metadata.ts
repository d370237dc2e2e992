import { z } from 'zod';

const text = z.string().max(3000);

/** Everything that a form of Bellhop's is opened with: texts and lists of files, never an object that a query could read. */
const metadata = z
  .object({
    ticketId: text.optional(),
    escalationId: text.optional(),
    channel: text.optional(),
    ts: text.optional(),
    threadTs: text.optional(),
    author: text.optional(),
    revision: text.optional(),
    isPrivate: z.boolean().optional(),
    files: z.array(z.object({ id: text, name: text, url: text.optional() })).optional(),
    was: z
      .object({ subject: text, description: text, priority: text, category: text.nullable(), tags: text })
      .optional(),
  })
  .catchall(z.union([text, z.number(), z.boolean(), z.null()]));

/** What a form was opened with, as it comes back. @throws where it is nothing that Bellhop wrote */
export function readMetadata(written: string): Readonly<Record<string, unknown>> {
  return metadata.parse(written === '' ? {} : JSON.parse(written));
}
