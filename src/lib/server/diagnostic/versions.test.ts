import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { diagnose } from '#lib/domain/diagnostic/diagnosis.ts';
import { readDataIn, readDiagnosticData } from './questionnaires.ts';

const folder = await mkdtemp(join(tmpdir(), 'faire-alliance-versions-'));
afterAll(() => rm(folder, { recursive: true }));

test('answers to a question that a later version took away are still read with their own version', async () => {
	await cp('data/questionnaires', folder, { recursive: true });
	const first = await readFile(join(folder, 'organisation-1.yaml'), 'utf8');
	const without = first
		.replace('version: 1', 'version: 2')
		.replace(/ {2}- id: risque\n(?: {4}.*\n)+/, '');
	await writeFile(join(folder, 'organisation-2.yaml'), without);
	// The rules and profiles of the day know the later version only.
	for (const name of ['orientation.yaml', 'profiles.yaml']) {
		const text = await readFile(join(folder, name), 'utf8');
		const kept = text
			.split('\n')
			.filter((line) => !line.includes('question: risque'))
			.map((line) =>
				line.includes('taille') ? line : line.replace(/, risque: \[[a-z]+\] }/, ' }')
			);
		await writeFile(join(folder, name), kept.join('\n'));
	}
	const later = await readDataIn(folder);
	const now = await readDiagnosticData();
	expect(later.present.get('organisation')!.version).toBe(2);
	expect(later.present.get('organisation')!.questions.some(({ id }) => id === 'risque')).toBe(
		false
	);

	const answers = { ...now.profiles[0]!.answers, risque: ['long'] };
	const before = diagnose(now.version('organisation', 1), now.orientation, answers);
	const after = diagnose(later.version('organisation', 1), later.orientation, answers);
	expect(after.portrait).toEqual(before.portrait);
	expect(after.portrait.themes.find(({ theme }) => theme === 'envie')!.asked).toBe(3);
	expect(
		diagnose(later.version('organisation', 2), later.orientation, answers).portrait.themes.find(
			({ theme }) => theme === 'envie'
		)!.asked
	).toBe(2);
});

test('a version whose file is gone is told, not guessed', async () => {
	const { version } = await readDiagnosticData();
	for (const [id, number] of [
		['organisation', 99],
		['licorne', 1],
		['__proto__', 1]
	] as const)
		expect(() => version(id, number)).toThrow(/questionnaire que ce site n’a plus/);
});
