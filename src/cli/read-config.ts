import { loadConfig, type Config } from '../config.js';
import type { Terminal } from './command.js';

/** The settings of the environment; null where they are faulty, after one line for each fault. */
export function readConfig({ env, t, warn }: Terminal): Config | null {
  const result = loadConfig(env, t);
  for (const warning of result.warnings) warn(warning);
  if (result.ok) return result.config;
  for (const fault of result.faults) warn(fault);
  warn(t('cli.see_env_example'));
  return null;
}
