import type { Orientation } from '../../domain/diagnostic/orientation.ts';
import type { Reader } from '../platform/context.ts';
import { parseOrientation } from './questionnaire-files.ts';
import { readDiagnosticData } from './questionnaires.ts';

/** The rules as they count now. */
export interface PresentRules {
	readonly orientation: Orientation;
	/** As they are written. */
	readonly text: string;
	/** Number of the version in the database; 0 for the file of the product. */
	readonly version: number;
	/** Why the version that an administrator wrote cannot be read any more; null when all is well. */
	readonly fault: string | null;
}

const parsed = new Map<string, Orientation | string>();

/**
 * The rules that count: the last version that an administrator wrote, else those of the file. A version
 * written for questionnaires that have changed since may have become wrong: then the file counts, and
 * `fault` says so.
 */
export async function readRules(reader: Reader): Promise<PresentRules> {
	const data = await readDiagnosticData();
	const ofFile = {
		orientation: data.orientation,
		text: data.orientationText,
		version: 0,
		fault: null
	};
	const row = await reader.db
		.selectFrom('orientation_version')
		.select(['version', 'text'])
		.orderBy('version', 'desc')
		.limit(1)
		.executeTakeFirst();
	if (!row?.text) return ofFile;
	let rules = parsed.get(row.text);
	if (rules === undefined) {
		const read = parseOrientation('règles', row.text, [...data.present.values()]);
		rules =
			'value' in read
				? read.value
				: `ligne ${read.faults[0]!.line}\u00A0: ${read.faults[0]!.sentence}`;
		parsed.clear(); // one text counts at a time
		parsed.set(row.text, rules);
	}
	return typeof rules === 'string'
		? { ...ofFile, fault: rules }
		: { orientation: rules, text: row.text, version: row.version, fault: null };
}
