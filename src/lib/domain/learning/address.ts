import { LeftAside, readParameters, type Ignored } from '../kernel/address.ts';
import { fold } from '../kernel/typography.ts';
import { STAGES, type Stage } from '../guide/resources.ts';
import { ROLES, type Role } from '../guide/roles.ts';
import { PATH_IDS, PATHS, type PathId } from './graph.ts';
import { LEARNING_PATH } from './unit.ts';

/** What the page of the paths is asked: how long, for whom, at which stage. */
export interface PathQuery {
	readonly path: PathId | null;
	readonly role: Role | null;
	readonly stage: Stage | null;
}

/** `?duree=4&role=elu&etape=2`. Never fails: what is not understood is left aside and listed. */
export function readPathAddress(parameters: URLSearchParams): {
	query: PathQuery;
	ignored: readonly Ignored[];
} {
	let path: PathId | null = null;
	let role: Role | null = null;
	let stage: Stage | null = null;
	const aside = new LeftAside();
	for (const { name, written, value } of readParameters(parameters)) {
		const asked = fold(value);
		const byHours = PATH_IDS.find(
			(id) => asked.replace(/\s*h(eures?)?$/, '') === `${PATHS[id].hours}`
		);
		if (name === 'duree' && (byHours || Object.hasOwn(PATHS, asked)))
			path ??= byHours ?? (asked as PathId);
		else if (name === 'role' && Object.hasOwn(ROLES, asked)) role ??= asked as Role;
		else if (name === 'etape' && Object.hasOwn(STAGES, asked)) stage ??= Number(asked) as Stage;
		else aside.add(written, value);
	}
	return { query: { path, role, stage }, ignored: aside.list };
}

/** The address of a choice, without what says nothing. */
export function pathAddress({ path, role, stage }: PathQuery): string {
	const search = new URLSearchParams();
	if (path) search.set('duree', String(PATHS[path].hours));
	if (role) search.set('role', role);
	if (stage) search.set('etape', String(stage));
	return search.size > 0 ? `${LEARNING_PATH}?${search}` : LEARNING_PATH;
}
