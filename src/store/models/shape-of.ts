import type { Schema, SchemaType } from 'mongoose';
import { z } from 'zod';

/** What a schema's own type of a path tells, beside mongoose's typings. */
interface Path extends SchemaType {
  readonly schema?: Schema;
  readonly embeddedSchemaType?: Path;
}

const plain: Readonly<Record<string, (path: Path) => z.ZodType>> = {
  String: ({ options }) => ((options as { required?: boolean }).required === true ? z.string().min(1) : z.string()),
  Number: () => z.number(),
  Boolean: () => z.boolean(),
  Date: () => z.date(),
};

/**
 * A strict mongoose schema as a zod one: the same fields and nothing else, of these very types. Mongoose's own way to check
 * a document, `new Model(doc)` and `validate()`, also casts and watches it, which takes ten times as long
 * (docs/adr/0015-fewer-steps-to-the-first-post.md).
 * @throws Error for a type of field that no record has so far
 */
export function shapeOf(schema: Schema): z.ZodType {
  const fields = Object.entries(schema.paths as Readonly<Record<string, Path>>).map(([name, path]) => {
    const { required, default: otherwise } = path.options as { required?: boolean; default?: unknown };
    const value = valueOf(path);
    if (required === true) return [name, value] as const;
    return [name, otherwise === null ? value.nullish() : value.exactOptional()] as const;
  });
  return z.strictObject(Object.fromEntries(fields));
}

function valueOf(path: Path): z.ZodType {
  const { instance, schema, embeddedSchemaType: each } = path;
  if (instance === 'Array' && schema) return z.array(shapeOf(schema));
  if (instance === 'Array' && each) return z.array(valueOf(each));
  const type = schema ? () => shapeOf(schema) : plain[instance];
  if (!type) throw new Error(`No record had a field of type ${instance} so far: ${path.path}`);
  return type(path);
}
