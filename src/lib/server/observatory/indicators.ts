import { readFile } from 'node:fs/promises';
import type { Indicator } from '../../domain/observatory/indicator.ts';
import { inRoot } from '../platform/root.ts';

let all: Promise<Map<string, Indicator>> | undefined;

/** Every indicator, in the order of its file. */
export async function listIndicators(): Promise<Indicator[]> {
	return [...(await (all ??= readAll())).values()];
}

/** The indicators of the given ids, in their order. Throws on an unknown id: a fault of our content. */
export async function readIndicators(ids: readonly string[]): Promise<Indicator[]> {
	const known = await (all ??= readAll());
	return ids.map((id) => {
		const indicator = known.get(id);
		if (!indicator) throw new Error(`data/indicators has no indicator ${id}`);
		return indicator;
	});
}

/** A record of data/indicators/indicators.json. */
interface Recorded {
	id: string;
	label_fr: string;
	value: number;
	unit: string;
	population_fr: string;
	year: number | null;
	institute: string | null;
	study: string;
	source_url: string;
}

async function readAll(): Promise<Map<string, Indicator>> {
	const text = await readFile(inRoot('data/indicators/indicators.json'), 'utf8');
	return new Map((JSON.parse(text) as Recorded[]).map((record) => [record.id, fromRecord(record)]));
}

function fromRecord(record: Recorded): Indicator {
	return {
		id: record.id,
		label: record.label_fr,
		value: record.value,
		unit: record.unit,
		population: record.population_fr,
		year: record.year,
		institute: record.institute,
		study: record.study,
		url: record.source_url
	};
}
