import { createHash } from 'node:crypto';
import { zipSync, type ZippableFile } from 'fflate';
import { insideBook, type Book, type Chapter } from '../../domain/guide/book.ts';
import { anchorOf, TO_VERIFY, type Note } from '../../domain/guide/notes.ts';
import { ROLES_IN_SENTENCE } from '../../domain/guide/roles.ts';
import { CONTENT_LICENCE } from '../../domain/guide/vademecum.ts';
import { escape, writeBlocks } from '../../domain/guide/write-html.ts';
import { formatDay } from '../../domain/kernel/typography.ts';

/** One file of the book: its name, its title in the contents, what it says. */
interface Leaf {
	readonly name: string;
	readonly title: string;
	/** What stands in `<body>`. */
	readonly body: string;
}

const SOURCES = 'sources.xhtml';
const GLOSSARY = 'glossaire.xhtml';

/**
 * The book as an EPUB 3 for the site at `origin`: a zip whose first file, not compressed, says what it
 * is. The same book gives the same bytes.
 */
function writeEpub(book: Book, origin: string): Uint8Array<ArrayBuffer> {
	const leaves = leavesOf(book, origin);
	const files: Record<string, string> = {
		'META-INF/container.xml': CONTAINER,
		'EPUB/package.opf': packageOf(book, origin, leaves),
		'EPUB/nav.xhtml': page('Sommaire', navOf(leaves)),
		'EPUB/style.css': STYLE,
		...Object.fromEntries(
			leaves.map(({ name, title, body }) => [`EPUB/${name}`, page(title, body)])
		)
	};
	const encoder = new TextEncoder();
	const zipped: Record<string, ZippableFile> = {
		mimetype: [encoder.encode('application/epub+zip'), { level: 0 }]
	};
	for (const [name, text] of Object.entries(files)) zipped[name] = encoder.encode(text);
	// A fixed date, that of the format: the bytes do not tell when they were made.
	return Uint8Array.from(zipSync(zipped, { level: 9, mtime: new Date(1980, 0, 1) }));
}

/** The same with a mark that changes when it does, and a name for the file. */
export function epubOf(
	book: Book,
	origin: string
): { bytes: Uint8Array<ArrayBuffer>; mark: string; name: string } {
	const bytes = writeEpub(book, origin);
	const mark = createHash('sha256').update(bytes).digest('base64url').slice(0, 16);
	return { bytes, mark, name: `${book.fileName}.epub` };
}

function leavesOf(book: Book, origin: string): Leaf[] {
	const notes = [...book.notes.values()];
	return [
		{ name: 'titre.xhtml', title: 'Titre', body: coverOf(book, origin) },
		...book.chapters.map((chapter) => ({
			name: chapterFile(chapter),
			title: `${chapter.rank}. ${chapter.title}`,
			body: `<section epub:type="chapter"><h1>${chapter.rank}. ${escape(chapter.title)}</h1>\n${writeBlocks(
				chapter.blocks,
				{
					notes: book.notes,
					define: () => '',
					notesAt: SOURCES,
					glossaryAt: GLOSSARY,
					isBook: true,
					unframed: true,
					link: (href) => linkOf(href, book, origin)
				}
			)}</section>`
		})),
		{
			name: SOURCES,
			title: 'Sources des chiffres',
			body: `<section epub:type="endnotes" role="doc-endnotes"><h1>Sources des chiffres</h1>\n${
				notes.some(({ toVerify }) => toVerify) ? `<p>${escape(TO_VERIFY)}</p>\n` : ''
			}${notes.map((note) => noteOf(note, origin)).join('')}</section>`
		},
		{
			name: GLOSSARY,
			title: 'Glossaire',
			body: `<section epub:type="glossary" role="doc-glossary"><h1>Glossaire</h1>\n<dl>\n${book.terms
				.map(
					({ id, term, definition }) =>
						`<dt id="${id}">${escape(term)}</dt><dd>${escape(definition)}</dd>\n`
				)
				.join('')}</dl></section>`
		}
	];
}

function chapterFile({ rank, slug }: Pick<Chapter, 'rank' | 'slug'>): string {
	return `${rank}-${slug}.xhtml`;
}

