import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { actionInWords } from '../../src/lib/domain/accounts/journal-lines.ts';
import { PERSONAS } from './personas.ts';
import { listRights, writeRights } from './table.ts';

const rights = listRights();
const column = (name: string) => PERSONAS.findIndex((persona) => persona.name === name);
const allowed = (name: string) =>
	rights
		.filter(({ may }) => may[column(name)])
		.map(({ name, about }) => (about ? `${name} (${about})` : name));

/** What anybody signed in may, by a token too. */
const MEMBERS = ['create', 'readNeed (published)'];

describe('who may what', () => {
	test('stands in docs/who-may-what.md as the rules say it (node scripts/write-rights.ts writes it)', () => {
		expect(readFileSync('docs/who-may-what.md', 'utf8')).toBe(writeRights());
	});

	test('a visitor does nothing but read what is published', () => {
		expect(allowed('Visitor')).toEqual(['readNeed (published)']);
	});

	test('a token without scope does nothing that writes', () => {
		expect(allowed('Token without scope')).toEqual(['readNeed (a draft)', 'readNeed (published)']);
	});

	test('a token with every scope writes sheets and needs, and decides nothing about people', () => {
		expect(allowed('Token with every scope')).toEqual([
			'create',
			'edit (an organisation)',
			'createNeed (for an organisation)',
			'readNeed (a draft)',
			'readNeed (published)',
			'editNeed (a draft)',
			'editNeed (published)',
			'publishNeed (of an organisation)',
			'withdrawNeed (of an organisation)',
			'deleteDraft (a draft)'
		]);
	});

	test('who represents another organisation may here what anybody signed in may', () => {
		expect(allowed('Representative elsewhere')).toEqual([
			...allowed('Signed in'),
			'readThread (from her)'
		]);
	});

	test('a member may what a representative may, but for what commits the organisation', () => {
		const representative = new Set(allowed('Representative'));
		expect(allowed('Member').filter((one) => !representative.has(one))).toEqual([]);
		expect(allowed('Member')).not.toContain('publishNeed (of an organisation)');
	});

	test('moderating opens neither the data of a person, nor her messages, nor what an organisation publishes', () => {
		for (const name of ['Moderator', 'Administrator'])
			for (const closed of [
				'exportData (her account)',
				'askErasure (her account)',
				'leave (her place in an organisation)',
				'readThread (from her)',
				'readThread (to an organisation)',
				'publishNeed (of an organisation)',
				'readNeed (a draft)'
			])
				expect(allowed(name)).not.toContain(closed);
	});

	test('an administrator may all that a moderator may, and a token of hers none of it', () => {
		const administrator = new Set(allowed('Administrator'));
		expect(allowed('Moderator').filter((one) => !administrator.has(one))).toEqual([]);
		expect(allowed('Token of an administrator').filter((one) => !MEMBERS.includes(one))).toEqual(
			[]
		);
	});
});

test('every act written in the journal has its French sentence', () => {
	const acts = readdirSync('src/lib/server', { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
		.flatMap((name) => readFileSync(join('src/lib/server', name), 'utf8').split('writeJournal('))
		.flatMap((text) => /action: '([a-z-]+\.[a-z_-]+)'/.exec(text.slice(0, 200))?.[1] ?? []);
	expect(acts.length).toBeGreaterThan(20);
	expect(acts.filter((act) => actionInWords(act) === act)).toEqual([]);
});
