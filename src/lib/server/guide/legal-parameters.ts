import { readdir, readFile } from 'node:fs/promises';
import {
	onDay,
	type LegalParameter,
	type LegalParameterOn
} from '../../domain/guide/legal-parameters.ts';
import { inRoot } from '../platform/root.ts';

let all: Promise<Map<string, LegalParameter>> | undefined;

/** Every legal parameter of data/legal with all its values, by id. */
export async function readLegalParameters(): Promise<ReadonlyMap<string, LegalParameter>> {
	return (all ??= readAll());
}

/**
 * One parameter as it stands on a day `YYYY-MM-DD`. Throws on an unknown id, and on a day that none of
 * its values covers: faults of our content.
 */
export async function readLegalParameter(id: string, on: string): Promise<LegalParameterOn> {
	const parameter = (await readLegalParameters()).get(id);
	if (!parameter) throw new Error(`data/legal has no parameter ${id}`);
	return onDay(parameter, on);
}

async function readAll(): Promise<Map<string, LegalParameter>> {
	const folder = inRoot('data/legal');
	const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
	const files = await Promise.all(
		names.map(
			async (name) =>
				JSON.parse(await readFile(inRoot('data/legal', name), 'utf8')) as LegalParameter[]
		)
	);
	return new Map(files.flat().map((parameter) => [parameter.id, parameter]));
}
