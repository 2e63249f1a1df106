import {
	appendFileSync,
	cpSync,
	existsSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkContent, tellFault } from './check-content.ts';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** A copy of what is written, with the real data and the real pages. */
function aCopy(): string {
	const root = mkdtempSync(join(tmpdir(), 'faire-alliance-content-'));
	folders.push(root);
	cpSync('content', join(root, 'content'), { recursive: true });
	symlinkSync(resolve('data'), join(root, 'data'));
	cpSync('src/routes', join(root, 'src/routes'), { recursive: true });
	return root;
}

/** Writes a fault in the place of what is found; answers the line where it now is. */
function plant(root: string, file: string, find: RegExp, fault: string): string {
	const text = readFileSync(join(root, file), 'utf8');
	const at = text.search(find);
	if (at < 0) throw new Error(`${file} has no ${find}`);
	writeFileSync(
		join(root, file),
		text.replace(find, () => fault)
	);
	return `${file}:${text.slice(0, at).split('\n').length}`;
}

const FORMS = 'content/vademecum/2-formes.md';
const RESOURCES = 'content/ressources.yaml';
const BOOK = 'content/vademecum-territoire.yaml';
const GLOSSARY = 'content/glossaire.yaml';
const GRAPH = 'content/parcours/graphe.yaml';
const unit = (slug: string) => `content/parcours/${slug}.md`;

test('what is written has no fault', () => {
	expect(checkContent('.').map(tellFault)).toEqual([]);
});

