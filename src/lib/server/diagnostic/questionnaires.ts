import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProfile } from '../../domain/diagnostic/data-schema.ts';
import type { Orientation } from '../../domain/diagnostic/orientation.ts';
import type { Questionnaire, QuestionnaireId } from '../../domain/diagnostic/questionnaire.ts';
import { refuse } from '../../domain/diagnostic/refusals.ts';
import { inRoot } from '../platform/root.ts';
import {
	parseOrientation,
	parseProfiles,
	parseQuestionnaire,
	type ReadFile
} from './questionnaire-files.ts';

const FOLDER = 'data/questionnaires';
const ORIENTATION_FILE = `${FOLDER}/orientation.yaml`;

/** Every version of every questionnaire, and the rules and profiles that come with the product. */
export interface DiagnosticData {
	/** The latest version of each. */
	readonly present: ReadonlyMap<QuestionnaireId, Questionnaire>;
	readonly orientation: Orientation;
	/** As it is written, for who edits it. */
	readonly orientationText: string;
	readonly profiles: readonly TestProfile[];
	/** Refuses `unknown_version`. */
	version(id: string, version: number): Questionnaire;
}

let all: Promise<DiagnosticData> | undefined;

/** Reads data/questionnaires, once. Throws at what is wrong in it: the build has checked it. */
export function readDiagnosticData(): Promise<DiagnosticData> {
	return (all ??= readDataIn(inRoot(FOLDER)));
}

/** The same for another folder. */
export async function readDataIn(folder: string): Promise<DiagnosticData> {
	const names = (await readdir(folder)).filter((name) => /^[a-z]+-\d+\.yaml$/.test(name));
	const versions = await Promise.all(
		names.map(async (name) =>
			sound(parseQuestionnaire(`${FOLDER}/${name}`, await readFile(join(folder, name), 'utf8')))
		)
	);
	const present = latestOf(versions);
	const orientationText = await readFile(join(folder, 'orientation.yaml'), 'utf8');
	const profiles = await readFile(join(folder, 'profiles.yaml'), 'utf8');
	const latest = [...present.values()];
	return {
		present,
		orientation: sound(parseOrientation(ORIENTATION_FILE, orientationText, latest)),
		orientationText,
		profiles: sound(parseProfiles(`${FOLDER}/profiles.yaml`, profiles, latest)),
		version(id, version) {
			const found = versions.find((one) => one.id === id && one.version === version);
			if (!found) throw refuse('unknown_version');
			return found;
		}
	};
}

function latestOf(versions: readonly Questionnaire[]): ReadonlyMap<QuestionnaireId, Questionnaire> {
	const ordered = versions.toSorted((one, other) => one.version - other.version);
	return new Map(ordered.map((one) => [one.id, one]));
}

function sound<Value>(read: ReadFile<Value>): Value {
	if ('value' in read) return read.value;
	const { file, line, sentence } = read.faults[0]!;
	throw new Error(`${file}:${line}: ${sentence}`);
}
