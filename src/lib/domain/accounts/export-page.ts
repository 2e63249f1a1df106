import { formatCount, formatDay } from '../kernel/typography.ts';
import { exportWord } from './export-words.ts';

/** All that the site holds about a person, table by table. Values as JSON has them. */
export interface PersonalExport {
	/** `fr.faire-alliance.mes-donnees`, version 1. */
	readonly format: 'fr.faire-alliance.mes-donnees';
	readonly version: 1;
	readonly made_at: string;
	readonly person: string;
	readonly tables: readonly ExportedTable[];
}

export interface ExportedTable {
	readonly table: string;
	readonly label: string;
	readonly words: Readonly<Record<string, string>>;
	/** Columns left out, and why. */
	readonly left_out: Readonly<Record<string, string>>;
	readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** The same export as one page that opens without us, and prints. */
export function exportAsHtml(data: PersonalExport): string {
	const filled = data.tables.filter(({ rows }) => rows.length > 0);
	const empty = data.tables.filter(({ rows }) => rows.length === 0);
	return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Mes données – Faire alliance</title>
<style>
:root { color-scheme: light dark; --ink: light-dark(#1c2430, #e9e6df); --paper: light-dark(#fbfaf7, #14181f); --rule: light-dark(#dcd8cf, #39424f); }
body { max-width: 48rem; margin: 0 auto; padding: 2rem 1rem 4rem; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
h1, h2 { line-height: 1.2; } h2 { margin: 3rem 0 .5rem; }
dl { display: grid; grid-template-columns: minmax(9rem, 1fr) 2fr; gap: .25rem 1rem; margin: 0; padding: 1rem 0; border-top: 1px solid var(--rule); }
dt { font-weight: 600; } dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .5rem; } }
</style>
</head>
<body>
<h1>Mes données sur Faire alliance</h1>
<p>Fichier fait le ${escape(formatDay(data.made_at))}. Il contient tout ce que le site enregistre sur vous\u202F; le fichier JSON dit la même chose aux programmes.</p>
${filled.map(section).join('\n')}
${empty.length > 0 ? `<h2>Rien d’enregistré</h2>\n<ul>${empty.map(({ label }) => `<li>${escape(label)}</li>`).join('')}</ul>` : ''}
</body>
</html>
`;
}

function section({ label, words, left_out, rows }: ExportedTable): string {
	const out = Object.entries(left_out).map(
		([column, reason]) => `${exportWord(column, words)} (${reason})`
	);
	return `<section>
<h2>${escape(label)}</h2>
<p>${formatCount(rows.length, 'enregistrement')}.${out.length > 0 ? ` Laissé de côté\u00A0: ${escape(out.join('\u202F; '))}.` : ''}</p>
${rows.map((row) => entry(row, words)).join('\n')}
</section>`;
}

function entry(row: Readonly<Record<string, unknown>>, words: Readonly<Record<string, string>>) {
	const lines = Object.entries(row)
		.filter(([, value]) => value !== null && value !== '')
		.map(
			([column, value]) => `<dt>${escape(exportWord(column, words))}</dt><dd>${written(value)}</dd>`
		);
	return `<dl>${lines.join('')}</dl>`;
}

function written(value: unknown): string {
	if (typeof value === 'boolean') return value ? 'oui' : 'non';
	if (typeof value === 'string') return escape(moment(value));
	return escape(typeof value === 'object' ? JSON.stringify(value) : String(value));
}

/** An instant as people write it, in UTC: the file says so. */
function moment(text: string): string {
	const [, day, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}):\d{2}(?:\.\d+)?Z$/.exec(text) ?? [];
	return day ? `${formatDay(day)}, ${time} (UTC)` : text;
}

function escape(text: string): string {
	const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
	return text.replace(/[&<>"]/g, (sign) => signs[sign]!);
}
