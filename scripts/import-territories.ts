// Replaces our estimates by official points and contours: npm run import:territories -- FILE…
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { readOfficialFile } from '../src/lib/domain/territory/official.ts';
import { formatCount, formatNumber } from '../src/lib/domain/kernel/typography.ts';
import { transact } from '../src/lib/server/platform/context.ts';
import { openWorld } from '../src/lib/server/start.ts';
import { loadOfficialPlaces } from '../src/lib/server/territory/index.ts';

const SHOWN = 20;

/** Answers the exit code: 0 loaded, 2 nothing could be done. */
export async function run(files: readonly string[], environment = process.env): Promise<number> {
	if (files.length === 0 || files.some((file) => file.startsWith('--'))) {
		console.error('Usage : npm run import:territories -- FICHIER…');
		console.error('  communes.json de https://geo.api.gouv.fr/communes?fields=code,nom,centre');
		console.error('  ou contours en GeoJSON (communes, EPCI, départements, régions)');
		return 2;
	}
	try {
		const read = await Promise.all(files.map(readPlaces));
		const fault = read.find((one) => typeof one === 'string');
		if (fault) {
			console.error(`${fault} Rien n’a été changé.`);
			return 2;
		}
		const world = await openWorld(environment);
		try {
			const context = { db: world.db, actor: { kind: 'operator' } as const, now: new Date() };
			await transact(context, async (inside) => {
				for (const [rank, file] of files.entries()) {
					const { places, unreadable } = read[rank] as Exclude<(typeof read)[number], string>;
					const { points, outlines, unknown, misplaced } = await loadOfficialPlaces(inside, places);
					console.log(
						`${file} : ${formatCount(points, 'point')}, ${formatCount(outlines, 'contour')}.`
					);
					tell('Codes inconnus, laissés de côté', unknown);
					tell('Points à plus de 200 km du lieu connu, laissés de côté', misplaced);
					if (unreadable > 0)
						console.log(`  Éléments illisibles, laissés de côté : ${formatNumber(unreadable)}.`);
				}
			});
		} finally {
			await world.close();
		}
		return 0;
	} catch (error) {
		if (!['FolderInUse', 'MigrationChanged', 'WrongSettings'].includes((error as Error).name))
			throw error;
		console.error((error as Error).message);
		return 2;
	}
}

async function readPlaces(file: string) {
	let text: string;
	try {
		text = await readFile(file, 'utf8');
	} catch {
		return `Le fichier « ${file} » n’existe pas ou n’est pas lisible.`;
	}
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		return `Le fichier « ${file} » n’est pas du JSON valide : il est peut-être coupé.`;
	}
	return (
		readOfficialFile(json) ??
		`Le fichier « ${file} » n’est ni la liste des communes de geo.api.gouv.fr ni des contours en GeoJSON.`
	);
}

function tell(title: string, codes: readonly string[]): void {
	if (codes.length === 0) return;
	const rest = codes.length > SHOWN ? ` et ${codes.length - SHOWN} autres` : '';
	console.log(`  ${title} : ${codes.slice(0, SHOWN).join(', ')}${rest}.`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	process.exitCode = await run(process.argv.slice(2));
}