function linkOf(href: string, book: Book, origin: string): string {
	const inside = insideBook(book, href);
	if (inside) return chapterFile(inside.chapter) + (inside.anchor ? `#${inside.anchor}` : '');
	return href.startsWith('/') ? origin + href : href;
}

function coverOf({ title, opening, path, invitation, role, day }: Book, origin: string): string {
	return `<section epub:type="titlepage"><h1>${escape(title)}</h1>
<p>${role ? `Pour ${escape(ROLES_IN_SENTENCE[role])}. ` : ''}${escape(opening)}</p>
<p>Textes du ${formatDay(day)}, sous licence <a href="${CONTENT_LICENCE.url}">${CONTENT_LICENCE.name}</a>.</p>
<p><a href="${escape(origin + path)}">${escape(invitation)}</a></p></section>`;
}

function noteOf(note: Note, origin: string): string {
	const { number, value, label, facts, source, page, toVerify } = note;
	const more = page ? ` <a href="${escape(origin + page)}">Tout sur ce chiffre</a>.` : '';
	return `<p id="${anchorOf(note.key)}">${number}. <strong>${escape(value)}</strong>${toVerify ? ' <em>(à vérifier)</em>' : ''}\u00A0: ${escape(label)}. ${escape(facts)}. Source\u00A0: <a href="${escape(source.url)}">${escape(source.title)}</a>.${more}</p>\n`;
}

const CONTAINER = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
`;

function packageOf(book: Book, origin: string, leaves: readonly Leaf[]): string {
	const address = `${origin}${book.filePath}.epub${book.role ? `?role=${book.role}` : ''}`;
	const items = leaves.map(
		({ name, body }, rank) =>
			`<item id="p${rank}" href="${name}" media-type="application/xhtml+xml"${body.includes('<svg ') ? ' properties="svg"' : ''}/>`
	);
	const hasDrawings = leaves.some(({ body }) => body.includes('<svg '));
	return `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="fr">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">${escape(address)}</dc:identifier>
<dc:title>${escape(book.title)}</dc:title>
<dc:language>fr</dc:language>
<dc:creator>Faire alliance</dc:creator>
<dc:publisher>Faire alliance</dc:publisher>
<dc:date>${book.day}</dc:date>
<dc:rights>${CONTENT_LICENCE.name}, ${CONTENT_LICENCE.url}</dc:rights>
<dc:source>${escape(origin + book.path)}</dc:source>
<meta property="dcterms:modified">${book.day}T00:00:00Z</meta>
<meta property="schema:accessMode">textual</meta>
${hasDrawings ? '<meta property="schema:accessMode">visual</meta>\n<meta property="schema:accessibilityFeature">alternativeText</meta>\n' : ''}<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">${hasDrawings ? 'Texte, et dessins dits en mots' : 'Texte seul'}, avec un sommaire, des titres, des notes et un glossaire liés.</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
${items.join('\n')}
</manifest>
<spine>
${leaves.map((_, rank) => `<itemref idref="p${rank}"/>`).join('\n')}
</spine>
</package>
`;
}

function navOf(leaves: readonly Leaf[]): string {
	const lines = leaves.map(
		({ name, title }) => `<li><a href="${name}">${escape(title)}</a></li>\n`
	);
	return `<nav epub:type="toc" id="toc"><h1>Sommaire</h1>\n<ol>\n${lines.join('')}</ol></nav>`;
}

function page(title: string, body: string): string {
	return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="fr" xml:lang="fr">
<head><title>${escape(title)}</title><link rel="stylesheet" href="style.css"/></head>
<body>
${body}
</body>
</html>
`;
}

const STYLE = `body { line-height: 1.5; }
h1, h2, h3 { line-height: 1.2; page-break-after: avoid; }
h2 { margin-top: 2em; }
a { color: inherit; }
a.cited { white-space: nowrap; }
a.in-glossary { text-decoration: underline dotted; }
sup { font-size: 0.7em; line-height: 0; }
.visually-hidden { position: absolute; left: -9999em; }
table { width: 100%; border-collapse: collapse; font-size: 0.9em; }
th, td { padding: 0.4em 0.6em 0.4em 0; border-bottom: 1px solid; text-align: left; vertical-align: top; }
tbody th { font-weight: normal; }
dt { margin-top: 0.8em; font-weight: bold; }
dd { margin: 0; }
`;
