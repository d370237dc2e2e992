/** Whether it is an IANA zone that this machine knows. */
export function isTimeZone(given: string): boolean {
  if (!/^[a-z]/iu.test(given)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: given }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The zones to suggest from. */
export function timeZones(): string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone')];
}
