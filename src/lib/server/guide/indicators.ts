import { readFile } from 'node:fs/promises';
import { inRoot } from '../platform/root.ts';

/** One figure of a survey: what was measured, on whom, when, by whom, and where it was read. */
export interface Indicator {
	readonly id: string;
	readonly label: string;
	readonly value: number;
	readonly unit: string;
	readonly population: string;
	readonly year: number;
	readonly institute: string;
	readonly study: string;
	readonly url: string;
}

let all: Promise<Map<string, Indicator>> | undefined;

/** The indicators of the given ids, in their order. Throws on an unknown id: a fault of our content. */
export async function readIndicators(ids: readonly string[]): Promise<Indicator[]> {
	const known = await (all ??= readAll());
	return ids.map((id) => {
		const indicator = known.get(id);
		if (!indicator) throw new Error(`data/indicators has no indicator ${id}`);
		return indicator;
	});
}

async function readAll(): Promise<Map<string, Indicator>> {
	const text = await readFile(inRoot('data/indicators/indicators.json'), 'utf8');
	const records = JSON.parse(text) as Record<string, never>[];
	return new Map(
		records.map((record) => [
			record.id!,
			{
				id: record.id!,
				label: record.label_fr!,
				value: record.value!,
				unit: record.unit!,
				population: record.population_fr!,
				year: record.year!,
				institute: record.institute!,
				study: record.study!,
				url: record.source_url!
			}
		])
	);
}