describe('each kind of fault is told with its file and its line', () => {
	const root = aCopy();
	const end = (file: string, text: string) => {
		const lines = readFileSync(join(root, file), 'utf8').trimEnd().split('\n').length;
		appendFileSync(join(root, file), `\n${text}\n`);
		return `${file}:${lines + 2}`;
	};
	const planted: [string, RegExp][] = [
		// Each stands at the end of a text, after an empty line.
		[
			end('content/vademecum/1-faire-alliance.md', 'Voir [[indicateur:nulle-part]].'),
			/indicateur nulle-part/
		],
		[
			end('content/vademecum/3-territoires.md', 'Voir [[droit:mecenat.nul]].'),
			/paramètre mecenat\.nul/
		],
		[end('content/vademecum/4-preuves.md', 'Voir [[chiffre:x]].'), /se cite par/],
		[
			end('content/vademecum/5-piloter.md', '[Voir](/comprendre/formes#nulle-part).'),
			/pas d’ancre nulle-part/
		],
		[
			end('content/vademecum/6-moyens.md', '[Voir](/comprendre/nulle-part).'),
			/pas de question nulle-part/
		],
		[
			end('content/vademecum/7-apprendre.md', '[Voir](/comprendre/glossaire#nul-mot).'),
			/pas de mot nul-mot/
		],
		[
			plant(root, 'content/vademecum/7-apprendre.md', /^## .*\{#.*\}$/m, '## Sans ancre'),
			/pas d’ancre/
		],
		[
			plant(root, 'content/vademecum/6-moyens.md', /^## .*$/m, '# Trop grand {#trop-grand}'),
			/commencent à ##/
		],
		[
			plant(root, 'content/vademecum/1-faire-alliance.md', /^## .*$/m, '## <b>Gras</b> {#gras}'),
			/HTML/
		],
		[
			plant(root, 'content/vademecum/3-territoires.md', /^short: .*$/m, 'short: 81 %'),
			/un taux ne s’écrit pas/
		],
		[
			plant(root, 'content/vademecum/3-territoires.md', /^updated: .*$/m, 'updated: demain'),
			/updated : doit être un jour/
		],
		[
			plant(root, 'content/vademecum/4-preuves.md', /^short: .*$/m, 'brief: Preuves'),
			/champ inconnu/
		],
		[plant(root, FORMS, /^ {2}- id: .*$/m, '  - id: nul-indicateur'), /indicateur nul-indicateur/],
		[
			plant(root, FORMS, /^ {4}query: .*$/m, '    query: categorie=nulle'),
			/ne comprend pas « categorie=nulle »/
		],
		[
			plant(root, 'content/vademecum/5-piloter.md', /^ {4}query: .*$/m, '    query: q=xylophagie'),
			/aucun exemple/
		],
		[
			plant(
				root,
				'content/vademecum/6-moyens.md',
				/^ {4}query: .*$/m,
				'    query: territoire=99999'
			),
			/99999/
		],
		[
			plant(root, FORMS, /^ {4}url: https.*$/m, '    url: https://lerameau'),
			/adresse web complète/
		],
		[plant(root, FORMS, /^ {4}url: \/.*$/m, '    url: /nulle/part'), /pas une page de ce site/],
		[plant(root, GLOSSARY, /^ {4}see: \[.*$/m, '    see: [nul-autre]'), /pas de mot nul-autre/],
		[
			plant(root, GLOSSARY, /^ {4}page: .*$/m, '    page: nulle-page'),
			/pas de question nulle-page/
		],
		[plant(root, GLOSSARY, /^ {4}basis: .*$/m, '    basis: ailleurs'), /l’une des valeurs/],
		[plant(root, RESOURCES, /^ {4}stages: .*$/m, '    stages: [9]'), /étape, de 1 à 8/],
		[plant(root, RESOURCES, /^ {4}questions: .*$/m, '    questions: [nulle]'), /l’une des valeurs/],
		[plant(root, RESOURCES, /^ {4}url: http.*$/m, '    url: lerameau.fr'), /adresse/],
		[
			plant(root, GRAPH, /^ {4}after: \[pourquoi-s-allier\]$/m, '    after: [nulle]'),
			/ne s’appelle nulle/
		],
		[
			plant(root, unit('pourquoi-s-allier'), /^ {4}explain: .*$/m, '    explain: Oui.'),
			/n’expliquent pas/
		],
		[
			plant(root, unit('quatre-formes'), /^ {2}slug: .*$/m, '  slug: nul-exemple'),
			/pas d’exemple nul-exemple/
		],
		[
			plant(root, unit('qui-vient-a-la-table'), /^ {6}cells: .*$/m, '      cells: [oui, non]'),
			/il faut 4 cases/
		],
		[
			plant(
				root,
				unit('qui-vient-a-la-table'),
				/^ {4}url: \/territoires$/m,
				'    url: /nulle-part'
			),
			/pas une page de ce site/
		],
		[
			plant(root, unit('par-ou-commencer'), /^ {2}minutes: .*$/m, '  minutes: 25'),
			/le graphe en annonce 10/
		],
		[
			plant(root, unit('par-ou-commencer'), /^ {2}- id: orientation$/m, '  - id: etapes'),
			/etapes est déjà pris/
		],
		[
			plant(
				root,
				unit('une-histoire-jusqu-a-sa-source'),
				/^ {8}right: true$/m,
				'        right: false'
			),
			/right: true/
		],
		[plant(root, GLOSSARY, /^ {2}- id: agenda-2030$/m, '  - id: odd'), /odd est déjà pris/],
		[
			plant(root, BOOK, /^ {8}id: urgence-citoyens-2020-utile$/m, '        id: nul-chiffre'),
			/pas d’indicateur nul-chiffre/
		],
		[
			plant(root, BOOK, /^ {12}id: pacte-mondial-2022-partenariats$/m, '            id: nul-role'),
			/pas d’indicateur nul-role/
		],
		[plant(root, BOOK, /^ +url: \/.*$/m, '        url: /nulle-part'), /nulle-part/]
	];
	const told = checkContent(root).map(tellFault);

	test.each(planted)('%s, %s', (place, sentence) => {
		const here = told.filter((one) => one.startsWith(`${place}: `));
		expect(
			here.some((one) => sentence.test(one)),
			here.join('\n') || told.join('\n')
		).toBe(true);
	});
});

describe('a file', () => {
	test.each([
		['that is missing', 'content/vademecum/7-apprendre.md', null, /:1: manque/],
		['without front matter', FORMS, '## Des formes {#x}', /:1: n’a pas d’en-tête/],
		[
			'that cannot be read',
			GLOSSARY,
			'terms:\n  - id: "x\n',
			/glossaire\.yaml:\d+: YAML illisible/
		],
		[
			'that no graph knows',
			unit('nulle'),
			'---\ntitle: x\n---\n',
			/nulle\.md:1: .* n’a pas d’unité nulle/
		],
		[
			'of a unit too short',
			unit('quatre-formes'),
			'---\nx: 1\n---\n## Peu {#exemple}\n',
			/description : manque/
		],
		['that is not one of the seven', 'content/vademecum/8-trop.md', '---\n---\n', /sept questions/]
	])('%s is told', (_, file, text, sentence) => {
		const root = aCopy();
		if (text === null) rmSync(join(root, file));
		else writeFileSync(join(root, file), text);
		expect(existsSync(join(root, file))).toBe(text !== null);
		expect(checkContent(root).map(tellFault).join('\n')).toMatch(sentence);
	});
});

test('the words of a unit are in the glossary, and in its text', () => {
	const root = aCopy();
	const place = plant(
		root,
		unit('pourquoi-s-allier'),
		/^terms: .*$/m,
		'terms: [nul-mot, pratiques-responsables]'
	);
	expect(checkContent(root).map(tellFault)).toEqual([
		`${place}: le glossaire n’a pas de mot nul-mot`,
		`${place}: le texte n’emploie pas le mot pratiques-responsables`
	]);
});
