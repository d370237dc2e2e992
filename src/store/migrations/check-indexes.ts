import type { Logger } from '../../base/logger.js';
import type { Models } from '../models/schemas.js';

/** Says which indexes of the database are not as the code needs them. Somebody's own are left alone. */
export async function checkIndexes(models: Models, logger: Pick<Logger, 'info' | 'warn'>): Promise<void> {
  await Promise.all(
    Object.values(models).map(async (model) => {
      const { toCreate, toDrop } = await model.diffIndexes();
      const { collectionName: collection } = model.collection;
      if (toCreate.length > 0) logger.warn({ collection, indexes: toCreate }, 'Indexes are missing');
      if (toDrop.length > 0) logger.info({ collection, indexes: toDrop }, 'Indexes that Bellhop does not need');
    }),
  );
}
