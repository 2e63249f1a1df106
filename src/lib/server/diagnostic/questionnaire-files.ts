import type { z } from 'zod';
import {
	orientationSchema,
	profilesSchema,
	questionnaireSchema,
	readData,
	type TestProfile
} from '../../domain/diagnostic/data-schema.ts';
import { checkOrientation } from '../../domain/diagnostic/orientation-check.ts';
import type { Orientation } from '../../domain/diagnostic/orientation.ts';
import { checkProfiles } from '../../domain/diagnostic/profile-check.ts';
import { checkQuestionnaire, type DataFault } from '../../domain/diagnostic/questionnaire-check.ts';
import type { Questionnaire } from '../../domain/diagnostic/questionnaire.ts';
import { isFault, readWritten, type ContentFault } from '../platform/written-file.ts';
import { typesetAll } from './typeset-all.ts';

/** A file of data/questionnaires read whole, or all that is wrong in it with its lines. */
export type ReadFile<Value> =
	{ readonly value: Value } | { readonly faults: readonly ContentFault[] };

/** Reads one questionnaire. `file` is what the faults name. */
export function parseQuestionnaire(file: string, text: string): ReadFile<Questionnaire> {
	return readYaml(file, text, questionnaireSchema, checkQuestionnaire);
}

/** Reads rules of orientation, checked against the questionnaires that they look at. */
export function parseOrientation(
	file: string,
	text: string,
	questionnaires: readonly Questionnaire[]
): ReadFile<Orientation> {
	return readYaml(file, text, orientationSchema, (rules) =>
		checkOrientation(rules, questionnaires)
	);
}

export function parseProfiles(
	file: string,
	text: string,
	questionnaires: readonly Questionnaire[]
): ReadFile<readonly TestProfile[]> {
	const read = readYaml(file, text, profilesSchema, ({ profiles }) =>
		checkProfiles(profiles, questionnaires)
	);
	return 'value' in read ? { value: read.value.profiles } : read;
}

function readYaml<Schema extends z.ZodType>(
	file: string,
	text: string,
	schema: Schema,
	check: (value: z.output<Schema>) => readonly DataFault[]
): ReadFile<z.output<Schema>> {
	const written = readWritten(file, text);
	if (isFault(written)) return { faults: [written] };
	const read = readData(schema, written.data);
	const faults = 'faults' in read ? read.faults : check(read.value);
	if (faults.length > 0 || 'faults' in read)
		return {
			faults: faults
				.map(({ path, sentence }) => ({ file, line: written.lineOf(path), sentence }))
				.sort((one, other) => one.line - other.line)
		};
	return { value: typesetAll(read.value) };
}
