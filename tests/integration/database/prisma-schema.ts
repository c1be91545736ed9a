/** A column as schema.prisma says it. */
export type Column = {
  readonly name: string;
  /** As PostgreSQL's `format_type` writes it. */
  readonly type: string;
  readonly required: boolean;
  readonly identity: boolean;
  readonly hasDefault: boolean;
};

/** A table; lists of columns are joined with commas. */
export type Table = {
  readonly columns: ReadonlyMap<string, Column>;
  readonly primaryKey: string;
  readonly uniques: readonly string[];
  /** `user_id -> users(id)` */
  readonly references: readonly string[];
};

export type Shape = {
  readonly tables: ReadonlyMap<string, Table>;
  /** Type name -> its values in order, joined with commas. */
  readonly enums: ReadonlyMap<string, string>;
};

/** A model's fields that are columns: Prisma's name -> the database's. */
export type Model = {
  readonly name: string;
  readonly fields: ReadonlyMap<string, string>;
};

type Field = { name: string; type: string; mark: string; rest: string };
/** `attributes` are the lines that begin with `@@`. */
type Block = { kind: string; name: string; attributes: string; fields: Field[] };

const TYPES: Readonly<Record<string, string>> = {
  String: 'text',
  Boolean: 'boolean',
  Int: 'integer',
  'Int SmallInt': 'smallint',
  BigInt: 'bigint',
  Bytes: 'bytea',
  Json: 'jsonb',
  'DateTime Timestamptz': 'timestamp with time zone',
  'DateTime Date': 'date',
};

/**
 * Reads schema.prisma, as far as it is used here: one field or attribute a line.
 * @throws TypeError for a type that is not known here
 */
export function readPrismaSchema(text: string): Shape & { models: Model[] } {
  const blocks = blocksOf(text);
  const schema = { models: byName(blocks, 'model'), enums: byName(blocks, 'enum') };
  const models = [...schema.models.values()];
  return {
    models: models.map((each) => ({ name: each.name, fields: columnsOf(each, schema) })),
    tables: new Map(models.map((each) => [tableName(each), tableOf(each, schema)])),
    enums: new Map(
      [...schema.enums.values()].map((each) => [tableName(each), each.fields.map(({ name }) => name).join()]),
    ),
  };
}

type Schema = { models: ReadonlyMap<string, Block>; enums: ReadonlyMap<string, Block> };

function byName(blocks: readonly Block[], kind: string): Map<string, Block> {
  return new Map(blocks.filter((each) => each.kind === kind).map((each) => [each.name, each]));
}

/** The fields of a model that are columns: Prisma's name -> the database's. */
function columnsOf({ fields }: Block, { models }: Schema): Map<string, string> {
  return new Map(
    fields.filter(({ type }) => !models.has(type)).map((field) => [field.name, columnName(field)]),
  );
}

function tableOf(model: Block, schema: Schema): Table {
  const names = columnsOf(model, schema);
  const fields = model.fields.filter(({ name }) => names.has(name));
  const joined = (list: string, of = names) =>
    list
      .split(',')
      .map((name) => of.get(name.trim()))
      .join();
  const marked = (attribute: string) => {
    const ofFields = fields.filter(({ rest }) => new RegExp(`@${attribute}\\b`).test(rest)).map(columnName);
    const lists = new RegExp(`^@@${attribute}\\(\\[(.+?)\\]`, 'gm');
    return [...ofFields, ...[...model.attributes.matchAll(lists)].map(([, list = '']) => joined(list))];
  };
  return {
    columns: new Map(fields.map((field) => [columnName(field), columnOf(field, schema)])),
    primaryKey: marked('id').join(),
    uniques: marked('unique').sort(),
    references: model.fields.flatMap(({ type, rest }) => {
      const target = schema.models.get(type);
      const [, from, to] = /@relation\(.*fields: \[(.+?)\], references: \[(.+?)\]/.exec(rest) ?? [];
      if (!target || !from || !to) return [];
      return [`${joined(from)} -> ${tableName(target)}(${joined(to, columnsOf(target, schema))})`];
    }),
  };
}

function columnOf(field: Field, { enums }: Schema): Column {
  const enumeration = enums.get(field.type);
  const type = enumeration ? tableName(enumeration) : scalarType(field);
  return {
    name: columnName(field),
    type: type + (field.mark === '[]' ? '[]' : ''),
    required: field.mark !== '?',
    identity: field.rest.includes('@default(autoincrement())'),
    hasDefault: /@default\((?!autoincrement)/.test(field.rest),
  };
}

function blocksOf(text: string): Block[] {
  const blocks = text.matchAll(/^(model|enum) (\w+) \{\n([^}]*)^\}/gm);
  return [...blocks].map(([, kind = '', name = '', body = '']) => {
    const lines = body.split('\n').map((line) => line.trim());
    const attributes = lines.filter((line) => line.startsWith('@@')).join('\n');
    return { kind, name, attributes, fields: lines.flatMap(fieldOf) };
  });
}

function fieldOf(line: string): Field[] {
  const [, name, type = '', mark = '', rest = ''] =
    /^(\w+)(?:\s+(\w+(?:\("\w+"\))?)(\?|\[\])?(.*))?$/.exec(line) ?? [];
  return name ? [{ name, type, mark, rest }] : [];
}

function columnName({ name, rest }: Field): string {
  return /@map\("(\w+)"\)/.exec(rest)?.[1] ?? name;
}

function tableName({ name, attributes }: Block): string {
  return /^@@map\("(\w+)"\)/m.exec(attributes)?.[1] ?? name;
}

function scalarType({ name, type, rest }: Field): string {
  const [, unsupported] = /^Unsupported\("(\w+)"\)$/.exec(type) ?? [];
  const [, native] = /@db\.(\w+)/.exec(rest) ?? [];
  const known = unsupported ?? TYPES[native ? `${type} ${native}` : type];
  if (!known) throw new TypeError(`${name}: no type of PostgreSQL is known for ${type} ${native ?? ''}`);
  return known;
}
