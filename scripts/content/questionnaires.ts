import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Questionnaire } from '../../src/lib/domain/diagnostic/questionnaire.ts';
import {
	parseOrientation,
	parseProfiles,
	parseQuestionnaire,
	type ReadFile
} from '../../src/lib/server/diagnostic/questionnaire-files.ts';
import type { ContentFault } from '../../src/lib/server/platform/written-file.ts';

const FOLDER = 'data/questionnaires';

/** All that is wrong in data/questionnaires under `root`: shape, targets, questions without a way to them, addresses. */
export function checkQuestionnaires(
	root: string,
	faultOfAddress: (address: string) => string | null
): ContentFault[] {
	if (!existsSync(join(root, FOLDER))) return [];
	const faults: ContentFault[] = [];
	const keep = <Value>(read: ReadFile<Value>): Value | undefined => {
		if ('value' in read) return read.value;
		faults.push(...read.faults);
		return undefined;
	};
	const text = (name: string) => readFileSync(join(root, FOLDER, name), 'utf8');
	const present = new Map<string, Questionnaire>();
	for (const name of readdirSync(join(root, FOLDER)).sort()) {
		const [, id, version] = /^([a-z]+)-(\d+)\.yaml$/.exec(name) ?? [];
		if (!id) continue;
		const file = `${FOLDER}/${name}`;
		const read = keep(parseQuestionnaire(file, text(name)));
		if (!read) continue;
		if (read.id !== id || read.version !== Number(version))
			faults.push({ file, line: 1, sentence: `se nomme ${read.id}-${read.version}` });
		else if ((present.get(id)?.version ?? 0) < read.version) present.set(id, read);
	}
	// With a questionnaire missing, every rule that looks at it would be called wrong.
	if (faults.length > 0) return faults;
	const questionnaires = [...present.values()];
	const file = `${FOLDER}/orientation.yaml`;
	const orientation = keep(parseOrientation(file, text('orientation.yaml'), questionnaires));
	const lines = text('orientation.yaml').split('\n');
	for (const { id, url } of orientation?.actions ?? []) {
		const fault = url && faultOfAddress(url);
		const line = lines.findIndex((one) => one.includes(`id: ${id},`)) + 1;
		if (fault) faults.push({ file, line, sentence: fault });
	}
	keep(parseProfiles(`${FOLDER}/profiles.yaml`, text('profiles.yaml'), questionnaires));
	return faults;
}
