import { sql, type RawBuilder } from 'kysely';
import type { Database } from './db/schema.ts';

/*
 * Where personal data lies. Each area says it of its own tables, in `server/<area>/personal-data.ts`:
 *
 *     export const PERSONAL_DATA: readonly PersonalTable[] = [
 *         declare({
 *             table: 'need',
 *             label: 'Vos besoins et vos offres',
 *             links: [{ column: 'author', holds: 'person', erase: { set: { author: null } } }]
 *         })
 *     ];
 *
 * hands it through its door (`index.ts`), and `server/personal-data.ts` gathers them. From this alone the
 * export of « my data » and the erasure of an account are made: all the columns of a table are exported
 * but those that the declaration takes out, with a reason. A test (`server/personal-data.db.test.ts`)
 * reads the catalogue of the database and fails when a column points to a person, or is named as if it
 * held something personal, without being declared; another plants a marker in each declared table and
 * looks for it in the export, then everywhere after the erasure.
 */

/** A table in which something is about a person. */
export interface PersonalTable {
	readonly table: keyof Database & string;
	/** What a person reads above it in her export: « Vos connexions ouvertes ». */
	readonly label: string;
	readonly links: readonly PersonalLink[];
	/** Columns that her export leaves out, each with its reason in French (« ouvre votre compte »). */
	readonly notExported?: Readonly<Record<string, string>>;
	/** French names of columns, when `domain/accounts/export-words.ts` does not have them. */
	readonly words?: Readonly<Record<string, string>>;
}

/** How a row is about a person, and what becomes of it when her account is erased. */
export interface PersonalLink {
	readonly column: string;
	/** Id of the account, or mail address (compared without capitals). */
	readonly holds: 'person' | 'mail';
	/** `contains`: the address stands somewhere in the text of the column. */
	readonly match?: 'contains';
	/**
	 * `delete`: the row goes. `set`: these columns take these values, the row stays and is about nobody.
	 * `keep`: the row stays as it is; say why.
	 */
	readonly erase: 'delete' | { readonly set: Readonly<Record<string, string | null>> } | Keep;
}

interface Keep {
	/** French: why the law or the safety of others asks that it stays. */
	readonly keepBecause: string;
}

/** A declaration whose columns are checked against the schema as it is written. */
export function declare<Table extends keyof Database & string>(declaration: {
	readonly table: Table;
	readonly label: string;
	readonly links: readonly (Omit<PersonalLink, 'column' | 'erase'> & {
		readonly column: keyof Database[Table] & string;
		readonly erase:
			| 'delete'
			| { readonly set: { readonly [Column in keyof Database[Table]]?: string | null } }
			| Keep;
	})[];
	readonly notExported?: { readonly [Column in keyof Database[Table]]?: string };
	readonly words?: { readonly [Column in keyof Database[Table]]?: string };
}): PersonalTable {
	return declaration as PersonalTable;
}

/** Who a person is for the tables: the id of her account, and her mail address. */
export interface Whom {
	readonly id: string;
	readonly mail: string;
}

/** The condition that says which rows of its table a link finds. */
export function isAbout({ column, holds, match }: PersonalLink, whom: Whom): RawBuilder<boolean> {
	const sought = holds === 'person' ? whom.id : whom.mail.toLowerCase();
	const value = holds === 'person' ? sql.ref(column) : sql`lower(${sql.ref(column)})`;
	return match === 'contains'
		? sql<boolean>`position(${sought}::text in ${value}::text) > 0`
		: sql<boolean>`${value} = ${sought}`;
}
