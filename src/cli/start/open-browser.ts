import { spawn } from 'node:child_process';

/** How each system opens an address. */
const openers: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
  linux: ['xdg-open'],
};

/** Opens an address for the person at this terminal, where there is a desktop. It is only a favour: failures are silent. */
export function openBrowser(url: string, env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): void {
  const opener = openers[platform];
  if (!opener || !hasDesktop(env, platform)) return;
  const [command, ...args] = opener;
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  child.once('error', () => undefined);
  child.unref();
}

/** Not in scripts and CI, nor over a line without a screen; BROWSER=none says no. */
export function hasDesktop(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  if (!process.stdout.isTTY || env['CI'] !== undefined || env['BROWSER'] === 'none') return false;
  if (env['SSH_CONNECTION'] !== undefined) return false;
  return platform !== 'linux' || env['DISPLAY'] !== undefined || env['WAYLAND_DISPLAY'] !== undefined;
}
