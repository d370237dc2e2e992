/**
 * Whether something that was waited for may take the focus: not from somebody who types elsewhere by now.
 * @param own where that counts for nothing, because it is covered now
 */
export function mayTakeFocus(own?: Element | null): boolean {
  const now = document.activeElement;
  return !now?.matches('input, textarea, select, dialog, dialog *') || own?.contains(now) === true;
}
