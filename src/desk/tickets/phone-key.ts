/** An extension at the end of a number, as people write it. */
const extension = /(?:#|ext\.?|x)\s*(\d+)\s*$/iu;

/**
 * A phone number as it is compared, however it was typed: its digits, with `+` where it begins so, and `x12` for the
 * extension 12. The 0 that some write in brackets after a country's code is left out. Nobody knows the country of a
 * number without `+`: `0912 345 678` and `+886 912 345 678` are two.
 */
export function phoneKey(typed: string): string {
  const inside = extension.exec(typed)?.[1];
  const number = typed.trim().replace(extension, '');
  const isWhole = number.startsWith('+');
  const digits = (isWhole ? number.replace('(0)', '') : number).replaceAll(/\D/gu, '');
  return `${isWhole ? '+' : ''}${digits}${inside === undefined ? '' : `x${inside}`}`;
}
