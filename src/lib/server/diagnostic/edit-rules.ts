import { diagnosticPolicies } from '../../domain/diagnostic/policies.ts';
import { previewRules, type PreviewLine } from '../../domain/diagnostic/preview.ts';
import { refuse } from '../../domain/diagnostic/refusals.ts';
import { demand } from '../../domain/kernel/policy.ts';
import { readerOf, transact, type Context, type Reader } from '../platform/context.ts';
import { writeJournal } from '../platform/journal.ts';
import { bumpRevision } from '../platform/revision.ts';
import type { ContentFault } from '../platform/written-file.ts';
import { parseOrientation } from './questionnaire-files.ts';
import { readDiagnosticData } from './questionnaires.ts';
import { readRules } from './rules.ts';

/** A version of the rules, as an administrator finds it in the list. */
export interface RulesVersion {
	readonly version: number;
	readonly note: string;
	readonly writtenAt: Date;
	/** It went back to the rules of the file. */
	readonly isFile: boolean;
}

/** What rules would do, tried on the test profiles; or what is wrong in them, with its lines. */
export async function tryRules(
	context: Context,
	text: string
): Promise<{ lines: PreviewLine[] } | { faults: readonly ContentFault[] }> {
	demand(context.actor, diagnosticPolicies.editOrientation, undefined);
	const data = await readDiagnosticData();
	const read = parseOrientation('règles', text, [...data.present.values()]);
	if ('faults' in read) return read;
	const { orientation } = await readRules(readerOf(context));
	return { lines: previewRules(data.profiles, data.present, orientation, read.value) };
}

/**
 * Makes a text the rules that count. `over`: the version that it was written from. Refuses `wrong_rules`,
 * and `rules_moved` when another version counts by now.
 */
export async function writeRules(
	context: Context,
	{ text, note, over }: { text: string; note: string; over: number }
): Promise<void> {
	demand(context.actor, diagnosticPolicies.editOrientation, undefined);
	const { present } = await readDiagnosticData();
	if ('faults' in parseOrientation('règles', text, [...present.values()]))
		throw refuse('wrong_rules', 'texte');
	await write(context, { text, note, over });
}

/** Makes the rules of the file count again. Refuses `rules_moved`. */
export async function restoreRules(
	context: Context,
	{ note, over }: { note: string; over: number }
): Promise<void> {
	demand(context.actor, diagnosticPolicies.editOrientation, undefined);
	await write(context, { text: null, note, over });
}

async function write(
	context: Context,
	{ text, note, over }: { text: string | null; note: string; over: number }
): Promise<void> {
	await transact(context, async (inside) => {
		await bumpRevision(inside, 'diagnostic'); // writers follow one another
		const [last] = await listVersions(readerOf(inside));
		if ((last?.version ?? 0) !== over) throw refuse('rules_moved', 'texte');
		const { version } = await inside.db
			.insertInto('orientation_version')
			.values({ text, note, written_at: inside.now })
			.returning('version')
			.executeTakeFirstOrThrow();
		await writeJournal(inside, {
			action: text === null ? 'orientation.restored' : 'orientation.written',
			subject: ['orientation', version]
		});
	});
}

/** The versions, the last first. */
export async function listVersions({ db }: Reader): Promise<RulesVersion[]> {
	const rows = await db
		.selectFrom('orientation_version')
		.select(['version', 'note', 'written_at', 'text'])
		.orderBy('version', 'desc')
		.limit(50)
		.execute();
	return rows.map(({ version, note, written_at, text }) => ({
		version,
		note,
		writtenAt: written_at,
		isFile: text === null
	}));
}
