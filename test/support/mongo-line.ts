import { layLine, type MongoLine as Line, type Passing } from '../../faults/support/mongo-line.js';

/** The line between a desk and its database, which a test can hold or cut: nothing is ever delivered late. */
export interface MongoLine extends Pick<Line, 'uri' | 'hold' | 'cut' | 'resume' | 'close'> {
  /**
   * The next command of that name reaches the database; its answer is lost, with the connection.
   * @returns whether there was one, by the time it is awaited
   */
  loseAnswer(command: string): Promise<boolean>;
  /** From now on commands of that name do not arrive, or their answers do not come back, until the line is resumed. */
  swallow(command: string, moment: 'asked' | 'answered'): void;
}

/** Lays a line to the database at that address. */
export async function mongoLine(uri: string): Promise<MongoLine> {
  const line = await layLine(Number(new URL(uri).port));
  return {
    ...line,
    resume() {
      line.watch = null;
      line.resume();
    },
    swallow(command, moment) {
      line.watch = (passing) => passing.command !== command || passing.moment !== moment;
    },
    loseAnswer: (command) =>
      new Promise((done) => {
        let unlucky: Passing['hangUp'] | null = null;
        line.watch = (passing) => {
          if (passing.command !== command) return true;
          if (passing.moment === 'asked') unlucky = passing.hangUp;
          if (passing.moment === 'asked' || passing.hangUp !== unlucky) return true;
          line.watch = null;
          passing.hangUp();
          done(true);
          return false;
        };
      }),
  };
}
