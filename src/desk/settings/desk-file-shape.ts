import type { z } from 'zod';
import { clip } from '../../base/clip.js';
import { nearest } from '../../base/nearest.js';
import type { DeskDocument } from './desk-file-document.js';
import { fault, type DeskFault, type Path } from './desk-file-fault.js';
import { deskFileSchema, fieldsAt, rightAt, type DeskFile } from './desk-file-schema.js';

/** Checks the file's shape, field by field. */
export function checkShape(document: DeskDocument): { file: DeskFile; faults: readonly DeskFault[] } {
  const value = document.value ?? {};
  const parsed = deskFileSchema.safeParse(value);
  if (parsed.success) return { file: parsed.data, faults: [] };
  return { file: {}, faults: parsed.error.issues.flatMap((issue) => faultsOf(issue, value, document)) };
}

function faultsOf(issue: z.core.$ZodIssue, value: unknown, document: DeskDocument): DeskFault[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => strange(key, path, document));
  const given = path.reduce<unknown>((at, step) => (at as Record<string | number, unknown> | undefined)?.[step], value);
  const isMap = typeof given === 'object' && given !== null && !Array.isArray(given);
  if (issue.code === 'invalid_union' && isMap) {
    const deeper =
      issue.errors.find((errors) => errors.some((error) => error.path.length > 0 || 'keys' in error)) ?? [];
    return deeper.flatMap((inner) => faultsOf({ ...inner, path: [...path, ...inner.path] }, value, document));
  }
  if (issue.code === 'too_big') return [tooBig(Number(issue.maximum), given, path, document)];
  return [misfit(given, path, document)];
}

function strange(key: string, path: Path, document: DeskDocument): DeskFault {
  const fields = fieldsAt(path);
  const near = nearest(key, fields);
  return fault(document.lineOfKey(path, key), [...path, key], (t) =>
    near === undefined
      ? t('deskfile.unknown_key', { key, known: fields.join(', ') })
      : t('deskfile.unknown_key_near', { key, near }),
  );
}

function tooBig(max: number, given: unknown, path: Path, document: DeskDocument): DeskFault {
  return fault(document.lineOf(path), path, (t) =>
    Array.isArray(given) ? t('deskfile.too_many', { max }) : t('deskfile.too_long', { value: quote(given), max }),
  );
}

function misfit(given: unknown, path: Path, document: DeskDocument): DeskFault {
  const right = rightAt(path);
  const line = document.lineOf(path);
  if (!right) return fault(line, path, (t) => t('deskfile.not_a_map'));
  const { example, choices } = right;
  if (given === undefined) return fault(line, path, (t) => t('deskfile.missing', { example }));
  const value = quote(given);
  const near = choices && typeof given === 'string' ? nearest(given, choices) : undefined;
  return fault(line, path, (t) => {
    if (near !== undefined) return t('deskfile.wrong_near', { value, near });
    if (choices && choices.length < 10) return t('deskfile.one_of', { value, choices: choices.join(', ') });
    return t('deskfile.wrong', { value, example });
  });
}

/** A value as it might stand in the file, cut short. */
function quote(value: unknown): string {
  return clip(JSON.stringify(value), 60);
}
