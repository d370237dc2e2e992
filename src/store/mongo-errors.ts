/** E11000: a document with that unique key is there already. */
export function isDuplicateKey(error: unknown, index?: string): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error) || error.code !== 11000) return false;
  return index === undefined || ('message' in error && String(error.message).includes(index));
}
