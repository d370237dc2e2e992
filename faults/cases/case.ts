import type { FaultRow } from '../table.js';
import type { StageTools } from '../support/stage.js';

export interface CaseOptions extends StageTools {
  readonly seed: number;
  /** The bounded version. */
  readonly quick: boolean;
  readonly say: (line: string) => void;
}

/** A fault and its control. */
export type FaultCase = (options: CaseOptions) => Promise<FaultRow>;
