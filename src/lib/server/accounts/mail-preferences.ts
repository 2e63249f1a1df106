import { isMailKind, OPTIONAL_KINDS, type MailKind } from '#lib/domain/accounts/mail-kinds.ts';
import { dataPolicies } from '#lib/domain/accounts/policies-data.ts';
import { refuseData } from '#lib/domain/accounts/refusals-data.ts';
import type { SignedIn } from '#lib/domain/kernel/actor.ts';
import { demand } from '#lib/domain/kernel/policy.ts';
import { readerOf, transact, type Context, type Reader } from '../platform/context.ts';
import { areOurWords, signWords } from '../platform/signed-words.ts';

/** The optional kinds that this person receives. */
export async function readMailChoices(reader: Reader, person: string): Promise<MailKind[]> {
	const refused = await reader.db
		.selectFrom('mail_refusal')
		.select('kind')
		.where('person', '=', person)
		.execute();
	return OPTIONAL_KINDS.filter((kind) => !refused.some((row) => row.kind === kind));
}

/** From now on she receives these optional kinds, and no other. */
export async function chooseMails(
	context: Context & { readonly actor: SignedIn },
	wanted: readonly MailKind[]
): Promise<void> {
	const person = context.actor.id;
	demand(context.actor, dataPolicies.chooseMails, person);
	await transact(context, async (inside) => {
		await inside.db.deleteFrom('mail_refusal').where('person', '=', person).execute();
		for (const kind of OPTIONAL_KINDS)
			if (!wanted.includes(kind)) await refuseKind(inside, person, kind);
	});
}

/** What an address to refuse a kind carries. */
export interface RefusalLink {
	readonly person: string;
	readonly kind: string;
	readonly proof: string;
}

/** Absolute address at which this person refuses this kind without signing in. */
export async function refusalAddress(
	context: Context,
	site: string,
	person: string,
	kind: MailKind
): Promise<string> {
	const proof = await signWords(context, ['refuse mails', person, kind]);
	const search = new URLSearchParams({ personne: person, genre: kind, preuve: proof });
	return `${site}/courriels/desabonnement?${search}`;
}

/** The kind that a link refuses, and whether it is refused already. Refuses `wrong_link`. */
export async function readRefusalLink(
	reader: Reader,
	link: RefusalLink
): Promise<{ kind: MailKind; refused: boolean }> {
	const { person, kind, proof } = link;
	if (!isMailKind(kind) || !(await areOurWords(reader, ['refuse mails', person, kind], proof)))
		throw refuseData('wrong_link');
	const known = await reader.db
		.selectFrom('person')
		.leftJoin('mail_refusal', (join) =>
			join.onRef('mail_refusal.person', '=', 'person.id').on('mail_refusal.kind', '=', kind)
		)
		.select('mail_refusal.kind')
		.where('person.id', '=', person)
		.executeTakeFirst();
	// The account is erased: nothing is sent any more.
	if (!known) throw refuseData('wrong_link');
	return { kind, refused: known.kind !== null };
}

/** Refuses the kind of a link; twice is once. Refuses `wrong_link`. */
export async function refuseByLink(
	context: Context,
	link: RefusalLink
): Promise<{ kind: MailKind }> {
	return transact(context, async (inside) => {
		const { kind } = await readRefusalLink(readerOf(inside), link);
		await refuseKind(inside, link.person, kind);
		return { kind };
	});
}

async function refuseKind({ db, now }: Context, person: string, kind: MailKind): Promise<void> {
	await db
		.insertInto('mail_refusal')
		.values({ person, kind, refused_at: now })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}
