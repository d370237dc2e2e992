import type { mongo } from 'mongoose';

/** One step from a version of the database to the next. */
export interface Migration {
  /** The version that it leads to. */
  readonly version: number;
  readonly name: string;
  /** Works on what any older code left. May be cut off anywhere and is then run again from its beginning. */
  run(db: mongo.Db): Promise<void>;
}
