/** How the person at this terminal calls Bellhop: its bin, or npm's script in a checkout. */
export function invocation(program: string = process.argv[1] ?? ''): string {
  return program.endsWith('main.ts') ? 'npm run --silent bellhop --' : 'bellhop';
}
