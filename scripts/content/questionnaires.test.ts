import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { checkQuestionnaires } from './questionnaires.ts';

const root = mkdtempSync(join(tmpdir(), 'faire-alliance-questionnaires-'));
afterAll(() => rmSync(root, { recursive: true }));
beforeEach(() =>
	cpSync('data/questionnaires', join(root, 'data/questionnaires'), { recursive: true, force: true })
);

const ORGANISATION = 'data/questionnaires/organisation-1.yaml';
const ORIENTATION = 'data/questionnaires/orientation.yaml';

/** Replaces a piece of a file; answers « file:line » of what was planted. */
function plant(file: string, find: string, fault: string): string {
	const text = readFileSync(join(root, file), 'utf8');
	const at = text.indexOf(find);
	if (at < 0) throw new Error(`${file} has no ${find}`);
	writeFileSync(
		join(root, file),
		text.replace(find, () => fault)
	);
	return `${file}:${text.slice(0, at).split('\n').length}`;
}

function told() {
	return checkQuestionnaires(root, (address) =>
		address === '/nulle-part' ? 'n’est pas une page de ce site' : null
	).map(({ file, line, sentence }) => `${file}:${line}: ${sentence}`);
}

test('the files of the product have no fault', () => {
	expect(told()).toEqual([]);
});

test.for([
	['an unknown question', ORGANISATION, '{ question: motif, is: [ressource] }', '{ question: moti, is: [ressource] }', 'aucune question ne s’appelle moti'],
	['an unknown choice', ORGANISATION, '{ question: motif-entreprise, is: [soutien] }', '{ question: motif-entreprise, is: [soutient] }', 'motif-entreprise n’a pas de choix soutient'],
	['an unknown theme', ORGANISATION, 'theme: envie', 'theme: envies', 'aucun thème ne s’appelle envies'],
	['a name taken twice', ORGANISATION, 'id: echelle\n', 'id: role\n', 'la question role est déjà prise'],
	['a field that is not one', ORGANISATION, 'text: Vous êtes…', 'texte: Vous êtes…', 'champ inconnu : texte'],
	['a score beyond its bounds', ORGANISATION, 'score: 33', 'score: 330', 'score doit être un nombre entier entre 0 et 100'],
	['a rule on an unknown question', ORIENTATION, '{ question: payeur, is: [personne] }', '{ question: payeurs, is: [personne] }', 'aucune question ne s’appelle payeurs'],
	['a rule that names another question', ORIENTATION, 'because: "vous cherchez {motif}", from: typologie', 'because: "vous cherchez {role}", from: typologie', '{role} n’est pas une question de cette règle'],
	['a rule on a target that is not one', ORIENTATION, 'form: mecenat, weight: 3, when: [{ question: motif, is: [ressource]', 'form: mecena, weight: 3, when: [{ question: motif, is: [ressource]', 'form n’est pas l’une des valeurs'],
	['a page that is not one', ORIENTATION, 'url: /bonnes-nouvelles', 'url: /nulle-part', 'n’est pas une page de ce site'],
] as const)('%s is told with its file and line', ([, file, find, fault, sentence]) => {
	const where = plant(file, find, fault);
	const faults = told();
	expect(faults.some((one) => one.startsWith(`${where}:`) && one.includes(sentence)), faults.join('\n')).toBe(true);
});

test('a question that no answer leads to, and questions that wait for each other, are told', () => {
	const unreachable = plant(
		ORGANISATION,
		'      - { question: motif, is: [ressource] }',
		'      - { question: motif, is: [ressource] }\n      - { question: role, is: [entreprise] }'
	);
	expect(told()).toEqual([
		`${ORGANISATION}:${Number(unreachable.split(':')[1]) - 1}: aucune réponse ne mène à ressource`
	]);
});

test('a circle of questions is told', () => {
	plant(
		ORGANISATION,
		'    text: Vous êtes…',
		'    text: Vous êtes…\n    when:\n      - { question: motif, is: [ressource] }'
	);
	expect(told().some((one) => /tourne en rond/.test(one))).toBe(true);
});

test('a question that depends on one of its own page is told: a page does not change while it is filled in', () => {
	plant(
		ORGANISATION,
		'    text: De quoi avez-vous surtout besoin ?\n    when:\n      - { question: motif, is: [ressource] }',
		'    text: De quoi avez-vous surtout besoin ?\n    when:\n      - { question: besoin-partage, is: [une] }'
	);
	expect(told().some((one) => /qui n’est pas dans un thème d’avant/.test(one))).toBe(true);
});

test('a file that does not bear its name and version is told', () => {
	plant(ORGANISATION, 'version: 1', 'version: 2');
	expect(told()).toEqual([`${ORGANISATION}:1: se nomme organisation-2`]);
});

test('a YAML that cannot be read is told with a line', () => {
	plant(ORGANISATION, 'id: role', 'id: [role');
	expect(told().some((one) => /^data\/questionnaires\/organisation-1\.yaml:\d+: YAML illisible/.test(one))).toBe(true);
});
